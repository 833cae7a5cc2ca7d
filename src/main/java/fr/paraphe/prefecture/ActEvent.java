package fr.paraphe.prefecture;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;

/** Something that happened to an act: a line of its log, never changed. */
@Entity
public class ActEvent {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private Long actId;
    private String message;
    private LocalDate occurredOn;
    private String summary;
    private String payloadSha;
    private Instant recordedAt;
    private String recordedBy;

    protected ActEvent() {
    }

    ActEvent(Long actId, String message, LocalDate occurredOn, String summary, String payloadSha, Instant recordedAt, String recordedBy) {
        this.actId = actId;
        this.message = message;
        this.occurredOn = occurredOn;
        this.summary = summary;
        this.payloadSha = payloadSha;
        this.recordedAt = recordedAt;
        this.recordedBy = recordedBy;
    }

    /** The ACTES code, e.g. {@code 1-2}; «-» for a step that is no message, such as the publication. */
    public String message() {
        return message;
    }

    public LocalDate occurredOn() {
        return occurredOn;
    }

    /** One French sentence. */
    public String summary() {
        return summary;
    }

    /** SHA-256 of what was recorded: the same fact twice has the same one. */
    public String payloadSha() {
        return payloadSha;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    /** The id of a user or program. */
    public String recordedBy() {
        return recordedBy;
    }
}
