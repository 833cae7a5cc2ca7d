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
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** A meeting of conciliation (art. 10): when, where, by whose doing, and what came of it. One that is put off is followed by another. */
@Entity
public class Conciliation {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private String reference;
    private int number;
    @Enumerated(EnumType.STRING)
    private Side convenedBy;
    private LocalDate heldOn;
    private LocalTime heldAt;
    private String place;
    @Column(columnDefinition = "text")
    private String participants;
    @Column(columnDefinition = "text")
    private String agreedLater;
    private String enteredBy;
    private LocalDate convenedOn;
    private Long invitation;
    private Long calendar;
    @Enumerated(EnumType.STRING)
    private ConciliationOutcome outcome;
    private LocalDate outcomeOn;
    @Enumerated(EnumType.STRING)
    private Side statedBy;
    private Long record;
    @Column(columnDefinition = "text")
    private String text;
    private String recordedBy;
    private LocalDate newDate;
    private LocalTime newTime;
    private String newPlace;
    @Column(columnDefinition = "text")
    private String agreement;
    private Instant concludedAt;
    @Version
    private long version;

    protected Conciliation() {
    }

    Conciliation(String dispute, int number) {
        this.reference = dispute;
        this.number = number;
    }

    void plan(Side side, Meeting meeting, String by) {
        convenedBy = side;
        heldOn = meeting.heldOn();
        heldAt = meeting.heldAt();
        place = meeting.place();
        participants = meeting.participants().isEmpty() ? null : String.join("\n", meeting.participants());
        agreedLater = meeting.agreedLater();
        enteredBy = by;
    }

    void convene(LocalDate on) {
        convenedOn = on;
    }

    void invited(long paper, long file) {
        invitation = paper;
        calendar = file;
    }

    void record(ConciliationOutcome as, LocalDate on, Side said, Long document, String words, String by) {
        outcome = as;
        outcomeOn = on;
        statedBy = said;
        record = document;
        text = words;
        recordedBy = by;
        newDate = null;
        newTime = null;
        newPlace = null;
        agreement = null;
    }

    void putOff(LocalDate on, Meeting to, String by) {
        record(ConciliationOutcome.POSTPONED, on, null, null, null, by);
        newDate = to.heldOn();
        newTime = to.heldAt();
        newPlace = to.place();
        agreement = to.agreedLater();
    }

    void conclude(Instant at) {
        concludedAt = at;
    }

    public Long id() {
        return id;
    }

    /** The dispute's reference. */
    public String reference() {
        return reference;
    }

    /** 1 for the first one of its dispute. */
    public int number() {
        return number;
    }

    /** The more diligent party (art. 10). */
    public Side convenedBy() {
        return convenedBy;
    }

    public LocalDate heldOn() {
        return heldOn;
    }

    /** In the zone of the académie. */
    public LocalTime heldAt() {
        return heldAt;
    }

    public String place() {
        return place;
    }

    /** Who is expected. */
    public List<String> participants() {
        return participants == null ? List.of() : participants.lines().toList();
    }

    /** Who of the other side agreed to a day past the limit, and how. */
    public Optional<String> agreedLater() {
        return Optional.ofNullable(agreedLater);
    }

    public String enteredBy() {
        return enteredBy;
    }

    /** Empty while it can still be entered anew. */
    public Optional<LocalDate> convenedOn() {
        return Optional.ofNullable(convenedOn);
    }

    /** In the store of documents. */
    public Optional<Long> invitation() {
        return Optional.ofNullable(invitation);
    }

    /** The calendar file, in the store of documents. */
    public Optional<Long> calendar() {
        return Optional.ofNullable(calendar);
    }

    public Optional<ConciliationOutcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    public Optional<LocalDate> outcomeOn() {
        return Optional.ofNullable(outcomeOn);
    }

    /** The side that declared the failure. */
    public Optional<Side> statedBy() {
        return Optional.ofNullable(statedBy);
    }

    /** The record of the meeting, in the store of documents. */
    public Optional<Long> record() {
        return Optional.ofNullable(record);
    }

    /** What was agreed, or found. */
    public Optional<String> text() {
        return Optional.ofNullable(text);
    }

    public Optional<String> recordedBy() {
        return Optional.ofNullable(recordedBy);
    }

    /** When and where it is put off to; empty unless it is. */
    public Optional<Meeting> putOffTo() {
        return newDate == null ? Optional.empty() : Optional.of(new Meeting(newDate, newTime, newPlace, participants(), agreement));
    }

    /** Whether its outcome is recorded for good. */
    public boolean isConcluded() {
        return concludedAt != null;
    }
}
