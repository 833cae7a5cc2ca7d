package fr.paraphe.signature;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;

/** Why the mayor signs although the deliberation has no executory force yet. It counts once its task is completed. */
@Entity
public class ExecutoryOverride {

    @Id
    private String reference;
    private String reason;
    private boolean settled;
    private Instant recordedAt;
    private String recordedBy;
    @Version
    private long version;

    protected ExecutoryOverride() {
    }

    ExecutoryOverride(String reference) {
        this.reference = reference;
    }

    void state(String reason, Instant recordedAt, String recordedBy) {
        this.reason = reason;
        this.recordedAt = recordedAt;
        this.recordedBy = recordedBy;
    }

    void settle() {
        this.settled = true;
    }

    /** Whether it counts. */
    public boolean isSettled() {
        return settled;
    }

    public String reason() {
        return reason;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String recordedBy() {
        return recordedBy;
    }
}
