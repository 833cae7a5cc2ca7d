package fr.paraphe.contribution;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.convention.Party;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a creditor asks a commune to pay for one school year (art. 5 and 6). Once issued it is paid, or cancelled and issued anew; what it says never changes.
 */
@Entity
public class Titre {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private String number;
    private String creditor;
    private String academie;
    private String reference;
    private String commune;
    private String schoolYear;
    private String campaign;
    private Boolean standing;
    private int schools;
    private BigDecimal unitPrice;
    private BigDecimal amount;
    private String sentence;
    private String article;
    private String avenant;
    private String debtorName;
    private String debtorSiren;
    private String debtorAddress;
    private LocalDate issuedOn;
    private int paymentDays;
    private LocalDate dueOn;
    private BigDecimal paid;
    private LocalDate settledOn;
    private Long document;
    private LocalDate sentOn;
    private String sentTo;
    private int reminders;
    private Instant cancelledAt;
    private String cancelledBy;
    @Column(columnDefinition = "text")
    private String cancelReason;
    private Long replaces;
    @Column(columnDefinition = "text")
    private String settleReason;
    private String settledBy;
    @ElementCollection
    @CollectionTable(name = "titre_school", joinColumns = @JoinColumn(name = "titre_id"))
    @OrderColumn(name = "position")
    private List<TitreSchool> list = new ArrayList<>();
    @Version
    private long version;

    protected Titre() {
    }

    Titre(TitreNumber number, String creditor, Contribution contribution, Party debtor, String debtorName, List<TitreSchool> list, LocalDate issuedOn, int paymentDays,
          Titre replaces) {
        this.number = number.toString();
        this.creditor = creditor;
        this.academie = contribution.academie();
        this.reference = contribution.reference();
        this.commune = contribution.commune();
        this.schoolYear = contribution.schoolYear().toString();
        this.campaign = contribution.campaign().orElse(null);
        this.standing = true;
        this.schools = contribution.schools();
        this.unitPrice = contribution.unitPrice();
        this.amount = contribution.amount();
        this.sentence = contribution.sentence();
        this.article = contribution.article();
        this.avenant = contribution.avenant().orElse(null);
        this.debtorName = debtorName;
        this.debtorSiren = debtor.siren() == null ? "" : debtor.siren();
        this.debtorAddress = debtor.postalAddress() == null ? "" : debtor.postalAddress();
        this.list.addAll(list);
        this.issuedOn = issuedOn;
        this.paymentDays = paymentDays;
        this.dueOn = new PaymentTerm(paymentDays).from(issuedOn).date();
        this.paid = BigDecimal.ZERO.setScale(2);
        this.replaces = replaces == null ? null : replaces.id();
    }

    void sent(long document, LocalDate on, String to) {
        this.document = document;
        this.sentOn = on;
        this.sentTo = to;
    }

    void receive(BigDecimal sum, LocalDate on) {
        paid = paid.add(sum);
        if (paid.compareTo(amount) == 0) {
            settledOn = on;
        }
    }

    /** @param count reminders that count as sent now; those skipped because their day had passed too are among them */
    void remindedUpTo(int count) {
        reminders = count;
    }

    int reminders() {
        return reminders;
    }

    void cancel(String reason, String by, Instant at) {
        standing = null;
        cancelReason = reason;
        cancelledBy = by;
        cancelledAt = at;
    }

    void settle(String reason, String by) {
        settleReason = reason;
        settledBy = by;
    }

    public long id() {
        return id;
    }

    public TitreNumber number() {
        return TitreNumber.read(number).orElseThrow();
    }

    /** «GIP Formavie» */
    public String creditor() {
        return creditor;
    }

    /** The académie's code. */
    public String academie() {
        return academie;
    }

    /** Of the convention. */
    public String reference() {
        return reference;
    }

    /** INSEE code of the signatory. */
    public String commune() {
        return commune;
    }

    public SchoolYear schoolYear() {
        return SchoolYear.parse(schoolYear);
    }

    /** Empty for one issued by itself. */
    public Optional<String> campaign() {
        return Optional.ofNullable(campaign);
    }

    /** False once cancelled. */
    public boolean standing() {
        return Boolean.TRUE.equals(standing);
    }

    public TitreState state() {
        return TitreState.of(standing(), amount, paid);
    }

    /** Schools billed. */
    public int schools() {
        return schools;
    }

    /** Euros TTC per school. */
    public BigDecimal unitPrice() {
        return unitPrice;
    }

    /** Euros TTC. */
    public BigDecimal amount() {
        return amount;
    }

    /** «3 écoles × 50,00 € = 150,00 € (art. 6.1, liste inchangée)» */
    public String sentence() {
        return sentence;
    }

    public String article() {
        return article;
    }

    /** Reference of the avenant that gave the list, or that came too late to. */
    public Optional<String> avenant() {
        return Optional.ofNullable(avenant);
    }

    /** The commune's name, or that of the body in its place (art. 8). */
    public String debtorName() {
        return debtorName;
    }

    String debtorSiren() {
        return debtorSiren;
    }

    String debtorAddress() {
        return debtorAddress;
    }

    /** Of the year, as the paper lists them. */
    public List<TitreSchool> list() {
        return List.copyOf(list);
    }

    public LocalDate issuedOn() {
        return issuedOn;
    }

    /** Until when it should be paid; usage, not the convention. */
    public Deadline due() {
        return new PaymentTerm(paymentDays).from(issuedOn);
    }

    public LocalDate dueOn() {
        return dueOn;
    }

    /** Euros received so far. */
    public BigDecimal paid() {
        return paid;
    }

    /** Euros still owed; nothing once cancelled. */
    public BigDecimal left() {
        return standing() ? amount.subtract(paid) : BigDecimal.ZERO.setScale(2);
    }

    /** The day of the payment that settled it. */
    public Optional<LocalDate> settledOn() {
        return Optional.ofNullable(settledOn);
    }

    /** The paper in the store of documents; empty until it is written. */
    public Optional<Long> document() {
        return Optional.ofNullable(document);
    }

    public Optional<LocalDate> sentOn() {
        return Optional.ofNullable(sentOn);
    }

    /** The address it was mailed to; empty where the commune has none: then it must be delivered otherwise. */
    public Optional<String> sentTo() {
        return Optional.ofNullable(sentTo);
    }

    public Optional<Instant> cancelledAt() {
        return Optional.ofNullable(cancelledAt);
    }

    public Optional<String> cancelReason() {
        return Optional.ofNullable(cancelReason);
    }

    /** Id of the cancelled titre in whose place it stands. */
    public Optional<Long> replaces() {
        return Optional.ofNullable(replaces);
    }

    /** Why the GIP no longer follows it although it is unpaid. It stays due. */
    public Optional<String> settleReason() {
        return Optional.ofNullable(settleReason);
    }
}
