package fr.paraphe.convention;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Optional;

/** What the académie does once for a commune when its convention comes into force: the accounts of its agents (art. 2.7) and the training (art. 2.4). */
@Entity
public class StartUp {

    @Id
    private String reference;
    private LocalDate accountsCreatedOn;
    private String referent;
    private Integer contributors;
    private String accountsNote;
    private String accountsBy;
    private LocalDate trainingPlannedOn;
    private LocalDate trainingStartsOn;
    private String trainingNote;
    private String trainingBy;
    @Version
    private long version;

    protected StartUp() {
    }

    StartUp(String reference) {
        this.reference = reference;
    }

    void createAccounts(LocalDate on, String referent, int contributors, String note, String by) {
        this.accountsCreatedOn = on;
        this.referent = referent;
        this.contributors = contributors;
        this.accountsNote = note;
        this.accountsBy = by;
    }

    void planTraining(LocalDate plannedOn, LocalDate startsOn, String note, String by) {
        this.trainingPlannedOn = plannedOn;
        this.trainingStartsOn = startsOn;
        this.trainingNote = note;
        this.trainingBy = by;
    }

    public Optional<LocalDate> accountsCreatedOn() {
        return Optional.ofNullable(accountsCreatedOn);
    }

    /** Who holds the profile «référent ville». */
    public Optional<String> referent() {
        return Optional.ofNullable(referent);
    }

    /** How many profiles «contributeur» were created. */
    public Optional<Integer> contributors() {
        return Optional.ofNullable(contributors);
    }

    public Optional<String> accountsNote() {
        return Optional.ofNullable(accountsNote);
    }

    /** The day on which the training was agreed on with the circonscription. */
    public Optional<LocalDate> trainingPlannedOn() {
        return Optional.ofNullable(trainingPlannedOn);
    }

    /** The day of its first session. */
    public Optional<LocalDate> trainingStartsOn() {
        return Optional.ofNullable(trainingStartsOn);
    }

    public Optional<String> trainingNote() {
        return Optional.ofNullable(trainingNote);
    }
}
