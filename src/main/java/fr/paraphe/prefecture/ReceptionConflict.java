package fr.paraphe.prefecture;

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

/** A second answer of the prefecture that contradicts the one recorded; it waits for a person to say which one is right. */
@Entity
public class ReceptionConflict {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private Long actId;
    @Enumerated(EnumType.STRING)
    private ReceptionOutcome outcome;
    private LocalDate statedOn;
    private String receiptMessage;
    private String detail;
    private String payloadSha;
    @Enumerated(EnumType.STRING)
    private ConflictResolution resolution;
    private String resolutionReason;
    private String resolutionTask;
    private Instant resolvedAt;
    private String resolvedBy;
    private Instant recordedAt;
    private String recordedBy;
    @Version
    private long version;

    protected ReceptionConflict() {
    }

    ReceptionConflict(Long actId, ReceptionOutcome outcome, LocalDate statedOn, String receiptMessage, String detail, String payloadSha, Instant recordedAt,
                      String recordedBy) {
        this.actId = actId;
        this.outcome = outcome;
        this.statedOn = statedOn;
        this.receiptMessage = receiptMessage;
        this.detail = detail;
        this.payloadSha = payloadSha;
        this.recordedAt = recordedAt;
        this.recordedBy = recordedBy;
    }

    /** What the clerk has entered for this task; it takes effect when the task is completed. */
    void proposed(ConflictResolution resolution, String reason, String task, String by) {
        this.resolution = resolution;
        this.resolutionReason = reason;
        this.resolutionTask = task;
        this.resolvedBy = by;
    }

    void resolved(Instant at) {
        this.resolvedAt = at;
    }

    boolean isResolved() {
        return resolvedAt != null;
    }

    boolean isFree() {
        return resolutionTask == null;
    }

    boolean belongsTo(String task) {
        return task.equals(resolutionTask);
    }

    /** What this answer says: received, or sent back. */
    public ReceptionOutcome outcome() {
        return outcome;
    }

    /** The day of receipt, or of the anomaly, that it states. */
    public LocalDate statedOn() {
        return statedOn;
    }

    public String receiptMessage() {
        return receiptMessage;
    }

    /** Of an anomaly: its reason. */
    public String detail() {
        return detail;
    }

    public Optional<ConflictResolution> resolution() {
        return Optional.ofNullable(resolution);
    }

    public Optional<String> resolutionReason() {
        return Optional.ofNullable(resolutionReason);
    }

    public Optional<String> resolvedBy() {
        return Optional.ofNullable(resolvedBy);
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String recordedBy() {
        return recordedBy;
    }
}
