package fr.paraphe.contribution;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/** Money that a creditor received for a titre. Written once. */
@Entity
public class Payment {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private long titreId;
    private String creditor;
    private BigDecimal amount;
    private LocalDate paidOn;
    private String paymentReference;
    private String mandateNumber;
    private LocalDate mandateDate;
    private String chorusNumber;
    private Instant enteredAt;
    private String enteredBy;
    private boolean imported;
    @Version
    private long version;

    protected Payment() {
    }

    Payment(Titre titre, NewPayment payment, boolean imported, Instant at, String by) {
        this.titreId = titre.id();
        this.creditor = titre.creditor();
        this.amount = payment.amount().setScale(2);
        this.paidOn = payment.paidOn();
        this.paymentReference = payment.reference();
        this.mandateNumber = payment.mandateNumber();
        this.mandateDate = payment.mandateDate();
        this.chorusNumber = payment.chorusNumber();
        this.imported = imported;
        this.enteredAt = at;
        this.enteredBy = by;
    }

    /** The same money for the same titre on the same day. */
    boolean isOf(Titre titre, NewPayment payment) {
        return titreId == titre.id() && payment.amount() != null && amount.compareTo(payment.amount()) == 0 && Objects.equals(paidOn, payment.paidOn());
    }

    public long id() {
        return id;
    }

    String creditor() {
        return creditor;
    }

    long titreId() {
        return titreId;
    }

    /** Euros. */
    public BigDecimal amount() {
        return amount;
    }

    public LocalDate paidOn() {
        return paidOn;
    }

    /** What the accountant calls it. */
    public String reference() {
        return paymentReference;
    }

    public Optional<String> mandateNumber() {
        return Optional.ofNullable(mandateNumber);
    }

    public Optional<LocalDate> mandateDate() {
        return Optional.ofNullable(mandateDate);
    }

    public Optional<String> chorusNumber() {
        return Optional.ofNullable(chorusNumber);
    }

    public Instant enteredAt() {
        return enteredAt;
    }

    public String enteredBy() {
        return enteredBy;
    }

    /** True when it came in a file. */
    public boolean imported() {
        return imported;
    }
}
