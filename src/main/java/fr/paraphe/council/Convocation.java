package fr.paraphe.council;

import fr.paraphe.calendar.Deadline;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The convocation of a session, sent once; with the rule that was held against it, as it stood that day. */
@Entity
class Convocation {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private long session;
    private LocalDate sentOn;
    private Instant sentAt;
    private String sentBy;
    private LocalDate latestSending;
    private int clearDays;
    private String article;
    private long document;
    private LocalDate postedOn;
    private String postingRecordedBy;
    @Version
    private long version;

    protected Convocation() {
    }

    Convocation(long session, ConvocationRule rule, LocalDate sentOn, Instant sentAt, String sentBy, long document) {
        Deadline latest = rule.latestSending();
        this.session = session;
        this.sentOn = sentOn;
        this.sentAt = sentAt;
        this.sentBy = sentBy;
        this.latestSending = latest.date();
        this.clearDays = rule.clearDays();
        this.article = latest.article();
        this.document = document;
    }

    void posted(LocalDate on, String by) {
        postedOn = on;
        postingRecordedBy = by;
    }

    Long id() {
        return id;
    }

    LocalDate sentOn() {
        return sentOn;
    }

    LocalDate latestSending() {
        return latestSending;
    }

    long document() {
        return document;
    }

    Optional<LocalDate> postedOn() {
        return Optional.ofNullable(postedOn);
    }

    long version() {
        return version;
    }
}
