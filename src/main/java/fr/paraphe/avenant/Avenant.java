package fr.paraphe.avenant;

import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.convention.ConventionSchool;
import fr.paraphe.convention.NewTerms;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/** An avenant to a convention. Its reference, e.g. {@code ENT-11076-2017-A1}, is the business key of its processes and of its papers. */
@Entity
public class Avenant {

    @Id
    private String reference;
    private String convention;
    private int number;
    private String commune;
    private String schoolYear;
    @Enumerated(EnumType.STRING)
    private AvenantNature nature;
    @Enumerated(EnumType.STRING)
    private AvenantStatus status;
    private Instant openedAt;
    private String openedBy;
    private String note;
    private boolean listEntered;
    private BigDecimal fee;
    private String feeFrom;
    private LocalDate endsOn;
    private String lastPaidYear;
    private String bodyName;
    private String bodySiren;
    private String bodyAddress;
    private LocalDate bodyOn;
    private String substitutedBy;
    private LocalDate signedOn;
    private LocalDate sentOn;
    private Instant sentAt;
    @Enumerated(EnumType.STRING)
    private SendingProof proofKind;
    private String proofNumber;
    private Long proofDocument;
    private String sentBy;
    private Instant transmittedAt;
    @Enumerated(EnumType.STRING)
    private ListKind listKind;
    @Enumerated(EnumType.STRING)
    private WindowOutcome outcome;
    private boolean lastDay;
    private String clause;
    private String sentence;
    private Boolean lateAccepted;
    private String lateReason;
    private String lateBy;
    private Instant lateAt;
    private String supersededBy;
    private LocalDate receivedOn;
    private String receivedBy;
    private Boolean again;
    private String againNote;
    private String againBy;
    private String proposesAgain;
    private String abandonReason;
    private String abandonedBy;
    private Instant closedAt;
    private String closeReason;
    // an avenant is always shown with them; one query for all avenants of a list
    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SUBSELECT)
    @CollectionTable(name = "avenant_school", joinColumns = @JoinColumn(name = "reference"))
    @OrderColumn(name = "position")
    private List<ConventionSchool> schools = new ArrayList<>();
    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SUBSELECT)
    @CollectionTable(name = "avenant_member", joinColumns = @JoinColumn(name = "reference"))
    @OrderBy("commune")
    private List<AvenantMember> members = new ArrayList<>();
    @Version
    private long version;

    protected Avenant() {
    }

    Avenant(String convention, int number, String commune, AvenantNature nature, SchoolYear year, Instant at, String by) {
        this.reference = convention + "-A" + number;
        this.convention = convention;
        this.number = number;
        this.commune = commune;
        this.status = AvenantStatus.PREPARED;
        this.nature = nature;
        this.schoolYear = year.toString();
        this.openedAt = at;
        this.openedBy = by;
    }

    void open(Instant at) {
        status = AvenantStatus.OPEN;
        openedAt = at;
    }

    /** Another nature makes void what was entered for the former one. */
    void turnInto(AvenantNature other, SchoolYear year) {
        if (nature != other) {
            schools.clear();
            members.clear();
            listEntered = false;
            enterTerms(new NewTerms(null, null, null, null));
            enterBody(null, null, null, null);
        }
        nature = other;
        schoolYear = year.toString();
    }

    void enterList(List<ConventionSchool> list, List<AvenantMember> communes) {
        schools.clear();
        schools.addAll(list);
        members.clear();
        members.addAll(communes);
        listEntered = true;
        forgetAbandon();
    }

    void enterTerms(NewTerms terms) {
        fee = terms.feePerSchool();
        feeFrom = terms.feeFrom() == null ? null : terms.feeFrom().toString();
        endsOn = terms.endsOn();
        lastPaidYear = terms.lastPaidSchoolYear() == null ? null : terms.lastPaidSchoolYear().toString();
        forgetAbandon();
    }

    void enterBody(String name, String siren, String address, LocalDate on) {
        bodyName = name;
        bodySiren = siren;
        bodyAddress = address;
        bodyOn = on;
        forgetAbandon();
    }

    void note(String text) {
        note = text;
    }

    void abandon(String reason, String by) {
        abandonReason = reason;
        abandonedBy = by;
    }

    private void forgetAbandon() {
        abandonReason = null;
        abandonedBy = null;
    }

    void sign(LocalDate on) {
        signedOn = on;
        status = AvenantStatus.SIGNED;
    }

    void send(LocalDate on, Instant at, SendingProof proof, String number, Long document, String by) {
        sentOn = on;
        sentAt = at;
        proofKind = proof;
        proofNumber = number;
        proofDocument = document;
        sentBy = by;
    }

    void transmit(Instant at) {
        transmittedAt = at;
    }

    void answered(ListKind kind, WindowAnswer answer) {
        listKind = kind;
        outcome = answer.outcome();
        lastDay = answer instanceof WindowAnswer.InTime inTime && inTime.lastDay();
        clause = answer.clause();
        sentence = answer.sentence();
        status = switch (outcome) {
            case HELD -> AvenantStatus.HELD;
            case TO_DECIDE -> AvenantStatus.TO_DECIDE;
            case EFFECTIVE -> AvenantStatus.TRANSMITTED;
            case NO_EFFECT -> AvenantStatus.NO_EFFECT;
        };
    }

    void decideLate(boolean accepted, String reason, String by, Instant at) {
        lateAccepted = accepted;
        lateReason = reason;
        lateBy = by;
        lateAt = at;
    }

    void takeEffect() {
        status = AvenantStatus.IN_EFFECT;
    }

    /** @param why added to what the window had answered */
    void giveWay(String other, String why) {
        supersededBy = other;
        status = AvenantStatus.SUPERSEDED;
        outcome = WindowOutcome.NO_EFFECT;
        sentence = why;
    }

    /** Whether the list of that school year is the one that it set. */
    boolean setsListOf(SchoolYear year) {
        return status == AvenantStatus.IN_EFFECT && nature.hasList() && schoolYear().equals(year);
    }

    /** Whether the other was transmitted after this one; of two sent at the same time, the one recorded later was. */
    boolean isSentBefore(Avenant other) {
        if (!sentOn.equals(other.sentOn)) {
            return sentOn.isBefore(other.sentOn);
        }
        if (sentAt != null && other.sentAt != null && !sentAt.equals(other.sentAt)) {
            return sentAt.isBefore(other.sentAt);
        }
        return transmittedAt.isBefore(other.transmittedAt);
    }

    void rectified(Instant at) {
        status = AvenantStatus.RECTIFIED;
        closedAt = at;
    }

    void receive(LocalDate on, String by) {
        receivedOn = on;
        receivedBy = by;
    }

    void substitute(String name, String siren, String address, LocalDate on, String by) {
        enterBody(name, siren, address, on);
        substitutedBy = by;
    }

    void decideAgain(boolean proposed, String text, String by) {
        again = proposed;
        againNote = text;
        againBy = by;
    }

    void takeUp(Avenant late) {
        proposesAgain = late.reference;
        enterList(late.schools, late.members);
        enterBody(late.bodyName, late.bodySiren, late.bodyAddress, late.bodyOn);
        listEntered = late.listEntered;
        note = late.note;
    }

    void close(String reason, Instant at) {
        status = AvenantStatus.CLOSED;
        closeReason = reason;
        closedAt = at;
    }

    void stop(String reason, Instant at) {
        status = AvenantStatus.STOPPED;
        closeReason = reason;
        closedAt = at;
    }

    public String reference() {
        return reference;
    }

    /** The convention's reference. */
    public String convention() {
        return convention;
    }

    /** 1 for the first avenant of the convention. */
    public int number() {
        return number;
    }

    /** INSEE code of the signatory. */
    public String commune() {
        return commune;
    }

    /** The school year whose window it is held against, and from which it changes the list. */
    public SchoolYear schoolYear() {
        return SchoolYear.parse(schoolYear);
    }

    public AvenantNature nature() {
        return nature;
    }

    /** As a deliberation may name it. */
    public String object() {
        String change = nature.label();
        return "Avenant n° " + number + " à la convention ENT-école : " + change.substring(0, 1).toLowerCase(Locale.FRENCH) + change.substring(1);
    }

    public AvenantStatus status() {
        return status;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public String openedBy() {
        return openedBy;
    }

    public Optional<String> note() {
        return Optional.ofNullable(note);
    }

    /** Whether somebody has entered a list; before that the one in force is shown. */
    public boolean isListEntered() {
        return listEntered;
    }

    public List<ConventionSchool> schools() {
        return List.copyOf(schools);
    }

    /** The communes of the RPI as it leaves them (art. 8). */
    public List<AvenantMember> members() {
        return List.copyOf(members);
    }

    /** What it makes of fee, term and paid years. */
    public NewTerms terms() {
        return new NewTerms(fee, feeFrom == null ? null : SchoolYear.parse(feeFrom), endsOn, lastPaidYear == null ? null : SchoolYear.parse(lastPaidYear));
    }

    /** The body that is to stand in the commune's place (art. 8). */
    public Optional<String> bodyName() {
        return Optional.ofNullable(bodyName);
    }

    public Optional<String> bodySiren() {
        return Optional.ofNullable(bodySiren);
    }

    public Optional<String> bodyAddress() {
        return Optional.ofNullable(bodyAddress);
    }

    /** From when it is to stand there. */
    public Optional<LocalDate> bodyOn() {
        return Optional.ofNullable(bodyOn);
    }

    /** Whether the académie has recorded it. */
    public boolean isSubstituted() {
        return substitutedBy != null;
    }

    public Optional<LocalDate> signedOn() {
        return Optional.ofNullable(signedOn);
    }

    /** The day of its transmission to the académie, as entered. */
    public Optional<LocalDate> sentOn() {
        return Optional.ofNullable(sentOn);
    }

    public Optional<Instant> sentAt() {
        return Optional.ofNullable(sentAt);
    }

    public Optional<SendingProof> proofKind() {
        return Optional.ofNullable(proofKind);
    }

    public Optional<String> proofNumber() {
        return Optional.ofNullable(proofNumber);
    }

    /** In the store of documents. */
    public Optional<Long> proofDocument() {
        return Optional.ofNullable(proofDocument);
    }

    /** When its transmission was recorded for good. */
    public Optional<Instant> transmittedAt() {
        return Optional.ofNullable(transmittedAt);
    }

    public Optional<ListKind> listKind() {
        return Optional.ofNullable(listKind);
    }

    public Optional<WindowOutcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    /** Transmitted on the window's last day. */
    public boolean isLastDay() {
        return lastDay;
    }

    /** The clause that applied. */
    public Optional<String> clause() {
        return Optional.ofNullable(clause);
    }

    /** Why it applied. */
    public Optional<String> sentence() {
        return Optional.ofNullable(sentence);
    }

    /** What the académie decided where the texts leave it to her. */
    public Optional<Boolean> lateAccepted() {
        return Optional.ofNullable(lateAccepted);
    }

    public Optional<String> lateReason() {
        return Optional.ofNullable(lateReason);
    }

    /** The avenant that took its place in the same window. */
    public Optional<String> supersededBy() {
        return Optional.ofNullable(supersededBy);
    }

    public Optional<LocalDate> receivedOn() {
        return Optional.ofNullable(receivedOn);
    }

    /** Whether the commune takes the same change up in the next window. */
    public Optional<Boolean> again() {
        return Optional.ofNullable(again);
    }

    public Optional<String> againNote() {
        return Optional.ofNullable(againNote);
    }

    Optional<String> againBy() {
        return Optional.ofNullable(againBy);
    }

    /** The late avenant that this one takes up. */
    public Optional<String> proposesAgain() {
        return Optional.ofNullable(proposesAgain);
    }

    public Optional<String> abandonReason() {
        return Optional.ofNullable(abandonReason);
    }

    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }

    public Optional<String> closeReason() {
        return Optional.ofNullable(closeReason);
    }
}
