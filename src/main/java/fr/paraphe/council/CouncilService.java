package fr.paraphe.council;

import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.FrenchDates;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the council's secretariat does with an item, in the order of the process. A form saves with one verb; the task that it belongs to is concluded with another,
 * which refuses with a sentence what is still missing and answers the fact that the process goes on with.
 *
 * <p>Where a verb takes {@code version}, it is the one that the form was shown with, or null; a session changed since by somebody else is refused.
 */
@Service
@Transactional
public class CouncilService {

    private static final String AGENDA = "CGCT, art. L2121-10";

    private final CouncilFiles files;
    private final AgendaItemRepository items;
    private final CouncilSessionRepository sessions;
    private final AttendanceRepository attendances;
    private final ProxyRepository proxies;
    private final Ballots ballots;
    private final Convocations convocations;
    private final Extracts extracts;
    private final EntityManager entityManager;
    private final CivilClock clock;

    CouncilService(CouncilFiles files, AgendaItemRepository items, CouncilSessionRepository sessions, AttendanceRepository attendances, ProxyRepository proxies,
                   Ballots ballots, Convocations convocations, Extracts extracts, EntityManager entityManager, CivilClock clock) {
        this.files = files;
        this.items = items;
        this.sessions = sessions;
        this.attendances = attendances;
        this.proxies = proxies;
        this.ballots = ballots;
        this.convocations = convocations;
        this.extracts = extracts;
        this.entityManager = entityManager;
        this.clock = clock;
    }

    /** Puts a case to the council, unless it is before it already; after an adjournment it comes again, with the words of the last time. */
    public void putItem(String reference, String commune) {
        Optional<AgendaItem> latest = items.findFirstByReferenceOrderByTurnDesc(reference);
        if (latest.isEmpty()) {
            items.save(new AgendaItem(reference, commune, clock.now()));
        } else if (latest.get().outcome().isPresent()) {
            items.save(latest.get().again(clock.now()));
        }
    }

    /** The item's words and the session's call; refused when the convocation could no longer leave in time today. */
    public void prepareSession(String reference, ItemText text, SessionPlan plan, Long version, String by) {
        CouncilFile file = open(reference);
        requireNotSent(file);
        text.check().and(checkPlan(file, plan, false)).orThrow();
        claim(file, version);
        file.item().word(text);
        CouncilSession session;
        if (file.hasSession()) {
            session = file.session();
            session.plan(plan);
        } else {
            session = new CouncilSession(file.item().id(), plan);
        }
        save(session);
    }

    /** @return whether the notice is shortened */
    @Transactional(readOnly = true)
    public boolean concludePreparation(String reference) {
        CouncilFile file = files.of(reference);
        CouncilSession session = file.session();
        file.item().text().check().and(session.plan().check(file.commune().population())).orThrow();
        return session.urgent();
    }

    /** The clerk's last look before the convocation leaves: the session may still be moved, and is confirmed. */
    public void confirmConvocation(String reference, SessionChange change, boolean confirmed, Long version, String by) {
        CouncilFile file = open(reference);
        CouncilSession session = file.session();
        requireNotSent(file);
        SessionPlan plan = change.applyTo(session.plan());
        Verdict verdict = checkPlan(file, plan, session.secondOf().isPresent());
        if (!confirmed) {
            verdict = verdict.and(Verdict.refused("confirmed", "Confirmez la date, l’ordre du jour et les destinataires avant l’envoi de la convocation.", AGENDA));
        }
        verdict.orThrow();
        claim(file, version);
        session.plan(plan);
        session.confirmConvocation(by);
        save(session);
    }

    /**
     * Nothing stands against sending the convocation today.
     *
     * @return whether the notice is shortened
     */
    @Transactional(readOnly = true)
    public boolean checkConvocation(String reference) {
        CouncilFile file = files.of(reference);
        if (file.convocation().isEmpty()) {
            convocations.check(file).orThrow();
        }
        return file.session().urgent();
    }

    /** Sends the convocation of the session, dated today; once, however often it is called. */
    public void sendConvocation(String reference) {
        convocations.send(files.of(reference));
    }

    /**
     * The posting at the door of the town hall, and proofs of sending entered by hand.
     *
     * @param postedOn  null when not yet posted
     * @param forOthers one proof for all whose sending nothing proves; may be null
     */
    public void recordPosting(String reference, LocalDate postedOn, List<ProofEntry> proofs, ProofEntry forOthers, Long version, String by) {
        CouncilFile file = open(reference);
        Convocation convocation = file.sentConvocation();
        if (postedOn != null && postedOn.isBefore(convocation.sentOn())) {
            throw new RefusedException("postedOn", "L’affichage ne peut précéder la convocation du %s.".formatted(FrenchDates.numeric(convocation.sentOn())), "CGCT, art. R2121-7");
        }
        if (postedOn != null && postedOn.isAfter(clock.today())) {
            throw new RefusedException("postedOn", "L’affichage ne peut être daté d’un jour à venir (%s).".formatted(FrenchDates.numeric(postedOn)), "CGCT, art. R2121-7");
        }
        claim(file, version);
        convocations.prove(file, proofs == null ? List.of() : proofs.stream().filter(Objects::nonNull).toList(), forOthers, by);
        convocation.posted(postedOn, by);
    }

    @Transactional(readOnly = true)
    public void concludePosting(String reference) {
        CouncilFile file = files.of(reference);
        if (file.sentConvocation().postedOn().isEmpty()) {
            throw new RefusedException("postedOn", "Indiquez la date à laquelle la convocation a été affichée à la porte de la mairie.", "CGCT, art. R2121-7");
        }
        convocations.requireProofs(file);
    }

    /** Who was there, who votes for whom, who presided and who was secretary; not before the day of the session. */
    public void recordAttendance(String reference, AttendanceEntry entry, Long version, String by) {
        CouncilFile file = open(reference);
        CouncilSession session = file.session();
        file.sentConvocation();
        if (clock.today().isBefore(session.date())) {
            throw new RefusedException("", "Les présences se constatent en séance : elles ne peuvent être saisies avant le %s.".formatted(FrenchDates.inWords(session.date())),
                Quorum.ARTICLE);
        }
        RollCall roll = rollCall(file, entry);
        new ProxyRules(roll, entry.proxies()).check().and(officers(file, entry, roll)).orThrow();
        claim(file, version);
        session.recordAttendance(entry.president(), entry.secretary(), entry.discussedAt(), clock.now(), by);
        save(session);
        attendances.clear(session.id());
        proxies.clear(session.id());
        attendances.saveAll(roll.presences().stream().map(presence -> new Attendance(session.id(), presence)).toList());
        proxies.saveAll(entry.proxies().stream().map(proxy -> new Proxy(session.id(), proxy)).toList());
    }

    /** @return whether the item may be deliberated on, and whether the council first rules on the urgency */
    @Transactional(readOnly = true)
    public AttendanceConclusion concludeAttendance(String reference) {
        CouncilFile file = files.of(reference);
        requireAttendance(file);
        return new AttendanceConclusion(file.quorum().reached(), file.session().urgent());
    }

    /** The session called again because there was no quorum: three clear days and no quorum, unless it is called in urgency. */
    public void prepareSecondSession(String reference, SessionPlan plan, Long version, String by) {
        CouncilFile file = open(reference);
        CouncilSession latest = file.session();
        boolean planned = latest.secondOf().isPresent() && !latest.attendanceRecorded();
        if (planned) {
            requireNotSent(file);
        } else {
            requireNoQuorum(file);
        }
        SessionPlan carriedOver = new SessionPlan(plan.date(), plan.time(), plan.place(), plan.usualPlace(), plan.urgent(), plan.urgencyReason(), false, true,
            plan.otherItems(), plan.explanatoryNote());
        checkPlan(file, carriedOver, true).orThrow();
        claim(file, version);
        if (planned) {
            latest.plan(carriedOver);
            save(latest);
        } else {
            save(latest.again(carriedOver));
        }
    }

    /** @return whether the notice of the second session is shortened */
    @Transactional(readOnly = true)
    public boolean concludeSecondSession(String reference) {
        CouncilFile file = files.of(reference);
        CouncilSession latest = file.session();
        if (latest.secondOf().isEmpty() || latest.attendanceRecorded()) {
            throw new RefusedException("date", "Fixez la date de la seconde séance : le quorum a manqué le %s.".formatted(FrenchDates.numeric(latest.date())), Quorum.ARTICLE);
        }
        return latest.urgent();
    }

    public void ruleOnUrgency(String reference, Boolean accepted, String report, Long version, String by) {
        CouncilFile file = open(reference);
        CouncilSession session = file.session();
        if (!session.urgent()) {
            throw new RefusedException("", "La séance n’a pas été convoquée en urgence : le conseil n’a pas à se prononcer.", file.convocationRule().article());
        }
        requireAttendance(file);
        UrgencyRuling ruling = new UrgencyRuling(file.commune().population(), Boolean.TRUE.equals(accepted), report);
        Verdict verdict = ruling.check();
        if (accepted == null) {
            verdict = verdict.and(Verdict.refused("accepted", "Indiquez si le conseil municipal retient l’urgence.", ruling.article()));
        }
        verdict.and(length("report", report, 2000)).orThrow();
        claim(file, version);
        session.ruleOnUrgency(ruling, by);
        save(session);
    }

    /** The item goes on to its vote; or, where the council did not take the urgency up, is closed as adjourned. */
    public UrgencyConclusion concludeUrgency(String reference) {
        CouncilFile file = files.of(reference);
        if (file.session().urgencyAccepted().orElseThrow(() -> urgencyNotRuled(file))) {
            return new UrgencyConclusion(true, null);
        }
        file.item().conclude(DeliberationOutcome.ADJOURNED);
        return new UrgencyConclusion(false, DeliberationOutcome.ADJOURNED);
    }

    /** A vote with its figures, or an adjournment or withdrawal with its reason. */
    public void recordVote(String reference, VoteEntry entry, Long version, String by) {
        CouncilFile file = open(reference);
        CouncilSession session = file.session();
        requireAttendance(file);
        if (entry.action() == null) {
            throw new RefusedException("action", "Indiquez si l’affaire a été mise aux voix, ajournée ou retirée.", "CGCT, art. L2121-20");
        }
        length("number", entry.number(), 40).and(length("reason", entry.reason(), 2000)).orThrow();
        if (entry.action() == ItemAction.VOTE) {
            recordBallot(file, entry, version, by);
            return;
        }
        if (entry.reason() == null || entry.reason().isBlank()) {
            throw new RefusedException("reason", entry.action() == ItemAction.ADJOURN ? "Indiquez pourquoi l’affaire est ajournée."
                : "Indiquez pourquoi l’affaire est retirée de l’ordre du jour.", "");
        }
        claim(file, version);
        session.recordOutcome(entry.action() == ItemAction.ADJOURN ? DeliberationOutcome.ADJOURNED : DeliberationOutcome.WITHDRAWN, entry.reason().strip(), clock.now(), by);
        save(session);
        ballots.forget(file);
    }

    /** Closes the item with what was recorded. */
    public VoteConclusion concludeVote(String reference) {
        CouncilFile file = files.of(reference);
        DeliberationOutcome outcome = file.session().outcome().orElseThrow(() -> new RefusedException("action",
            "Le vote n’est pas enregistré : indiquez si l’affaire a été mise aux voix, ajournée ou retirée.", "CGCT, art. L2121-20"));
        file.item().conclude(outcome);
        return new VoteConclusion(outcome, file.session().date(), file.item().object());
    }

    /**
     * The posting of what the session decided: compte rendu, or since July 2022 list of deliberations.
     *
     * @param onlineOn null when the town has no website, or not yet
     */
    public void postDecisions(String reference, LocalDate postedOn, LocalDate onlineOn, Long version, String by) {
        CouncilFile file = files.of(reference);
        DecisionPosting posting = new DecisionPosting(file.session().date());
        if (postedOn == null) {
            throw new RefusedException("postedOn", "Indiquez la date d’affichage.", posting.article());
        }
        posting.check(postedOn, onlineOn, clock.today()).orThrow();
        claim(file, version);
        file.session().recordDecisionPosting(postedOn, onlineOn, by);
        save(file.session());
    }

    @Transactional(readOnly = true)
    public void concludeDecisionPosting(String reference) {
        CouncilSession session = files.of(reference).session();
        if (session.decisionsPostedOn().isEmpty()) {
            DecisionPosting posting = new DecisionPosting(session.date());
            throw new RefusedException("postedOn", "Indiquez la date d’affichage : %s".formatted(posting.latest().explanation()), posting.article());
        }
    }

    /** Writes the extract of the register into the store; once, however often it is called. */
    public void writeExtract(String reference) {
        extracts.write(files.of(reference));
    }

    private void recordBallot(CouncilFile file, VoteEntry entry, Long version, String by) {
        CouncilSession session = file.session();
        Quorum quorum = file.quorum();
        if (!quorum.reached()) {
            throw new RefusedException("", quorum.explanation() + " Le conseil municipal ne peut délibérer.", quorum.article());
        }
        if (session.urgent() && !session.urgencyAccepted().orElseThrow(() -> urgencyNotRuled(file))) {
            throw new RefusedException("", "Le conseil municipal n’a pas retenu l’urgence : l’affaire est renvoyée à une séance ultérieure.", file.convocationRule().article());
        }
        LocalTime heldAt = entry.votedAt() == null ? session.discussedAt() : entry.votedAt();
        if (heldAt.isBefore(session.discussedAt())) {
            throw new RefusedException("votedAt", "Le vote ne peut précéder la mise en discussion de l’affaire.", Quorum.ARTICLE);
        }
        VoteSheet sheet = new VoteSheet(entry, file.rollCall(), file.proxies(), session.president().orElseThrow(), heldAt);
        sheet.check().orThrow();
        claim(file, version);
        session.recordOutcome(sheet.count().result().isAdopted() ? DeliberationOutcome.ADOPTED : DeliberationOutcome.REFUSED, null, clock.now(), by);
        save(session);
        file.item().numbered(entry.number() == null || entry.number().isBlank() ? null : entry.number().strip());
        ballots.keep(file, sheet);
    }

    private Verdict checkPlan(CouncilFile file, SessionPlan plan, boolean second) {
        Verdict verdict = plan.check(file.commune().population());
        return !plan.isDated() ? verdict
            : verdict.and(file.ruleFor(plan.date(), Notice.of(plan.urgent(), second, plan.afterRenewal())).sentOn(clock.today(), "date"));
    }

    private RollCall rollCall(CouncilFile file, AttendanceEntry entry) {
        List<Refusal> reasons = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < entry.members().size(); i++) {
            AttendanceEntry.Member member = entry.members().get(i);
            String field = "members[%d].".formatted(i);
            if (file.councillor(member.councillor()).isEmpty()) {
                reasons.add(new Refusal(field + "councillor", "Ce conseiller n’est pas en exercice à la date de la séance.", Quorum.ARTICLE));
            } else if (!seen.add(member.councillor())) {
                reasons.add(new Refusal(field + "councillor", "%s figure deux fois sur la feuille de présence.".formatted(file.name(member.councillor())), Quorum.ARTICLE));
            } else if (member.arrivedAt() != null && member.leftAt() != null && !member.leftAt().isAfter(member.arrivedAt())) {
                reasons.add(new Refusal(field + "leftAt", "%s ne peut partir avant d’arriver.".formatted(file.name(member.councillor())), Quorum.ARTICLE));
            } else if (!member.present() && (member.arrivedAt() != null || member.leftAt() != null)) {
                reasons.add(new Refusal(field + "present", "%s a une heure d’arrivée ou de départ sans figurer parmi les présents.".formatted(file.name(member.councillor())),
                    Quorum.ARTICLE));
            }
        }
        Verdict.of(reasons).orThrow();
        Map<Long, AttendanceEntry.Member> members = entry.members().stream().collect(Collectors.toMap(AttendanceEntry.Member::councillor, Function.identity()));
        return new RollCall(file.council().stream().map(councillor -> {
            AttendanceEntry.Member member = members.get(councillor.id());
            return member == null ? new Presence(councillor.id(), councillor.formalName(), false, null, null, false)
                : new Presence(councillor.id(), councillor.formalName(), member.present(), member.arrivedAt(), member.leftAt(), member.interested());
        }).toList());
    }

    /** President and secretary: both members who are there; the president has no interest in the item. */
    private Verdict officers(CouncilFile file, AttendanceEntry entry, RollCall roll) {
        LocalTime discussed = entry.discussedAt() == null ? file.session().time() : entry.discussedAt();
        List<Refusal> reasons = new ArrayList<>();
        if (entry.president() == null) {
            reasons.add(new Refusal("president", "Indiquez qui préside la séance.", "CGCT, art. L2121-14"));
        } else {
            Optional<Presence> president = roll.of(entry.president());
            if (president.filter(presence -> presence.presentAt(discussed)).isEmpty()) {
                reasons.add(new Refusal("president", "%s, qui ne figure pas parmi les présents, ne peut présider la séance.".formatted(file.name(entry.president())),
                    "CGCT, art. L2121-14"));
            } else if (president.get().interested()) {
                reasons.add(new Refusal("president",
                    "%s, intéressé(e) à l’affaire, ne peut présider sa discussion : désignez un autre président.".formatted(file.name(entry.president())), "CGCT, art. L2131-11"));
            }
        }
        if (entry.secretary() != null) {
            if (roll.of(entry.secretary()).filter(Presence::attends).isEmpty()) {
                reasons.add(new Refusal("secretary", "%s, qui ne figure pas parmi les présents, ne peut être secrétaire de séance.".formatted(file.name(entry.secretary())),
                    "CGCT, art. L2121-15"));
            }
        } else if (roll.quorumAt(discussed, file.convocationRule().quorumNeeded()).reached()) {
            reasons.add(new Refusal("secretary", "Indiquez le secrétaire de séance, que le conseil municipal nomme au début de la séance.", "CGCT, art. L2121-15"));
        }
        return Verdict.of(reasons);
    }

    /** The case, as long as its item is before the council. */
    private CouncilFile open(String reference) {
        CouncilFile file = files.of(reference);
        file.item().outcome().ifPresent(outcome -> {
            throw new RefusedException("", "L’affaire est déjà %s : elle ne peut plus être modifiée.".formatted(outcome.french()), "");
        });
        return file;
    }

    private static void requireNotSent(CouncilFile file) {
        file.convocation().ifPresent(sent -> {
            throw new RefusedException("", "La convocation est partie le %s : la séance ne peut plus être modifiée.".formatted(FrenchDates.numeric(sent.sentOn())), AGENDA);
        });
    }

    private static void requireAttendance(CouncilFile file) {
        if (!file.session().attendanceRecorded()) {
            throw new RefusedException("members", "La feuille de présence n’est pas remplie : indiquez les présents, les procurations, le président et le secrétaire.",
                Quorum.ARTICLE);
        }
    }

    private static void requireNoQuorum(CouncilFile file) {
        requireAttendance(file);
        if (file.quorum().reached()) {
            throw new RefusedException("", "Le quorum est atteint : il n’y a pas lieu à seconde convocation. " + file.quorum().explanation(), Quorum.ARTICLE);
        }
    }

    private static RefusedException urgencyNotRuled(CouncilFile file) {
        return new RefusedException("accepted", "Le conseil municipal ne s’est pas encore prononcé sur l’urgence.", file.convocationRule().article());
    }

    private static Verdict length(String field, String text, int limit) {
        return text == null || text.length() <= limit ? Verdict.accepted() : Verdict.refused(field, "Le texte dépasse %d caractères.".formatted(limit), "");
    }

    /** Takes the session before anything else is written, so that of two people saving at once the second is told, and nothing is mixed. */
    private void claim(CouncilFile file, Long version) {
        if (!file.hasSession()) {
            return;
        }
        CouncilSession session = file.session();
        if (version != null && version != session.version()) {
            throw changedMeanwhile();
        }
        try {
            entityManager.lock(session, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        } catch (OptimisticLockException | PessimisticLockException | ConcurrencyFailureException e) {
            throw changedMeanwhile();
        }
    }

    private void save(CouncilSession session) {
        try {
            sessions.saveAndFlush(session);
        } catch (DataIntegrityViolationException | ConcurrencyFailureException e) {
            throw changedMeanwhile();
        }
    }

    private static RefusedException changedMeanwhile() {
        return new RefusedException("", "Quelqu’un d’autre vient de modifier cette séance : rechargez le formulaire avant d’enregistrer.", "");
    }
}
