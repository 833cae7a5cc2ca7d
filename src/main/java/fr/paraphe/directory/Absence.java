package fr.paraphe.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** A mayor, a directeur général des services or a recteur is away, and somebody does the tasks meanwhile: from the first day to the last, both included. */
@Entity
public class Absence {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private String role;
    private String party;
    private String absent;
    private String absentName;
    private String deputy;
    private String deputyName;
    private String deputyEmail;
    private LocalDate startsOn;
    private LocalDate endsOn;
    private Instant recordedAt;
    private String recordedBy;
    private Instant cancelledAt;
    private String cancelledBy;
    private Instant takenOverAt;
    private Instant handedBackAt;
    @Version
    private long version;

    protected Absence() {
    }

    Absence(NewAbsence recorded, Instant recordedAt) {
        this.role = recorded.role();
        this.party = recorded.party();
        this.absent = recorded.absent();
        this.absentName = recorded.absentName();
        this.deputy = recorded.deputy();
        this.deputyName = recorded.deputyName();
        this.deputyEmail = recorded.deputyEmail();
        this.startsOn = recorded.startsOn();
        this.endsOn = recorded.endsOn();
        this.recordedAt = recordedAt;
        this.recordedBy = recorded.by();
    }

    void cancel(Instant at, String by) {
        this.cancelledAt = at;
        this.cancelledBy = by;
    }

    void takeOver(Instant at) {
        this.takenOverAt = at;
    }

    void handBack(Instant at) {
        this.handedBackAt = at;
    }

    public Long id() {
        return id;
    }

    /** The group whose tasks the deputy does: {@code maire}, {@code dgs} or {@code recteur}. */
    public String role() {
        return role;
    }

    /** INSEE code of the commune, or code of the académie. */
    public String party() {
        return party;
    }

    /** The absent person's account. */
    public String absent() {
        return absent;
    }

    /** «Mme Evelyne GUILHEM» */
    public String absentName() {
        return absentName;
    }

    /** The deputy's account. */
    public String deputy() {
        return deputy;
    }

    /** «M. Philippe GREFFIER, premier adjoint» */
    public String deputyName() {
        return deputyName;
    }

    /** Where reminders reach the deputy. */
    public String deputyEmail() {
        return deputyEmail;
    }

    public LocalDate startsOn() {
        return startsOn;
    }

    /** The last day. */
    public LocalDate endsOn() {
        return endsOn;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String recordedBy() {
        return recordedBy;
    }

    /** When it was taken back or cut short; the deputy has no power from that moment. */
    public Optional<Instant> cancelledAt() {
        return Optional.ofNullable(cancelledAt);
    }

    public Optional<String> cancelledBy() {
        return Optional.ofNullable(cancelledBy);
    }


    /** Whether somebody stands in on that day. */
    public boolean isOn(LocalDate day) {
        return cancelledAt == null && !day.isBefore(startsOn) && !day.isAfter(endsOn);
    }
}
