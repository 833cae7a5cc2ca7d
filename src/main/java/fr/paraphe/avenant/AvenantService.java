package fr.paraphe.avenant;

import fr.paraphe.NotFoundException;
import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.convention.BodyRule;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionLife;
import fr.paraphe.convention.ConventionSchool;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.ConventionStatus;
import fr.paraphe.convention.ListChange;
import fr.paraphe.convention.NewTerms;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.convention.SchoolLists;
import fr.paraphe.convention.TermsRule;
import fr.paraphe.convention.TextSigned;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.StoredDocument;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What can be done with an avenant, from its opening to its effect (art. 6.2, 6.3 and 8). What is entered for a task can be entered anew until that is completed.
 */
@Service
@Transactional
public class AvenantService {

    private static final int TEXT_LENGTH = 1000;
    private static final String UNKNOWN = "Dossier introuvable.";

    private final AvenantRepository avenants;
    private final ConventionService conventions;
    private final SchoolLists lists;
    private final ConventionLife life;
    private final PartyReader parties;
    private final AvenantViews views;
    private final AvenantMails mails;
    private final DocumentStore documents;
    private final CivilClock clock;

    AvenantService(AvenantRepository avenants, ConventionService conventions, SchoolLists lists, ConventionLife life, PartyReader parties, AvenantViews views,
                   AvenantMails mails, DocumentStore documents, CivilClock clock) {
        this.avenants = avenants;
        this.conventions = conventions;
        this.lists = lists;
        this.life = life;
        this.parties = parties;
        this.views = views;
        this.mails = mails;
        this.documents = documents;
        this.clock = clock;
    }

    /** @param convention the reference of the convention that it changes */
    public record Prepare(String convention, SchoolYear schoolYear, AvenantNature nature, String by) {
    }

    /**
     * @param schools the whole new list, codes as entered
     * @param members the communes of the RPI from now on, without the signatory; for the cases of art. 8 only
     */
    public record EnterList(String reference, List<ConventionSchool> schools, List<AvenantMember> members, String note) {

        public EnterList {
            schools = schools == null ? List.of() : List.copyOf(schools);
            members = members == null ? List.of() : List.copyOf(members);
        }
    }

    public record EnterTerms(String reference, NewTerms terms, String note) {
    }

    /**
     * The body that is to take the commune's place (art. 8); the académie records it once the avenant is in effect.
     *
     * @param on from when, as planned; may be null
     */
    public record EnterBody(String reference, String name, String siren, String postalAddress, LocalDate on, String note) {
    }

    /**
     * @param sentOn   civil day of the sending, in the zone of the académie
     * @param sentAt   its hour, null where not known
     * @param number   of the proof, e.g. that of a registered letter; a number or a paper is needed
     * @param document the proof in the store of documents, or null
     */
    public record Transmit(String reference, LocalDate sentOn, LocalTime sentAt, SendingProof proof, String number, Long document, String by) {
    }

    public record DecideLate(String reference, Boolean accepted, String reason, String by) {
    }

    public record Substitute(String reference, String name, String siren, String postalAddress, LocalDate on, String by) {
    }

    /**
     * What taking effect did.
     *
     * @param removed     enrolments of the schools that are no longer on the list
     * @param termChanged whether the convention now ends on another day
     */
    public record Effect(String convention, List<Long> removed, boolean termChanged) {

        public Effect {
            removed = List.copyOf(removed);
        }
    }

    /** What an avenant that concerns that school year can change. */
    public record Offer(SchoolYear schoolYear, List<AvenantNature> natures) {

        public Offer {
            natures = List.copyOf(natures);
        }
    }

    /** What can be opened today, the year that comes first in mind first: the current one while its window is not over; none for a convention that is not in force. */
    @Transactional(readOnly = true)
    public List<Offer> offers(Convention convention) {
        if (convention.status() != ConventionStatus.IN_FORCE) {
            return List.of();
        }
        SchoolYear current = SchoolYear.of(clock.today());
        boolean over = clock.today().isAfter(AvenantWindow.of(convention.terms(), current).closesOn());
        return (over ? List.of(current.next(), current) : List.of(current, current.next())).stream()
            .map(year -> new Offer(year, Arrays.stream(AvenantNature.values()).filter(nature -> isPossible(convention, nature, year)).toList()))
            .filter(offer -> !offer.natures().isEmpty()).toList();
    }

    /** Nobody leaves an RPI, nor does one change, where the commune signed for itself alone. */
    private boolean isPossible(Convention convention, AvenantNature nature, SchoolYear year) {
        boolean needsRpi = nature == AvenantNature.RPI_CHANGE || nature == AvenantNature.RPI_EXIT;
        return (!needsRpi || !convention.members().isEmpty()) && yearRule(convention).check(nature, year, clock.today()).isAccepted();
    }

    private static AvenantYearRule yearRule(Convention convention) {
        return new AvenantYearRule(convention.firstSchoolYear(), SchoolYear.parse(convention.terms().lastPaidSchoolYear()));
    }

    @Transactional(readOnly = true)
    public Avenant byReference(String reference) {
        return known(reference);
    }

    /** Empty for a reference that is no avenant's, such as a convention's. */
    @Transactional(readOnly = true)
    public Optional<Avenant> find(String reference) {
        return avenants.findById(reference);
    }

    /** In the order of their opening. */
    @Transactional(readOnly = true)
    public List<Avenant> ofConvention(String convention) {
        return avenants.findByConventionOrderByNumber(convention);
    }

    @Transactional(readOnly = true)
    public List<Avenant> ofCommunes(Collection<String> communes) {
        return avenants.findByCommuneInOrderByConventionAscNumberAsc(communes);
    }

    @Transactional(readOnly = true)
    public List<Avenant> all() {
        return avenants.findAll();
    }

    /**
     * Enters a new avenant; its process may then be started under its reference. Entering the same again before that keeps the reference.
     *
     * @throws RefusedException unless the convention is in force (art. 3) and covers the year (art. 6 and 7)
     */
    public Avenant prepare(Prepare prepare) {
        Convention convention = conventions.byReference(prepare.convention());
        requireYear(convention, prepare.nature(), prepare.schoolYear());
        List<Avenant> known = avenants.findByConventionOrderByNumber(convention.reference());
        return known.stream().filter(other -> other.status() == AvenantStatus.PREPARED && other.schoolYear().equals(prepare.schoolYear())
            && other.nature() == prepare.nature() && other.proposesAgain().isEmpty()).findFirst()
            .orElseGet(() -> create(new Avenant(convention.reference(), nextNumber(known), convention.commune(), prepare.nature(), prepare.schoolYear(), clock.now(),
                prepare.by())));
    }

    /** The avenant's process starts: once. */
    public Avenant open(String reference) {
        Avenant avenant = views.requirePrepared(reference);
        if (avenant.status() != AvenantStatus.PREPARED) {
            throw new RefusedException("reference", "L’avenant " + reference + " est déjà ouvert.", "");
        }
        avenant.open(clock.now());
        return avenant;
    }

    /** Another case of art. 6.2 or 8, or another school year: what was entered for another case falls. */
    public void choose(String reference, AvenantNature nature, SchoolYear year) {
        Avenant avenant = inPreparation(reference);
        requireYear(conventionOf(avenant), nature, year);
        avenant.turnInto(nature, year);
    }

    /** @throws RefusedException for each school and commune that the list cannot hold; nothing is stored then */
    public Verdict enterList(EnterList entered) {
        Avenant avenant = inPreparation(entered.reference());
        if (!avenant.nature().hasList()) {
            throw new RefusedException("", "Cet avenant ne porte pas sur la liste des écoles.", "Convention, " + avenant.nature().article());
        }
        Convention convention = conventionOf(avenant);
        List<ConventionSchool> schools = entered.schools().stream().map(ConventionSchool::normalised).toList();
        List<AvenantMember> members = avenant.nature().isRpi() ? entered.members() : List.of();
        if (avenant.nature().isRpi()) {
            rpiRule(convention, members).rows(members).orThrow();
        }
        Verdict verdict = listRule(convention, avenant.nature(), members).check(schools);
        verdict.and(text("note", entered.note())).orThrow();
        avenant.enterList(schools, members.stream().map(member -> new AvenantMember(member.commune(), member.mandate().strip(), member.document())).toList());
        avenant.note(blankToNull(entered.note()));
        return verdict;
    }

    public void enterTerms(EnterTerms entered) {
        Avenant avenant = inPreparation(entered.reference());
        requireNature(avenant, AvenantNature.TERMS, "Cet avenant ne porte ni sur la contribution ni sur la durée.");
        termsRule(conventionOf(avenant)).check(entered.terms()).and(text("note", entered.note())).orThrow();
        avenant.enterTerms(entered.terms());
        avenant.note(blankToNull(entered.note()));
    }

    public void enterBody(EnterBody entered) {
        Avenant avenant = inPreparation(entered.reference());
        requireNature(avenant, AvenantNature.INTERCOMMUNALITY, "Cet avenant ne substitue personne à la commune.");
        required("name", entered.name(), "Indiquez le nom de l’intercommunalité qui se substitue à la commune.", "Convention, art. 8")
            .and(BodyRule.check(entered.name(), entered.siren(), entered.postalAddress())).and(text("note", entered.note())).orThrow();
        avenant.enterBody(entered.name().strip(), BodyRule.siren(entered.siren()), blankToNull(entered.postalAddress()), entered.on());
        avenant.note(blankToNull(entered.note()));
    }

    public void abandon(String reference, String reason, String by) {
        Avenant avenant = inPreparation(reference);
        required("reason", reason, "Dites pourquoi l’avenant est abandonné.", "").orThrow();
        avenant.abandon(reason.strip(), by);
    }

    /**
     * The preparation ends: everything its rules want is there.
     *
     * @return what comes next
     */
    @Transactional(readOnly = true)
    public AvenantRoute conclude(String reference) {
        Avenant avenant = inPreparation(reference);
        if (avenant.abandonReason().isPresent()) {
            return AvenantRoute.ABANDON;
        }
        Convention convention = conventionOf(avenant);
        requireYear(convention, avenant.nature(), avenant.schoolYear());
        return switch (avenant.nature()) {
            case LIST -> concludeList(avenant, convention);
            case RPI_CHANGE, RPI_ENTRY, RPI_EXIT -> concludeRpi(avenant, convention);
            case INTERCOMMUNALITY -> {
                required("name", avenant.bodyName().orElse(null), "Indiquez l’intercommunalité qui se substitue à la commune.", "Convention, art. 8").orThrow();
                yield AvenantRoute.DELIBERATE;
            }
            case TERMS -> {
                termsRule(convention).check(avenant.terms()).orThrow();
                yield AvenantRoute.DELIBERATE;
            }
        };
    }

    /** Corrects names and codes in the list in force: no signature, no window (art. 6.2). */
    public void rectify(String reference) {
        Avenant avenant = known(reference);
        if (avenant.status() != AvenantStatus.RECTIFIED) {
            lists.rectify(avenant.convention(), avenant.schools(), reference, avenant.openedBy());
            avenant.rectified(clock.now());
        }
    }

    /** Every signature that it needs is given. */
    @EventListener
    public void signed(TextSigned text) {
        avenants.findById(text.reference()).ifPresent(avenant -> avenant.sign(text.on()));
    }

    /** Enters the transmission to the académie and its proof. */
    public void enterTransmission(Transmit sent) {
        Avenant avenant = known(sent.reference());
        requireStatus(avenant, AvenantStatus.SIGNED);
        Set<Long> papers = documents.of(avenant.reference()).stream().map(StoredDocument::id).collect(Collectors.toSet());
        new TransmissionRule(avenant.signedOn().orElseThrow(), clock.now().atZone(clock.zone()), papers)
            .check(sent.sentOn(), sent.sentAt(), sent.proof(), sent.number(), sent.document()).orThrow();
        avenant.send(sent.sentOn(), sent.sentAt() == null ? null : clock.at(sent.sentOn(), sent.sentAt()), sent.proof(), blankToNull(sent.number()), sent.document(), sent.by());
    }

    /** Makes the transmission count and holds it against the window. Completing twice answers the same. */
    public WindowOutcome concludeTransmission(String reference) {
        Avenant avenant = lock(reference);
        if (avenant.transmittedAt().isPresent()) {
            return avenant.outcome().orElseThrow();
        }
        requireStatus(avenant, AvenantStatus.SIGNED);
        if (avenant.sentOn().isEmpty()) {
            throw new RefusedException("sentOn", "Enregistrez d’abord la transmission à l’académie : sa date et sa preuve.", AvenantWindow.ARTICLE);
        }
        conventionOf(avenant).requireInForce();
        avenant.transmit(clock.now());
        return settle(avenant, avenant.sentOn().orElseThrow());
    }

    /** The window has opened for an avenant that was transmitted before: it counts as transmitted on the first day, its proof stays the first one. */
    public WindowOutcome resubmit(String reference) {
        Avenant avenant = lock(reference);
        if (avenant.status() != AvenantStatus.HELD) {
            return avenant.outcome().orElseThrow();
        }
        LocalDate sentOn = avenant.sentOn().orElseThrow();
        WindowRule rule = views.windowRule(conventionOf(avenant), avenant.schoolYear());
        return clock.today().isBefore(rule.window().opensOn()) ? settle(avenant, sentOn) : settle(avenant, kindOf(avenant), rule.resubmitted(avenant.nature(), sentOn));
    }

    public void decideLate(DecideLate decision) {
        Avenant avenant = known(decision.reference());
        requireStatus(avenant, AvenantStatus.TO_DECIDE);
        if (decision.accepted() == null) {
            throw new RefusedException("accepted", "Dites si l’académie accepte l’avenant tardif.", "Convention, art. 6.3 et 8");
        }
        required("reason", decision.reason(), "Motivez la décision : elle est notifiée à la commune.", "Convention, art. 6.3 et 8").orThrow();
        SchoolYear year = avenant.schoolYear();
        if (decision.accepted() && year.lastDay().isBefore(clock.today())) {
            throw new RefusedException("accepted", "L’année scolaire " + year + " est terminée : l’avenant ne peut plus y prendre effet.", AvenantWindow.ARTICLE);
        }
        avenant.decideLate(decision.accepted(), decision.reason().strip(), decision.by(), clock.now());
    }

    public WindowOutcome concludeLateDecision(String reference) {
        Avenant avenant = lock(reference);
        if (avenant.status() != AvenantStatus.TO_DECIDE) {
            return avenant.outcome().orElseThrow();
        }
        boolean accepted = avenant.lateAccepted().orElseThrow(() -> new RefusedException("accepted", "Enregistrez d’abord la décision de l’académie, avec son motif.",
            "Convention, art. 6.3 et 8"));
        String clause = avenant.clause().orElseThrow();
        String reason = avenant.lateReason().orElseThrow();
        String sent = "Transmis hors de la fenêtre le " + FrenchDates.numeric(avenant.sentOn().orElseThrow()) + " : ";
        WindowAnswer answer = new WindowAnswer.Decided(accepted ? WindowOutcome.EFFECTIVE : WindowOutcome.NO_EFFECT, clause, accepted
            ? sent + "l’académie l’accepte pour l’année scolaire " + avenant.schoolYear() + ". Motif : " + reason
            : sent + "l’académie ne l’accepte pas, il est sans effet en " + avenant.schoolYear() + ". Motif : " + reason);
        return settle(avenant, avenant.listKind().orElse(null), answer);
    }

    /**
     * Gives it effect: list, communes of the RPI or terms change with it. A body in the commune's place is recorded later, by the académie. Doing it again changes
     * nothing.
     */
    public Effect apply(String reference) {
        Avenant avenant = lock(reference);
        if (avenant.status() == AvenantStatus.IN_EFFECT) {
            return new Effect(avenant.convention(), List.of(), false);
        }
        requireStatus(avenant, AvenantStatus.TRANSMITTED);
        List<Long> removed = List.of();
        boolean termChanged = false;
        if (avenant.nature().isRpi()) {
            life.changeMembers(avenant.convention(), avenant.members().stream().map(AvenantMember::asMember).toList(), reference);
        }
        if (avenant.nature().hasList()) {
            removed = lists.replaceFrom(avenant.convention(), avenant.schoolYear(), avenant.schools(), reference).closed();
            for (Avenant other : rivals(avenant)) {
                other.giveWay(reference, "Transmis le " + FrenchDates.numeric(other.sentOn().orElseThrow()) + " : l’avenant " + reference
                    + ", transmis après lui pour la même année scolaire, fixe la liste ; le dernier transmis l’emporte, les deux sont conservés.");
                mails.tellAnswer(other);
            }
        }
        if (avenant.nature() == AvenantNature.TERMS) {
            termChanged = life.applyTerms(avenant.convention(), avenant.terms(), reference);
        }
        avenant.takeEffect();
        mails.tellAnswer(avenant);
        return new Effect(avenant.convention(), removed, termChanged);
    }

    /**
     * Tells commune and académie which clause takes its effect away, and why.
     *
     * @return whether the same change can be proposed in another window
     */
    public boolean tellNoEffect(String reference) {
        Avenant avenant = known(reference);
        mails.tellAnswer(avenant);
        return views.canBeProposedAgain(avenant);
    }

    /** Enrolments of the schools that it added and that wait for their activation. */
    @Transactional(readOnly = true)
    public List<Long> schoolsToActivate(String reference) {
        return lists.toActivate(known(reference).convention(), reference);
    }

    public void acknowledge(String reference, LocalDate receivedOn, String by) {
        Avenant avenant = known(reference);
        TransmissionRule.received(receivedOn, avenant.sentOn().orElse(null), clock.today()).orThrow();
        avenant.receive(receivedOn, by);
    }

    /** @return whether the académie must still record who takes the commune's place (art. 8) */
    @Transactional(readOnly = true)
    public boolean concludeAcknowledgement(String reference) {
        Avenant avenant = known(reference);
        avenant.receivedOn().orElseThrow(() -> new RefusedException("receivedOn", "Enregistrez d’abord la date de réception de l’avenant.", AvenantWindow.ARTICLE));
        return avenant.nature() == AvenantNature.INTERCOMMUNALITY && avenant.status() == AvenantStatus.IN_EFFECT;
    }

    /** Records that a body has taken the commune's place: titres go to it from then on (art. 8). */
    public void substitute(Substitute body) {
        Avenant avenant = known(body.reference());
        requireNature(avenant, AvenantNature.INTERCOMMUNALITY, "Cet avenant ne substitue personne à la commune.");
        requireStatus(avenant, AvenantStatus.IN_EFFECT);
        life.substituteParty(avenant.convention(), body.name(), body.siren(), body.postalAddress(), body.on(), body.reference());
        avenant.substitute(body.name().strip(), BodyRule.siren(body.siren()), body.postalAddress().strip(), body.on(), body.by());
    }

    @Transactional(readOnly = true)
    public void requireSubstituted(String reference) {
        if (!known(reference).isSubstituted()) {
            throw new RefusedException("name", "Enregistrez d’abord qui se substitue à la commune, et à compter de quelle date.", "Convention, art. 8");
        }
    }

    /** @param again whether the commune takes the same change up in the window that has opened */
    public void decideAgain(String reference, Boolean again, String note, String by) {
        Avenant avenant = known(reference);
        if (again == null) {
            throw new RefusedException("again", "Dites si le changement est repris dans un nouvel avenant.", AvenantWindow.ARTICLE);
        }
        text("note", note).orThrow();
        avenant.decideAgain(again, blankToNull(note), by);
    }

    @Transactional(readOnly = true)
    public boolean concludeAgain(String reference) {
        Avenant avenant = known(reference);
        boolean again = avenant.again().orElseThrow(() -> new RefusedException("again", "Dites si le changement est repris dans un nouvel avenant.", AvenantWindow.ARTICLE));
        if (again) {
            requireYear(conventionOf(avenant), avenant.nature(), avenant.schoolYear().next());
        }
        return again;
    }

    /**
     * The avenant that takes a late one up for the next school year, with the same list; the late one and its papers stay. Asked again it answers the same.
     *
     * @return prepared: its process may be started under its reference
     */
    public Avenant takeUpAgain(String reference) {
        Avenant late = lock(reference);
        return avenants.findByProposesAgain(reference).orElseGet(() -> {
            List<Avenant> known = avenants.findByConventionOrderByNumber(late.convention());
            Avenant next = new Avenant(late.convention(), nextNumber(known), late.commune(), late.nature(), late.schoolYear().next(), clock.now(),
                late.againBy().orElse(late.openedBy()));
            next.takeUp(late);
            return create(next);
        });
    }

    /** Closes it without effect: refused, not signed, abandoned. What is closed stays as it is. */
    public void close(String reference, String reason) {
        Avenant avenant = known(reference);
        if (avenant.status() == AvenantStatus.OPEN || avenant.status() == AvenantStatus.SIGNED) {
            avenant.close(reason + avenant.abandonReason().map(why -> " : " + why).orElse(""), clock.now());
        }
    }

    /** The convention has ended: an avenant that is not yet in effect will not be. */
    public void stop(String reference) {
        Avenant avenant = known(reference);
        switch (avenant.status()) {
            case PREPARED, OPEN, SIGNED, HELD, TO_DECIDE, TRANSMITTED -> avenant.stop("La convention " + avenant.convention() + " a pris fin.", clock.now());
            default -> { }
        }
    }

    private AvenantRoute concludeList(Avenant avenant, Convention convention) {
        requireListEntered(avenant);
        listRule(convention, avenant.nature(), avenant.members()).check(avenant.schools()).orThrow();
        ListChange change = views.change(avenant);
        if (!change.changesList() && change.corrected().isEmpty()) {
            throw new RefusedException("schools", "La liste est celle qui est en vigueur : ajoutez, retirez ou corrigez une école, ou abandonnez l’avenant.", AvenantWindow.ARTICLE);
        }
        return change.changesList() ? AvenantRoute.SIGN : AvenantRoute.RECTIFY;
    }

    private AvenantRoute concludeRpi(Avenant avenant, Convention convention) {
        requireListEntered(avenant);
        // one that takes a late one up rests on the papers deposited for that
        Set<Long> mandates = Stream.concat(Stream.of(avenant.reference()), avenant.proposesAgain().stream()).flatMap(reference -> documents.of(reference).stream())
            .filter(paper -> paper.kind() == DocumentKind.MANDATE).map(StoredDocument::id).collect(Collectors.toSet());
        rpiRule(convention, avenant.members()).whole(avenant.nature(), avenant.members(), views.change(avenant).changesList(), mandates)
            .and(listRule(convention, avenant.nature(), avenant.members()).check(avenant.schools())).orThrow();
        return AvenantRoute.DELIBERATE;
    }

    private ListKind kindOf(Avenant avenant) {
        return avenant.nature().hasList() ? ListKind.of(views.change(avenant)) : null;
    }

    private WindowOutcome settle(Avenant avenant, LocalDate sentOn) {
        ListKind kind = kindOf(avenant);
        return settle(avenant, kind, views.windowRule(conventionOf(avenant), avenant.schoolYear()).answer(avenant.nature(), kind, sentOn));
    }

    private WindowOutcome settle(Avenant avenant, ListKind kind, WindowAnswer answer) {
        avenant.answered(kind, answer);
        if (answer.outcome() == WindowOutcome.EFFECTIVE) {
            rivals(avenant).stream().filter(other -> avenant.isSentBefore(other)).findFirst().ifPresent(other -> avenant.giveWay(other.reference(), "Transmis le "
                + FrenchDates.numeric(avenant.sentOn().orElseThrow()) + " : l’avenant " + other.reference() + ", transmis après lui pour la même année scolaire, fixe déjà la liste ; "
                + "le dernier transmis l’emporte, les deux sont conservés."));
        }
        if (answer.outcome() == WindowOutcome.HELD || answer.outcome() == WindowOutcome.TO_DECIDE) {
            mails.tellAnswer(avenant);
        }
        return avenant.outcome().orElseThrow();
    }

    /** Others in effect that set the list of the same school year. */
    private List<Avenant> rivals(Avenant avenant) {
        return !avenant.nature().hasList() ? List.of() : avenants.findByConventionOrderByNumber(avenant.convention()).stream()
            .filter(other -> other.setsListOf(avenant.schoolYear()) && !other.reference().equals(avenant.reference())).toList();
    }

    private void requireYear(Convention convention, AvenantNature nature, SchoolYear year) {
        convention.requireInForce();
        List<Refusal> reasons = new ArrayList<>();
        if (nature == null) {
            reasons.add(new Refusal("nature", "Dites ce que l’avenant change.", "Convention, art. 6.2 et 8"));
        }
        if (year == null) {
            reasons.add(new Refusal("schoolYear", "Indiquez l’année scolaire de l’avenant.", AvenantWindow.ARTICLE));
        }
        Verdict.of(reasons).orThrow();
        yearRule(convention).check(nature, year, clock.today()).orThrow();
    }

    private AvenantListRule listRule(Convention convention, AvenantNature nature, List<AvenantMember> members) {
        return views.listRule(convention, nature, members.stream().map(AvenantMember::commune).toList());
    }

    private RpiRule rpiRule(Convention convention, List<AvenantMember> members) {
        Map<String, String> before = convention.members().stream().collect(Collectors.toMap(member -> member.commune(), member -> member.mandate()));
        List<String> named = members.stream().map(AvenantMember::commune).filter(Objects::nonNull).toList();
        return new RpiRule(convention.commune(), before, parties.communeNames(named).keySet());
    }

    private TermsRule termsRule(Convention convention) {
        return new TermsRule(convention.firstSchoolYear(), convention.terms(), clock.today());
    }

    private static void requireListEntered(Avenant avenant) {
        if (!avenant.isListEntered()) {
            throw new RefusedException("schools", "Enregistrez d’abord la nouvelle liste des écoles.", AvenantWindow.ARTICLE);
        }
    }

    private static void requireNature(Avenant avenant, AvenantNature nature, String sentence) {
        if (avenant.nature() != nature) {
            throw new RefusedException("", sentence, "Convention, " + avenant.nature().article());
        }
    }

    private static void requireStatus(Avenant avenant, AvenantStatus status) {
        if (avenant.status() != status) {
            throw new RefusedException("", "L’avenant " + avenant.reference() + " n’en est pas là : il est " + avenant.status().label() + ".", "");
        }
    }

    private Avenant inPreparation(String reference) {
        Avenant avenant = known(reference);
        requireStatus(avenant, AvenantStatus.OPEN);
        return avenant;
    }

    private Convention conventionOf(Avenant avenant) {
        return conventions.byReference(avenant.convention());
    }

    private Avenant known(String reference) {
        return avenants.findById(reference).orElseThrow(() -> new NotFoundException(UNKNOWN));
    }

    /** The avenant, with all others of its convention held until the end of the transaction: which of two was transmitted last is answered to one after the other. */
    private Avenant lock(String reference) {
        String convention = avenants.conventionOf(reference).orElseThrow(() -> new NotFoundException(UNKNOWN));
        return avenants.lockAll(convention).stream().filter(avenant -> avenant.reference().equals(reference)).findFirst().orElseThrow();
    }

    private Avenant create(Avenant avenant) {
        try {
            return avenants.saveAndFlush(avenant);
        } catch (DataIntegrityViolationException openedMeanwhile) {
            throw new RefusedException("", "Un avenant vient d’être ouvert par ailleurs pour cette convention : recommencez.", "");
        }
    }

    private static int nextNumber(List<Avenant> known) {
        return known.stream().mapToInt(Avenant::number).max().orElse(0) + 1;
    }

    private static Verdict required(String field, String entered, String sentence, String article) {
        return entered == null || entered.isBlank() ? Verdict.refused(field, sentence, article) : text(field, entered);
    }

    private static Verdict text(String field, String entered) {
        int length = entered == null ? 0 : entered.strip().length();
        return length > TEXT_LENGTH ? Verdict.refused(field, "Ce texte compte " + length + " caractères : " + TEXT_LENGTH + " au plus.", "") : Verdict.accepted();
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
