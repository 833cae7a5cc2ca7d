package fr.paraphe.contribution;

import fr.paraphe.calendar.SchoolYear;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The billing of all conventions of one académie for one school year. Its reference, {@code ENT-montpellier-2018-2019}, is the business key of its process. */
@Entity
public class Campaign {

    @Id
    private String reference;
    private String academie;
    private String schoolYear;
    @Enumerated(EnumType.STRING)
    private CampaignStatus status;
    private LocalDate opensOn;
    private LocalDate closesOn;
    private Instant createdAt;
    private int notices;
    private LocalDate noticedOn;
    private String noticeReference;
    private int total;
    private int done;
    private String lastReference;
    private Instant closingSince;
    private Instant listsClosedAt;
    private String checkNote;
    private String checkedBy;
    private Instant checkedAt;
    private String settlementReason;
    private String settledBy;
    private Instant closedAt;
    @Version
    private long version;

    protected Campaign() {
    }

    Campaign(String academie, SchoolYear schoolYear, LocalDate opensOn, LocalDate closesOn, Instant at) {
        this.reference = referenceOf(academie, schoolYear);
        this.academie = academie;
        this.schoolYear = schoolYear.toString();
        this.status = CampaignStatus.WAITING;
        this.opensOn = opensOn;
        this.closesOn = closesOn;
        this.createdAt = at;
        this.noticeReference = "";
        this.lastReference = "";
    }

    /** {@code ENT-montpellier-2018-2019} */
    public static String referenceOf(String academie, SchoolYear schoolYear) {
        return "ENT-" + academie + "-" + schoolYear;
    }

    void open() {
        status = CampaignStatus.OPEN;
    }

    void noticedUpTo(String reference) {
        noticeReference = reference;
    }

    void noticeRoundOver(LocalDate on) {
        notices++;
        noticedOn = on;
        noticeReference = "";
    }

    void startClosing(int total, Instant at) {
        status = CampaignStatus.CLOSING;
        this.total = total;
        closingSince = at;
    }

    void closedUpTo(String reference, int count) {
        lastReference = reference;
        done += count;
    }

    void listsClosed(Instant at) {
        status = CampaignStatus.TO_CHECK;
        // what came into force or ended while the closing ran made the forecast wrong, not the closing
        total = done;
        listsClosedAt = at;
    }

    void check(String note, String by) {
        checkNote = note;
        checkedBy = by;
    }

    void issue(Instant at) {
        status = CampaignStatus.ISSUING;
        checkedAt = at;
    }

    /** Every titre is out. */
    void collect() {
        status = CampaignStatus.COLLECTING;
    }

    void settle(String reason, String by) {
        settlementReason = reason;
        settledBy = by;
    }

    void close(Instant at) {
        status = CampaignStatus.CLOSED;
        closedAt = at;
    }

    public String reference() {
        return reference;
    }

    /** The académie's code. */
    public String academie() {
        return academie;
    }

    public SchoolYear schoolYear() {
        return SchoolYear.parse(schoolYear);
    }

    public CampaignStatus status() {
        return status;
    }

    /** First day of the window (art. 6.2). */
    public LocalDate opensOn() {
        return opensOn;
    }

    /** Last day of the window, 24:00 included (art. 6.2). */
    public LocalDate closesOn() {
        return closesOn;
    }

    /** Rounds of mails sent to the communes: the first says that the window is open, the others remind. */
    public int notices() {
        return notices;
    }

    /** The day of the last round. */
    public Optional<LocalDate> noticedOn() {
        return Optional.ofNullable(noticedOn);
    }

    String noticeReference() {
        return noticeReference;
    }

    /** Conventions to close: counted when the closing begins, exact when it is over. */
    public int total() {
        return total;
    }

    /** Conventions closed so far. */
    public int done() {
        return done;
    }

    String lastReference() {
        return lastReference;
    }

    public Optional<Instant> closingSince() {
        return Optional.ofNullable(closingSince);
    }

    public Optional<Instant> listsClosedAt() {
        return Optional.ofNullable(listsClosedAt);
    }

    /** What the GIP noted when it checked the bordereau. */
    public Optional<String> checkNote() {
        return Optional.ofNullable(checkNote);
    }

    /** Who checked the bordereau; its titres may be issued once the task is done. */
    public Optional<String> checkedBy() {
        return Optional.ofNullable(checkedBy);
    }

    public Optional<Instant> checkedAt() {
        return Optional.ofNullable(checkedAt);
    }

    /** Why it was closed although something was unpaid. */
    public Optional<String> settlementReason() {
        return Optional.ofNullable(settlementReason);
    }

    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }
}
