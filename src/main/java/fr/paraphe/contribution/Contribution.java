package fr.paraphe.contribution;

import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.convention.Billable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a convention owes for a school year, as found when its list was closed (art. 5 and 6). */
@Entity
public class Contribution {

    @EmbeddedId
    private ContributionId id;
    private String campaign;
    private String academie;
    private String commune;
    private int schools;
    private int schoolsYearBefore;
    private BigDecimal unitPrice;
    private BigDecimal amount;
    private String sentence;
    private String article;
    private String avenant;
    @Enumerated(EnumType.STRING)
    private Evolution evolution;
    @Enumerated(EnumType.STRING)
    private ContributionFlag flag;
    private String note;
    private boolean due;
    private String decisionReason;
    private String decidedBy;
    private Instant decidedAt;
    private Instant closedAt;
    @Version
    private long version;

    protected Contribution() {
    }

    /** Of one convention, outside any campaign; campaigns write theirs in batches ({@link CampaignClosing}). */
    Contribution(Billable convention, SchoolYear schoolYear, String academie, Bill bill, Instant at) {
        this.id = new ContributionId(convention.reference(), schoolYear.toString());
        this.academie = academie;
        this.commune = convention.commune();
        bill(bill, at);
    }

    /** What the list says now; a decision of the GIP stays. */
    void bill(Bill bill, Instant at) {
        schools = bill.schools();
        schoolsYearBefore = bill.schoolsYearBefore();
        unitPrice = bill.unitPrice();
        amount = bill.amount();
        sentence = bill.sentence();
        article = bill.article();
        avenant = bill.avenant();
        evolution = bill.evolution();
        flag = bill.flag();
        note = bill.note();
        due = decidedBy == null ? bill.due() : due && bill.due();
        closedAt = at;
    }

    /** The convention is over; what was billed stays to be read. */
    void conventionEnded(EndRule.Effect effect) {
        if (effect.decide() && (flag == null || flag.compareTo(ContributionFlag.ENDED) > 0)) {
            flag = ContributionFlag.ENDED;
        }
        due = due && effect.due();
        note = FeeRule.note(note == null ? List.of(effect.note()) : List.of(effect.note(), note));
    }

    /** The titre that asks for it now says what it says. */
    void titreReissued() {
        if (flag == ContributionFlag.TITRE_TO_REISSUE) {
            flag = ContributionFlag.RECOMPUTED;
        }
    }

    void decide(boolean due, String reason, String by, Instant at) {
        this.due = due;
        this.decisionReason = reason;
        this.decidedBy = by;
        this.decidedAt = at;
    }

    public String reference() {
        return id.reference();
    }

    public SchoolYear schoolYear() {
        return SchoolYear.parse(id.schoolYear());
    }

    /** The campaign that bills it, or empty for one billed by itself. */
    public Optional<String> campaign() {
        return Optional.ofNullable(campaign);
    }

    /** The académie's code. */
    public String academie() {
        return academie;
    }

    /** INSEE code of the signatory. */
    public String commune() {
        return commune;
    }

    /** Schools billed. */
    public int schools() {
        return schools;
    }

    /** Schools of the year before; 0 in the first year. */
    public int schoolsYearBefore() {
        return schoolsYearBefore;
    }

    /** Euros TTC per school. */
    public BigDecimal unitPrice() {
        return unitPrice;
    }

    /** Euros TTC. */
    public BigDecimal amount() {
        return amount;
    }

    /** «3 écoles × 50,00 € = 150,00 € (art. 6.1, liste inchangée)» */
    public String sentence() {
        return sentence;
    }

    /** The article that gives the number of schools. */
    public String article() {
        return article;
    }

    /** The avenant that gave the list, or that came too late to. */
    public Optional<String> avenant() {
        return Optional.ofNullable(avenant);
    }

    public Optional<ContributionFlag> flag() {
        return Optional.ofNullable(flag);
    }

    /** What the GIP should know, French sentences. */
    public Optional<String> note() {
        return Optional.ofNullable(note);
    }

    /** A titre is issued for what is due and for nothing else. */
    public boolean due() {
        return due;
    }

    /** Why the GIP decided as it did about a contribution that was put to it. */
    public Optional<String> decisionReason() {
        return Optional.ofNullable(decisionReason);
    }

    public Optional<String> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    public boolean awaitsDecision() {
        return flag == ContributionFlag.ENDED && decidedBy == null;
    }

    public Instant closedAt() {
        return closedAt;
    }
}
