package fr.paraphe.dispute;

import fr.paraphe.Confidential;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.Side;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/**
 * A letter by which a party puts the other on notice or ends the convention (art. 9 and 10). Its reference, e.g. {@code ENT-11076-2017-M1}, is the business key of its
 * processes and of its papers; a dispute bears its mise en demeure's.
 */
@Entity
public class Letter {

    @Id
    private String reference;
    private String convention;
    private int number;
    private String commune;
    private String academie;
    @Enumerated(EnumType.STRING)
    private LetterKind kind;
    @Enumerated(EnumType.STRING)
    private Side author;
    private String dispute;
    private LocalDate failedOn;
    @Enumerated(EnumType.STRING)
    private LetterStatus status;
    private Instant openedAt;
    private String openedBy;
    private Instant begunAt;
    @Column(columnDefinition = "text")
    private String demand;
    @Column(columnDefinition = "text")
    private String motives;
    @Column(columnDefinition = "text")
    private String reason;
    private boolean drops;
    @Column(columnDefinition = "text")
    private String dropReason;
    private String preparedBy;
    private LocalDate datedOn;
    private LocalDate signedOn;
    private Long signedDocument;
    private boolean renounced;
    @Enumerated(EnumType.STRING)
    private LetterChannel channel;
    private LocalDate sentOn;
    private String trackingNumber;
    private boolean lreConsent;
    private Long sendingProof;
    private String sentBy;
    private Instant concludedAt;
    private Long sentDocument;
    private String running;
    private LocalDate firstPresentedOn;
    private LocalDate receivedOn;
    @Enumerated(EnumType.STRING)
    private NonDelivery nonDelivery;
    private Long deliveryProof;
    private String deliveryBy;
    private Instant deliveryConcludedAt;
    private LocalDate withdrawnOn;
    @Column(columnDefinition = "text")
    private String withdrawalReason;
    private Long withdrawalDocument;
    private String withdrawnBy;
    private Instant closedAt;
    @Column(columnDefinition = "text")
    private String closeReason;
    // a letter is always shown with them; one query for all letters of a list
    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SUBSELECT)
    @CollectionTable(name = "letter_grievance", joinColumns = @JoinColumn(name = "reference"))
    @OrderColumn(name = "position")
    private List<Grievance> grievances = new ArrayList<>();
    @Version
    private long version;

    protected Letter() {
    }

    Letter(Convention about, LetterKind kind, int number, Side author, Instant at, String by) {
        this.reference = about.reference() + "-" + kind.mark() + number;
        this.convention = about.reference();
        this.number = number;
        this.commune = about.commune();
        this.academie = about.academie();
        this.kind = kind;
        this.author = author;
        this.status = LetterStatus.DRAFT;
        this.openedAt = at;
        this.openedBy = by;
    }

    void follow(String failed, LocalDate on) {
        dispute = failed;
        failedOn = on;
    }

    void begin(Instant at) {
        begunAt = at;
    }

    void prepare(List<Grievance> list, String demanded, String written, String why, String by) {
        grievances.clear();
        grievances.addAll(list);
        demand = demanded;
        motives = written;
        reason = why;
        drops = false;
        dropReason = null;
        preparedBy = by;
    }

    void drop(String why, String by) {
        drops = true;
        dropReason = why;
        preparedBy = by;
    }

    void date(LocalDate on) {
        datedOn = on;
    }

    void sign(LocalDate on, Long document) {
        signedOn = on;
        signedDocument = document;
    }

    void renounce(String by) {
        renounced = true;
        sentBy = by;
    }

    void send(LetterChannel by, LocalDate on, String number, boolean consent, Long proof, String who) {
        renounced = false;
        channel = by;
        sentOn = on;
        trackingNumber = number;
        lreConsent = consent;
        sendingProof = proof;
        sentBy = who;
    }

    /** From now on the other party may know it. */
    void concludeSending(Instant at) {
        status = LetterStatus.SENT;
        concludedAt = at;
        running = switch (kind) {
            case MISE_EN_DEMEURE -> null;
            case RESILIATION -> convention + "/R";
            case DENONCIATION -> convention + "/D/" + author;
        };
    }

    void keep(long document) {
        sentDocument = document;
    }

    void deliver(LocalDate presented, LocalDate received, NonDelivery why, Long proof, String by) {
        firstPresentedOn = presented;
        receivedOn = received;
        nonDelivery = why;
        deliveryProof = proof;
        deliveryBy = by;
    }

    void concludeDelivery(Instant at) {
        deliveryConcludedAt = at;
    }

    void enterWithdrawal(LocalDate on, String why, Long document, String by) {
        withdrawnOn = on;
        withdrawalReason = why;
        withdrawalDocument = document;
        withdrawnBy = by;
    }

    void withdraw(Instant at) {
        end(LetterStatus.WITHDRAWN, withdrawalReason, at);
    }

    void close(LetterStatus as, String why, Instant at) {
        end(as, why, at);
    }

    /** It has no further effect; a letter that was sent stays sent. */
    void settle(String why, Instant at) {
        end(status, why, at);
    }

    private void end(LetterStatus as, String why, Instant at) {
        status = as;
        running = null;
        closeReason = why;
        closedAt = at;
    }

    public String reference() {
        return reference;
    }

    /** 1 for the first letter of its kind about the convention. */
    public int number() {
        return number;
    }

    /** The convention's reference. */
    public String convention() {
        return convention;
    }

    /** INSEE code of the signatory commune. */
    public String commune() {
        return commune;
    }

    /** The académie's code. */
    public String academie() {
        return academie;
    }

    public LetterKind kind() {
        return kind;
    }

    /** Who writes it; the other side is its addressee. */
    public Side author() {
        return author;
    }

    /** The failed conciliation that it follows, for a résiliation. */
    public Optional<String> dispute() {
        return Optional.ofNullable(dispute);
    }

    /** When that conciliation failed. */
    public Optional<LocalDate> failedOn() {
        return Optional.ofNullable(failedOn);
    }

    public LetterStatus status() {
        return status;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public String openedBy() {
        return openedBy;
    }

    /** Whether its process has started. */
    public boolean hasBegun() {
        return begunAt != null;
    }

    public List<Grievance> grievances() {
        return List.copyOf(grievances);
    }

    /** What the other party is asked to do. */
    public Optional<String> demand() {
        return Optional.ofNullable(demand);
    }

    /** The motives of a résiliation (art. 10). */
    public Optional<String> motives() {
        return Optional.ofNullable(motives);
    }

    /** The reason of a dénonciation. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** Whether the preparation is given up. */
    public boolean drops() {
        return drops;
    }

    public Optional<String> dropReason() {
        return Optional.ofNullable(dropReason);
    }

    /** The day that its text bears, once its preparation is over. */
    public Optional<LocalDate> datedOn() {
        return Optional.ofNullable(datedOn);
    }

    /** The text that was signed, in the store of documents, in its author's confidence. */
    public Optional<Long> signedDocument() {
        return Optional.ofNullable(signedDocument);
    }

    /** The day of the signature. */
    public Optional<LocalDate> signedOn() {
        return Optional.ofNullable(signedOn);
    }

    /** Whether its sending is given up. */
    public boolean isRenounced() {
        return renounced;
    }

    public Optional<LetterChannel> channel() {
        return Optional.ofNullable(channel);
    }

    /** The day of its sending, as entered; it counts once {@link #wasSent}. */
    public Optional<LocalDate> sentOn() {
        return Optional.ofNullable(sentOn);
    }

    /** Of the registered letter. */
    public Optional<String> trackingNumber() {
        return Optional.ofNullable(trackingNumber);
    }

    /** Whether the addressee had consented to electronic registered letters (CPCE, art. L100). */
    public boolean lreConsent() {
        return lreConsent;
    }

    /** In the store of documents. */
    public Optional<Long> sendingProof() {
        return Optional.ofNullable(sendingProof);
    }

    /** Whether it has left its author: the other party may know it. */
    public boolean wasSent() {
        return concludedAt != null;
    }

    /** Whether it was sent and has neither been withdrawn nor come to its end. */
    public boolean isRunning() {
        return status == LetterStatus.SENT && closedAt == null;
    }

    /** The letter as it was sent, in the store of documents, for both parties. */
    public Optional<Long> sentDocument() {
        return Optional.ofNullable(sentDocument);
    }

    /** For a LRE that was refused or not claimed: the day of the proof of it. */
    public Optional<LocalDate> firstPresentedOn() {
        return Optional.ofNullable(firstPresentedOn);
    }

    public Optional<LocalDate> receivedOn() {
        return Optional.ofNullable(receivedOn);
    }

    /** Why it was not received. */
    public Optional<NonDelivery> nonDelivery() {
        return Optional.ofNullable(nonDelivery);
    }

    /** In the store of documents. */
    public Optional<Long> deliveryProof() {
        return Optional.ofNullable(deliveryProof);
    }

    /** Whether what became of it is recorded for good. */
    public boolean isDeliveryConcluded() {
        return deliveryConcludedAt != null;
    }

    /**
     * From when it counts for its addressee: the receipt; the first presentation, or the day of the proof of a LRE, where it was refused or not claimed. Empty before
     * that is recorded for good, and for a letter that could not be delivered.
     */
    public Optional<LocalDate> deliveredOn() {
        if (deliveryConcludedAt == null) {
            return Optional.empty();
        }
        return receivedOn != null ? Optional.of(receivedOn) : Optional.ofNullable(nonDelivery).filter(NonDelivery::notifies).map(why -> firstPresentedOn);
    }

    public Optional<LocalDate> withdrawnOn() {
        return Optional.ofNullable(withdrawnOn);
    }

    public Optional<String> withdrawalReason() {
        return Optional.ofNullable(withdrawalReason);
    }

    /** In the store of documents. */
    public Optional<Long> withdrawalDocument() {
        return Optional.ofNullable(withdrawalDocument);
    }

    /** When nothing was left to follow from it. */
    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }

    public Optional<String> closeReason() {
        return Optional.ofNullable(closeReason);
    }

    /** Whose it is until it is sent: the confidence of its author. */
    public String owner() {
        return Confidential.ownerFor(author == Side.COMMUNE ? commune : academie);
    }

    public long version() {
        return version;
    }
}
