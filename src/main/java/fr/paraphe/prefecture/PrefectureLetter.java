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

/** A letter of the prefecture about an act (2-1, 3-1, 4-1, 5-1), and what the commune answered or the court decided. */
@Entity
public class PrefectureLetter {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private Long actId;
    @Enumerated(EnumType.STRING)
    private LetterKind kind;
    private LocalDate receivedOn;
    private LocalDate lodgedOn;
    private String object;
    private String sameLetterKey;
    private String task;
    @Enumerated(EnumType.STRING)
    private LetterStatus status;
    @Enumerated(EnumType.STRING)
    private AnswerKind answerKind;
    private LocalDate answerSentOn;
    private LocalDate answerReceivedOn;
    private String answerNote;
    @Enumerated(EnumType.STRING)
    private CourtOutcome courtOutcome;
    private LocalDate courtDecidedOn;
    private String courtNote;
    private Instant recordedAt;
    private String recordedBy;
    @Version
    private long version;

    protected PrefectureLetter() {
    }

    PrefectureLetter(Long actId, LetterKind kind, LocalDate receivedOn, LocalDate lodgedOn, String object, String sameLetterKey, String task,
                     Instant recordedAt, String recordedBy) {
        this.actId = actId;
        this.task = task;
        this.status = LetterStatus.PENDING;
        written(kind, receivedOn, lodgedOn, object, sameLetterKey, recordedAt, recordedBy);
    }

    final void written(LetterKind kind, LocalDate receivedOn, LocalDate lodgedOn, String object, String sameLetterKey, Instant recordedAt, String recordedBy) {
        this.kind = kind;
        this.receivedOn = receivedOn;
        this.lodgedOn = lodgedOn;
        this.object = object;
        this.sameLetterKey = sameLetterKey;
        this.recordedAt = recordedAt;
        this.recordedBy = recordedBy;
    }

    void open() {
        this.status = LetterStatus.OPEN;
    }

    void close() {
        this.status = LetterStatus.CLOSED;
    }

    void answer(AnswerKind answerKind, LocalDate answerSentOn, LocalDate answerReceivedOn, String answerNote) {
        this.answerKind = answerKind;
        this.answerSentOn = answerSentOn;
        this.answerReceivedOn = answerReceivedOn;
        this.answerNote = answerNote;
    }

    void answered() {
        this.status = LetterStatus.ANSWERED;
    }

    void refusedBySilence() {
        this.status = LetterStatus.REFUSED_BY_SILENCE;
    }

    void courtDecided(CourtOutcome courtOutcome, LocalDate courtDecidedOn, String courtNote) {
        this.courtOutcome = courtOutcome;
        this.courtDecidedOn = courtDecidedOn;
        this.courtNote = courtNote;
    }

    Long id() {
        return id;
    }

    Optional<String> task() {
        return Optional.ofNullable(task);
    }

    String sameLetterKey() {
        return sameLetterKey;
    }

    public LetterKind kind() {
        return kind;
    }

    /** By the commune. */
    public LocalDate receivedOn() {
        return receivedOn;
    }

    /** Of a déféré: when it was lodged with the court, if that is known. */
    public Optional<LocalDate> lodgedOn() {
        return Optional.ofNullable(lodgedOn);
    }

    public String object() {
        return object;
    }

    public LetterStatus status() {
        return status;
    }

    public Optional<AnswerKind> answerKind() {
        return Optional.ofNullable(answerKind);
    }

    public Optional<LocalDate> answerSentOn() {
        return Optional.ofNullable(answerSentOn);
    }

    /** When the prefecture received the answer; pieces count from this day only. */
    public Optional<LocalDate> answerReceivedOn() {
        return Optional.ofNullable(answerReceivedOn);
    }

    public Optional<String> answerNote() {
        return Optional.ofNullable(answerNote);
    }

    public Optional<CourtOutcome> courtOutcome() {
        return Optional.ofNullable(courtOutcome);
    }

    public Optional<LocalDate> courtDecidedOn() {
        return Optional.ofNullable(courtDecidedOn);
    }

    public Optional<String> courtNote() {
        return Optional.ofNullable(courtNote);
    }

    Long actId() {
        return actId;
    }

    /** As the clock of the déféré sees it. */
    DefereClock.Letter onTheClock() {
        LocalDate counted = kind == LetterKind.DEFERE && lodgedOn != null ? lodgedOn : receivedOn;
        return new DefereClock.Letter(kind, counted, answerReceivedOn != null ? answerReceivedOn : answerSentOn);
    }
}
