package fr.paraphe.dispute;

import fr.paraphe.convention.Side;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** What one side undertook in conciliation, and whether it was done. One that is not kept does not end the convention: a new mise en demeure is needed (art. 10). */
@Entity
public class ConciliationCommitment {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private Long conciliation;
    private int position;
    @Enumerated(EnumType.STRING)
    private Side side;
    @Column(columnDefinition = "text")
    private String what;
    private LocalDate dueOn;
    private Boolean kept;
    private LocalDate keptOn;
    @Column(columnDefinition = "text")
    private String note;
    private String followedBy;
    private Instant concludedAt;
    @Version
    private long version;

    protected ConciliationCommitment() {
    }

    ConciliationCommitment(long conciliation, int position, Commitment commitment) {
        this.conciliation = conciliation;
        this.position = position;
        this.side = commitment.side();
        this.what = commitment.what();
        this.dueOn = commitment.dueOn();
    }

    void follow(boolean done, LocalDate on, String words, String by) {
        kept = done;
        keptOn = on;
        note = words;
        followedBy = by;
    }

    void conclude(Instant at) {
        concludedAt = at;
    }

    public Long id() {
        return id;
    }

    /** The meeting at which it was made. */
    public long conciliation() {
        return conciliation;
    }

    /** Who is bound by it. */
    public Side side() {
        return side;
    }

    public String what() {
        return what;
    }

    public LocalDate dueOn() {
        return dueOn;
    }

    /** Empty before anybody has said so. */
    public Optional<Boolean> kept() {
        return Optional.ofNullable(kept);
    }

    /** When that was found. */
    public Optional<LocalDate> keptOn() {
        return Optional.ofNullable(keptOn);
    }

    public Optional<String> note() {
        return Optional.ofNullable(note);
    }

    public Optional<String> followedBy() {
        return Optional.ofNullable(followedBy);
    }

    /** Whether what became of it is recorded for good. */
    public boolean isConcluded() {
        return concludedAt != null;
    }
}
