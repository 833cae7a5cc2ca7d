package fr.paraphe.convention;

import fr.paraphe.RefusedException;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.calendar.SchoolYear;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/** A convention ENT-école between a commune and an académie, from its first draft to its end. Its reference is the business key of its processes. */
@Entity
public class Convention {

    @Id
    private String reference;
    private String commune;
    private String academie;
    private String object;
    private String firstSchoolYear;
    @Embedded
    private ConventionTerms terms;
    @Embedded
    @AttributeOverride(name = "civility", column = @Column(name = "mayor_civility"))
    @AttributeOverride(name = "firstName", column = @Column(name = "mayor_first_name"))
    @AttributeOverride(name = "lastName", column = @Column(name = "mayor_last_name"))
    private Representative mayor;
    @Embedded
    @AttributeOverride(name = "civility", column = @Column(name = "recteur_civility"))
    @AttributeOverride(name = "firstName", column = @Column(name = "recteur_first_name"))
    @AttributeOverride(name = "lastName", column = @Column(name = "recteur_last_name"))
    private Representative recteur;
    private String recteurTitle;
    @Embedded
    private Contact contact;
    private String renews;
    @Enumerated(EnumType.STRING)
    private ConventionStatus status;
    private Instant openedAt;
    private String openedBy;
    private LocalDate ienContactedOn;
    private String ienNote;
    private Boolean resubmit;
    private String resubmissionNote;
    private String withdrawalReason;
    private String withdrawnBy;
    private LocalDate effectiveOn;
    private LocalDate endedOn;
    private String endReason;
    private Instant renewalAnnouncedAt;
    private Boolean renew;
    private String renewalNote;
    private String renewalDecidedBy;
    // a convention is always shown with them; one query for all conventions of a list
    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SUBSELECT)
    @CollectionTable(name = "convention_member", joinColumns = @JoinColumn(name = "reference"))
    @OrderBy("commune")
    private List<ConventionMember> members = new ArrayList<>();
    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SUBSELECT)
    @CollectionTable(name = "convention_school", joinColumns = @JoinColumn(name = "reference"))
    @OrderColumn(name = "position")
    private List<ConventionSchool> schools = new ArrayList<>();
    @Version
    private long version;

    protected Convention() {
    }

    Convention(String reference, String commune, String academie) {
        this.reference = reference;
        this.commune = commune;
        this.academie = academie;
        this.status = ConventionStatus.PREPARED;
    }

    void prepare(String object, SchoolYear firstSchoolYear, ConventionTerms terms, Representative mayor, Representative recteur, String recteurTitle,
                 String renews, List<ConventionMember> members, Instant at, String by) {
        this.object = object;
        this.firstSchoolYear = firstSchoolYear.toString();
        this.terms = terms;
        this.mayor = mayor;
        this.recteur = recteur;
        this.recteurTitle = recteurTitle;
        this.renews = renews;
        this.members.clear();
        this.members.addAll(members);
        this.openedAt = at;
        this.openedBy = by;
    }

    void open(Instant at) {
        status = ConventionStatus.IN_APPROVAL;
        openedAt = at;
    }

    void establishSchools(List<ConventionSchool> list, Contact contact) {
        schools.clear();
        schools.addAll(list);
        this.contact = contact;
        // what was settled with the IEN was settled about the former list
        ienContactedOn = null;
    }

    void settleListWithIen(LocalDate contactedOn, String note) {
        ienContactedOn = contactedOn;
        ienNote = note;
    }

    void decideOnResubmission(Boolean resubmit, String note) {
        this.resubmit = resubmit;
        this.resubmissionNote = note;
    }

    void forgetResubmission() {
        resubmit = null;
    }

    void askForWithdrawal(String reason, String by) {
        withdrawalReason = reason;
        withdrawnBy = by;
    }

    void close(LocalDate on, String reason) {
        status = ConventionStatus.CLOSED;
        endedOn = on;
        endReason = reason;
    }

    void bringIntoForce(LocalDate on) {
        status = ConventionStatus.IN_FORCE;
        effectiveOn = on;
    }

    void changeTerms(ConventionTerms terms) {
        this.terms = terms;
    }

    void changeMembers(List<ConventionMember> members) {
        this.members.clear();
        this.members.addAll(members);
    }

    void announceRenewal(Instant at) {
        renewalAnnouncedAt = at;
    }

    void decideOnRenewal(Boolean renew, String note, String by) {
        this.renew = renew;
        this.renewalNote = note;
        this.renewalDecidedBy = by;
    }

    /** What the one that it renews hands on: its schools and its contact. */
    void takeOver(List<ConventionSchool> list, Contact former) {
        schools.clear();
        schools.addAll(list);
        contact = former;
    }

    /** @throws RefusedException before its signatures and after its end */
    public void requireInForce() {
        if (status != ConventionStatus.IN_FORCE) {
            throw new RefusedException("", "La convention " + reference + " n’est pas en vigueur"
                + (endedOn == null ? "" : " : elle a pris fin le " + FrenchDates.numeric(endedOn)) + ".", "Convention, art. 3");
        }
    }

    void end(LocalDate on, String reason) {
        status = ConventionStatus.ENDED;
        endedOn = on;
        endReason = reason;
    }

    /** The public reference, e.g. {@code ENT-11076-2017}. */
    public String reference() {
        return reference;
    }

    /** INSEE code of the signatory commune. */
    public String commune() {
        return commune;
    }

    /** The académie's code. */
    public String academie() {
        return academie;
    }

    /** What it is about, as the deliberation names it. */
    public String object() {
        return object;
    }

    public SchoolYear firstSchoolYear() {
        return SchoolYear.parse(firstSchoolYear);
    }

    public ConventionTerms terms() {
        return terms;
    }

    public Representative mayor() {
        return mayor;
    }

    public Representative recteur() {
        return recteur;
    }

    public String recteurTitle() {
        return recteurTitle;
    }

    public Contact contact() {
        return contact == null ? Contact.NONE : contact;
    }

    /** The reference of the convention that this one renews. */
    public Optional<String> renews() {
        return Optional.ofNullable(renews);
    }

    public ConventionStatus status() {
        return status;
    }

    public List<ConventionMember> members() {
        return List.copyOf(members);
    }

    /** In the order of annexe 1. */
    public List<ConventionSchool> schools() {
        return List.copyOf(schools);
    }

    /** True when annexe 1 has too few rows: the list is then established with the IEN. */
    public boolean needsIen() {
        return schools.size() > terms.annexRows();
    }

    public Optional<LocalDate> ienContactedOn() {
        return Optional.ofNullable(ienContactedOn);
    }

    public Optional<String> ienNote() {
        return Optional.ofNullable(ienNote);
    }

    /** What the commune decided about an item adjourned or withdrawn, until it has been acted upon. */
    public Optional<Boolean> resubmit() {
        return Optional.ofNullable(resubmit);
    }

    public Optional<String> withdrawalReason() {
        return Optional.ofNullable(withdrawalReason);
    }

    public Optional<String> resubmissionNote() {
        return Optional.ofNullable(resubmissionNote);
    }

    /** The day of the later of the two signatures (art. 3). */
    public Optional<LocalDate> effectiveOn() {
        return Optional.ofNullable(effectiveOn);
    }

    public Optional<LocalDate> endedOn() {
        return Optional.ofNullable(endedOn);
    }

    public Optional<String> endReason() {
        return Optional.ofNullable(endReason);
    }

    /** When the parties were told that the term comes. */
    public Optional<Instant> renewalAnnouncedAt() {
        return Optional.ofNullable(renewalAnnouncedAt);
    }

    /** What the commune decided about the renewal. */
    public Optional<Boolean> renew() {
        return Optional.ofNullable(renew);
    }

    public Optional<String> renewalNote() {
        return Optional.ofNullable(renewalNote);
    }

    public Optional<String> renewalDecidedBy() {
        return Optional.ofNullable(renewalDecidedBy);
    }
}
