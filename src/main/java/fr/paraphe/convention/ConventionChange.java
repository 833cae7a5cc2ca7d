package fr.paraphe.convention;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;

/** Something that was changed in a convention after its signature. */
@Entity
public class ConventionChange {

    /** What was changed. */
    public enum Kind {
        LIST, RECTIFICATION, TERMS, MEMBERS, PARTY
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private String reference;
    @Enumerated(EnumType.STRING)
    private Kind kind;
    private String source;
    private String sentence;
    private Instant changedAt;
    private String changedBy;
    @Version
    private long version;

    protected ConventionChange() {
    }

    ConventionChange(String reference, Kind kind, String source, String sentence, Instant changedAt, String changedBy) {
        this.reference = reference;
        this.kind = kind;
        this.source = source;
        this.sentence = sentence.length() > 2000 ? sentence.substring(0, 1999) + "…" : sentence;
        this.changedAt = changedAt;
        this.changedBy = changedBy;
    }

    public Kind kind() {
        return kind;
    }

    /** The reference of the avenant, or where the change came from. */
    public String source() {
        return source;
    }

    /** What was changed, one French sentence. */
    public String sentence() {
        return sentence;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public String changedBy() {
        return changedBy;
    }
}
