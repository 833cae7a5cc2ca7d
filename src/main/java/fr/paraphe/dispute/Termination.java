package fr.paraphe.dispute;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The end of a convention before its term, and the action that a party may bring against it. The reference of the letter that ended it is the business key of its process. */
@Entity
public class Termination {

    @Id
    private String convention;
    private String letter;
    private LocalDate lastDay;
    private String reason;
    @Column(columnDefinition = "text")
    private String explanation;
    private Instant endedAt;
    private LocalDate filedOn;
    private String court;
    private String actionNumber;
    private String filedBy;
    private Instant contestedAt;
    @Enumerated(EnumType.STRING)
    private ActionOutcome outcome;
    private LocalDate outcomeOn;
    @Column(columnDefinition = "text")
    private String outcomeNote;
    private Long outcomeDocument;
    private String outcomeBy;
    private Instant settledAt;
    @Version
    private long version;

    protected Termination() {
    }

    Termination(Letter letter, EarlyEnd end, String reason, Instant at) {
        this.convention = letter.convention();
        this.letter = letter.reference();
        this.lastDay = end.lastDay().date();
        this.reason = reason;
        this.explanation = end.lastDay().explanation();
        this.endedAt = at;
    }

    void file(LocalDate on, String court, String number, String by) {
        filedOn = on;
        this.court = court;
        actionNumber = number;
        filedBy = by;
    }

    void contest(Instant at) {
        contestedAt = at;
    }

    void enterOutcome(ActionOutcome outcome, LocalDate on, String note, Long document, String by) {
        this.outcome = outcome;
        outcomeOn = on;
        outcomeNote = note;
        outcomeDocument = document;
        outcomeBy = by;
    }

    void settle(Instant at) {
        settledAt = at;
    }

    /** The convention's reference. */
    public String convention() {
        return convention;
    }

    /** The résiliation or dénonciation that ended it. */
    public String letter() {
        return letter;
    }

    /** The last day on which the convention was in force. */
    public LocalDate lastDay() {
        return lastDay;
    }

    /** What ended it, one French phrase. */
    public String reason() {
        return reason;
    }

    /** How its last day was found. */
    public String explanation() {
        return explanation;
    }

    public Instant endedAt() {
        return endedAt;
    }

    /** When an action was filed, as entered; it counts once {@link #isContested}. */
    public Optional<LocalDate> filedOn() {
        return Optional.ofNullable(filedOn);
    }

    public Optional<String> court() {
        return Optional.ofNullable(court);
    }

    /** The court's number for it. */
    public Optional<String> actionNumber() {
        return Optional.ofNullable(actionNumber);
    }

    public Optional<String> filedBy() {
        return Optional.ofNullable(filedBy);
    }

    /** Whether a party went to court within the time to do so. */
    public boolean isContested() {
        return contestedAt != null;
    }

    /** What became of the action, as entered; it counts once {@link #isSettled}. */
    public Optional<ActionOutcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    public Optional<LocalDate> outcomeOn() {
        return Optional.ofNullable(outcomeOn);
    }

    public Optional<String> outcomeNote() {
        return Optional.ofNullable(outcomeNote);
    }

    /** In the store of documents. */
    public Optional<Long> outcomeDocument() {
        return Optional.ofNullable(outcomeDocument);
    }

    public Optional<String> outcomeBy() {
        return Optional.ofNullable(outcomeBy);
    }

    public boolean isSettled() {
        return settledAt != null;
    }

    public long version() {
        return version;
    }
}
