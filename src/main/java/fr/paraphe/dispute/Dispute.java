package fr.paraphe.dispute;

import fr.paraphe.convention.Side;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What follows a mise en demeure, up to its settlement or the end of the convention (art. 10), or a dénonciation, up to its withdrawal or effect (art. 9).
 * Both parties see it. Its reference is that letter's, and the business key of its process.
 */
@Entity
public class Dispute {

    @Id
    private String reference;
    private String convention;
    private String commune;
    private String academie;
    @Enumerated(EnumType.STRING)
    private LetterKind kind;
    @Enumerated(EnumType.STRING)
    private Side author;
    @Enumerated(EnumType.STRING)
    private DisputeStatus status;
    private Instant openedAt;
    @Enumerated(EnumType.STRING)
    private FailureReason failure;
    private LocalDate failedOn;
    private String resiliation;
    @Column(columnDefinition = "text")
    private String withdrawalReason;
    private String withdrawnBy;
    private Instant closedAt;
    @Column(columnDefinition = "text")
    private String closeReason;
    @Version
    private long version;

    protected Dispute() {
    }

    Dispute(Letter letter, Instant at) {
        this.reference = letter.reference();
        this.convention = letter.convention();
        this.commune = letter.commune();
        this.academie = letter.academie();
        this.kind = letter.kind();
        this.author = letter.author();
        this.status = DisputeStatus.SENT;
        this.openedAt = at;
    }

    void convened() {
        status = DisputeStatus.CONVENED;
    }

    void agreed() {
        status = DisputeStatus.AGREED;
    }

    void fail(FailureReason why, LocalDate on, String letter) {
        status = DisputeStatus.FAILED;
        failure = why;
        failedOn = on;
        resiliation = letter;
    }

    void askForWithdrawal(String reason, String by) {
        withdrawalReason = reason;
        withdrawnBy = by;
    }

    void end(DisputeStatus as, String reason, Instant at) {
        status = as;
        closeReason = reason;
        closedAt = at;
    }

    public String reference() {
        return reference;
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

    /** {@code MISE_EN_DEMEURE} or {@code DENONCIATION}. */
    public LetterKind kind() {
        return kind;
    }

    /** Who complains, or gives notice. */
    public Side author() {
        return author;
    }

    public DisputeStatus status() {
        return status;
    }

    public boolean isOpen() {
        return status.isOpen();
    }

    public Instant openedAt() {
        return openedAt;
    }

    /** Why its conciliation has failed. */
    public Optional<FailureReason> failure() {
        return Optional.ofNullable(failure);
    }

    public Optional<LocalDate> failedOn() {
        return Optional.ofNullable(failedOn);
    }

    /** The letter of résiliation that the failure opened; what it says is its author's alone until it is sent. */
    public Optional<String> resiliation() {
        return Optional.ofNullable(resiliation);
    }

    public Optional<String> withdrawalReason() {
        return Optional.ofNullable(withdrawalReason);
    }

    public Optional<String> withdrawnBy() {
        return Optional.ofNullable(withdrawnBy);
    }

    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }

    public Optional<String> closeReason() {
        return Optional.ofNullable(closeReason);
    }

    public long version() {
        return version;
    }
}
