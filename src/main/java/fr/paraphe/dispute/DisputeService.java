package fr.paraphe.dispute;

import fr.paraphe.NotFoundException;
import fr.paraphe.RefusedException;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.calendar.FrenchHolidays;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.ConventionStatus;
import fr.paraphe.convention.Side;
import fr.paraphe.document.DocumentStore;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What can be done with a dispute, from the sending of the mise en demeure to its settlement, its abandonment or the end of the convention (art. 10), and with a
 * dénonciation (art. 9). What is entered for a task can be entered anew until that is completed.
 */
@Service
@Transactional
@EnableConfigurationProperties(DisputeSettings.class)
public class DisputeService {

    static final String UNKNOWN = "Litige introuvable.";
    private static final String ARTICLE = ConciliationLimit.ARTICLE;
    private static final String BY_ITSELF = "paraphe";

    private final DisputeRepository disputes;
    private final ConciliationRepository conciliations;
    private final CommitmentRepository commitments;
    private final LetterService letters;
    private final ConventionService conventions;
    private final Invitations invitations;
    private final DisputeMails mails;
    private final DocumentStore documents;
    private final DisputeSettings settings;
    private final CivilClock clock;

    DisputeService(DisputeRepository disputes, ConciliationRepository conciliations, CommitmentRepository commitments, LetterService letters, ConventionService conventions,
                   Invitations invitations, DisputeMails mails, DocumentStore documents, DisputeSettings settings, CivilClock clock) {
        this.disputes = disputes;
        this.conciliations = conciliations;
        this.commitments = commitments;
        this.letters = letters;
        this.conventions = conventions;
        this.invitations = invitations;
        this.mails = mails;
        this.documents = documents;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param side         who convenes
     * @param heldAt       hour of the meeting, in the zone of the académie
     * @param participants who is expected
     * @param agreedLater  who of the other side agreed to a day past the limit, and how; null otherwise
     */
    public record Convene(String reference, Side side, LocalDate heldOn, LocalTime heldAt, String place, List<String> participants, String agreedLater, String by) {
    }

    /**
     * @param on          the day of the agreement or of the failure; not asked for a postponement
     * @param statedBy    the side that declares the failure; null otherwise
     * @param document    the record of the meeting in the store of documents, or null
     * @param commitments of an agreement
     * @param postponedTo where and when the parties meet instead; null unless put off
     */
    public record RecordOutcome(String reference, ConciliationOutcome outcome, LocalDate on, Side statedBy, Long document, String text, List<Commitment> commitments,
                                Meeting postponedTo, String by) {

        public RecordOutcome {
            commitments = commitments == null ? List.of() : List.copyOf(commitments);
        }
    }

    /** @param id the commitment's */
    public record FollowCommitment(long id, Boolean kept, LocalDate on, String note, String by) {
    }

    @Transactional(readOnly = true)
    public Dispute byReference(String reference) {
        return known(reference);
    }

    /** Empty for a reference that is no dispute's. */
    @Transactional(readOnly = true)
    public Optional<Dispute> find(String reference) {
        return disputes.findById(reference);
    }

    /** In the order of their opening, closed ones included. */
    @Transactional(readOnly = true)
    public List<Dispute> of(String convention) {
        return disputes.findByConventionOrderByOpenedAtAscReferenceAsc(convention);
    }

    /** The meetings of a dispute, in their order. */
    @Transactional(readOnly = true)
    public List<Conciliation> conciliations(String reference) {
        return conciliations.findByReferenceOrderByNumber(reference);
    }

    /** The meeting that is planned, or the last one. */
    @Transactional(readOnly = true)
    public Optional<Conciliation> conciliation(String reference) {
        return conciliations.findFirstByReferenceOrderByNumberDesc(reference);
    }

    /** What was undertaken at the last meeting, in the order in which it was entered. */
    @Transactional(readOnly = true)
    public List<ConciliationCommitment> commitments(String reference) {
        return conciliation(reference).map(meeting -> commitments.findByConciliationOrderByPosition(meeting.id())).orElse(List.of());
    }

    @Transactional(readOnly = true)
    public ConciliationCommitment commitment(long id) {
        return knownCommitment(id);
    }

    /** What runs from a letter, by the terms of its convention. */
    @Transactional(readOnly = true)
    public LetterDates dates(String letter) {
        Letter known = letters.byReference(letter);
        return new LetterDates(known, conventions.byReference(known.convention()).terms());
    }

    /** By when the conciliation is to be organised; empty while the delivery of the mise en demeure is not recorded. */
    @Transactional(readOnly = true)
    public Optional<Deadline> conciliationLimit(String reference) {
        return dates(reference).conciliation();
    }

    /** Until when an agreement can be recorded; empty before anybody has been convened. */
    @Transactional(readOnly = true)
    public Optional<Deadline> agreementLimit(String reference) {
        return conciliation(reference).filter(meeting -> meeting.convenedOn().isPresent()).map(this::agreementLimit);
    }

    /** The next date that counts for a dispute or a notice; empty for a closed one, and while its author has not said what follows a failure. */
    @Transactional(readOnly = true)
    public Optional<Deadline> nextLimit(String reference) {
        Dispute dispute = known(reference);
        return next().of(dispute, dates(reference), dispute.resiliation().map(this::dates), conciliation(reference), commitments(reference));
    }

    /** The follow-up of a letter that was sent begins: once. */
    public Dispute open(String reference) {
        Letter letter = letters.byReference(reference);
        if (letter.kind() == LetterKind.RESILIATION || !letter.wasSent()) {
            throw new NotFoundException(UNKNOWN);
        }
        if (disputes.existsById(reference)) {
            throw new RefusedException("reference", "Le suivi de la lettre " + reference + " est déjà ouvert.", "");
        }
        return disputes.saveAndFlush(new Dispute(letter, clock.now()));
    }

    /** Enters when and where the parties meet; they are convened once that is completed. */
    public Verdict convene(Convene entered) {
        Dispute dispute = toConvene(entered.reference());
        if (entered.side() == null) {
            throw new RefusedException("side", "Dites quelle partie organise la conciliation.", ARTICLE);
        }
        Meeting meeting = new Meeting(entered.heldOn(), entered.heldAt(), entered.place(), entered.participants(), entered.agreedLater());
        Verdict verdict = conveningRule(dispute).check(meeting, ConveningRule.Entry.CONVENING);
        verdict.orThrow();
        Conciliation planned = conciliation(dispute.reference()).orElseGet(() -> new Conciliation(dispute.reference(), 1));
        planned.plan(entered.side(), meeting, entered.by());
        conciliations.save(planned);
        return verdict;
    }

    /** @throws RefusedException before anything is entered, and once the month has passed: nobody having convened, the conciliation has failed */
    public void concludeConvening(String reference) {
        Dispute dispute = toConvene(reference);
        Conciliation planned = conciliation(reference)
            .orElseThrow(() -> new RefusedException("heldOn", "Enregistrez d’abord la date, l’heure et le lieu de la rencontre.", ARTICLE));
        ConveningRule rule = conveningRule(dispute);
        requireNotPast(rule.limit(), "la conciliation est réputée avoir échoué.");
        rule.check(new Meeting(planned.heldOn(), planned.heldAt(), planned.place(), planned.participants(), planned.agreedLater().orElse(null)), ConveningRule.Entry.CONVENING)
            .orThrow();
        planned.convene(clock.today());
        dispute.convened();
    }

    /** Sends both parties the invitation to the meeting that is planned, with a calendar file; again with the next one when it was put off. */
    public void invite(String reference) {
        Dispute dispute = lock(reference);
        Conciliation meeting = convened(reference);
        if (meeting.invitation().isEmpty()) {
            Invitations.Sent sent = invitations.invite(dispute, letters.byReference(reference), meeting);
            meeting.invited(sent.paper(), sent.calendar());
        }
    }

    /** Enters what a meeting came to. */
    public Verdict recordOutcome(RecordOutcome entered) {
        Dispute dispute = inConciliation(entered.reference());
        Conciliation meeting = convened(dispute.reference());
        if (entered.outcome() == null) {
            throw new RefusedException("outcome", "Dites ce que la conciliation a donné.", ARTICLE);
        }
        Verdict verdict = requireOwn(dispute, entered.document()).and(outcomeVerdict(dispute, meeting, entered));
        verdict.orThrow();
        commitments.deleteByConciliation(meeting.id());
        if (entered.outcome() == ConciliationOutcome.POSTPONED) {
            meeting.putOff(clock.today(), entered.postponedTo(), entered.by());
            return verdict;
        }
        boolean agreed = entered.outcome() == ConciliationOutcome.AGREEMENT;
        meeting.record(entered.outcome(), entered.on(), agreed ? null : entered.statedBy(), entered.document(), entered.text().strip(), entered.by());
        if (agreed) {
            for (int i = 0; i < entered.commitments().size(); i++) {
                commitments.save(new ConciliationCommitment(meeting.id(), i, entered.commitments().get(i)));
            }
        }
        return verdict;
    }

    /**
     * Makes the outcome count; a meeting that is put off gives place to the next one.
     *
     * @throws RefusedException before anything is entered, and for anything but a failure once the days for an agreement have passed
     */
    public ConciliationOutcome concludeOutcome(String reference) {
        Dispute dispute = inConciliation(reference);
        Conciliation meeting = convened(reference);
        ConciliationOutcome outcome = meeting.outcome()
            .orElseThrow(() -> new RefusedException("outcome", "Enregistrez d’abord l’issue de la conciliation.", ARTICLE));
        if (outcome != ConciliationOutcome.FAILURE) {
            requireNotPast(agreementLimit(meeting), "la conciliation est réputée avoir échoué.");
        }
        meeting.conclude(clock.now());
        if (outcome == ConciliationOutcome.AGREEMENT) {
            dispute.agreed();
            mails.tellAgreement(dispute, meeting, commitments.findByConciliationOrderByPosition(meeting.id()));
        } else if (outcome == ConciliationOutcome.POSTPONED) {
            putOff(dispute, meeting);
        }
        return outcome;
    }

    /**
     * The conciliation has failed: declared so, not convened within the month, or without an agreement in time. Opens the letter of résiliation of the party that
     * complains, which may send it or let it go. Failing twice answers the same.
     *
     * @return that letter's reference
     */
    public String fail(String reference) {
        Dispute dispute = lock(reference);
        if (dispute.status() == DisputeStatus.FAILED) {
            return dispute.resiliation().orElseThrow();
        }
        requireOpen(dispute);
        Optional<Conciliation> meeting = conciliation(reference).filter(planned -> planned.convenedOn().isPresent());
        FailureReason why;
        LocalDate on;
        if (meeting.isEmpty()) {
            why = FailureReason.NOT_CONVENED;
            on = dayAfter(conciliationLimit(reference).orElseThrow());
        } else if (meeting.get().isConcluded()) {
            why = FailureReason.DECLARED;
            on = meeting.get().outcomeOn().orElseThrow();
        } else {
            why = FailureReason.NO_AGREEMENT;
            on = dayAfter(agreementLimit(meeting.get()));
        }
        String letter = letters.openResiliation(reference, on, BY_ITSELF).reference();
        dispute.fail(why, on, letter);
        mails.tellFailure(dispute, meeting);
        return letter;
    }

    /** Enters whether a commitment is kept. */
    public void followCommitment(FollowCommitment entered) {
        ConciliationCommitment commitment = toFollow(entered.id());
        commitmentRule(commitment).check(entered.kept(), entered.on(), entered.note()).orThrow();
        commitment.follow(entered.kept(), entered.on(), entered.note() == null || entered.note().isBlank() ? null : entered.note().strip(), entered.by());
    }

    /**
     * Makes it count. Completing twice answers the same.
     *
     * @return whether it is kept
     */
    public boolean concludeCommitment(long id) {
        ConciliationCommitment commitment = knownCommitment(id);
        if (!commitment.isConcluded()) {
            toFollow(id);
            commitmentRule(commitment).check(commitment.kept().orElse(null), commitment.keptOn().orElse(null), commitment.note().orElse(null)).orThrow();
            commitment.conclude(clock.now());
            if (!commitment.kept().orElseThrow()) {
                Conciliation meeting = conciliations.findById(commitment.conciliation()).orElseThrow();
                mails.tellBroken(known(meeting.reference()), commitment);
            }
        }
        return commitment.kept().orElseThrow();
    }

    /**
     * The letter that ends the convention is taken back, as entered; tells the other party.
     *
     * @param letter the résiliation or the dénonciation
     * @throws RefusedException once its last day has passed (art. 9 and 10)
     */
    public void concludeWithdrawal(String letter) {
        dates(letter).end().map(EarlyEnd::lastDay).filter(last -> clock.today().isAfter(last.date())).ifPresent(last -> {
            throw new RefusedException("withdrawnOn", "La lettre ne peut plus être retirée : la convention a pris fin. " + last.explanation(), last.article());
        });
        letters.concludeWithdrawal(letter);
    }

    /**
     * Its author takes the mise en demeure back, whatever its process is doing; a letter of résiliation that was sent is withdrawn first, by its own task.
     *
     * @throws RefusedException without a reason, and for a dénonciation, whose withdrawal is a task of its own
     */
    public void askForWithdrawal(String reference, String reason, String by) {
        Dispute dispute = lock(reference);
        requireOpen(dispute);
        if (dispute.kind() != LetterKind.MISE_EN_DEMEURE) {
            throw new RefusedException("", "Une dénonciation se retire par la tâche qui attend sa fin.", NoticeDelay.ARTICLE);
        }
        if (reason == null || reason.isBlank()) {
            throw new RefusedException("reason", "Dites pourquoi la mise en demeure est retirée : l’autre partie l’apprend.", ARTICLE);
        }
        runningResiliation(dispute).ifPresent(running -> {
            throw new RefusedException("", "La résiliation " + running.reference() + " est envoyée : c’est elle qui se retire, par écrit, avant la fin de son délai.", ARTICLE);
        });
        letters.enterWithdrawal(new LetterService.EnterWithdrawal(reference, clock.today(), reason, null, by));
        dispute.askForWithdrawal(reason.strip(), by);
    }

    /** Whether the mise en demeure can still be taken back by its author: while its dispute is open and no résiliation is sent. */
    @Transactional(readOnly = true)
    public boolean canBeWithdrawn(String reference) {
        return find(reference).filter(dispute -> dispute.isOpen() && dispute.kind() == LetterKind.MISE_EN_DEMEURE && runningResiliation(dispute).isEmpty()).isPresent();
    }

    private Optional<Letter> runningResiliation(Dispute dispute) {
        return dispute.resiliation().map(letters::byReference).filter(Letter::isRunning);
    }

    /** It is taken back: the other party is told, and what its author was writing is void. */
    public void withdrawn(String reference) {
        Dispute dispute = lock(reference);
        if (dispute.isOpen()) {
            letters.concludeWithdrawal(reference);
            dispute.resiliation().ifPresent(letter -> letters.stop(letter, "Mise en demeure retirée"));
            dispute.end(DisputeStatus.WITHDRAWN, dispute.withdrawalReason().orElse("Mise en demeure retirée"), clock.now());
        }
    }

    /** Its process has come to that end. */
    public void close(String reference, String end) {
        Dispute dispute = lock(reference);
        if (!dispute.isOpen()) {
            return;
        }
        boolean toldOtherwise = endsWithAnotherMail(dispute);
        settleLetters(dispute, end);
        dispute.end(DisputeStatus.CLOSED, end, clock.now());
        if (!toldOtherwise) {
            mails.tellClosed(dispute);
        }
    }

    /** The convention has ended by another letter, or at its term. */
    public void stop(String reference) {
        Dispute dispute = lock(reference);
        if (dispute.isOpen()) {
            String reason = conventions.byReference(dispute.convention()).endReason().orElse("Fin de la convention");
            settleLetters(dispute, reason);
            dispute.end(DisputeStatus.STOPPED, reason, clock.now());
            mails.tellClosed(dispute);
        }
    }

    private void settleLetters(Dispute dispute, String reason) {
        letters.stop(dispute.reference(), reason);
        dispute.resiliation().ifPresent(letter -> letters.stop(letter, reason));
    }

    /** The withdrawal of a letter and the end of the convention have mails of their own. */
    private boolean endsWithAnotherMail(Dispute dispute) {
        boolean withdrawn = letters.byReference(dispute.resiliation().orElse(dispute.reference())).status() == LetterStatus.WITHDRAWN;
        return withdrawn || conventions.byReference(dispute.convention()).status() == ConventionStatus.ENDED;
    }

    private void putOff(Dispute dispute, Conciliation meeting) {
        Meeting to = meeting.putOffTo().orElseThrow();
        conveningRule(dispute).check(to, ConveningRule.Entry.POSTPONING).orThrow();
        Conciliation next = new Conciliation(dispute.reference(), meeting.number() + 1);
        next.plan(meeting.convenedBy(), to, meeting.recordedBy().orElseThrow());
        next.convene(clock.today());
        conciliations.save(next);
    }

    private Verdict outcomeVerdict(Dispute dispute, Conciliation meeting, RecordOutcome entered) {
        OutcomeRule rule = new OutcomeRule(clock.today(), letters.byReference(dispute.reference()).deliveredOn().orElseThrow(), meeting.heldOn());
        return switch (entered.outcome()) {
            case AGREEMENT -> rule.agreement(entered.on(), entered.text(), entered.commitments());
            case FAILURE -> rule.failure(entered.on(), entered.statedBy(), entered.text());
            case POSTPONED -> {
                Meeting to = entered.postponedTo() == null ? new Meeting(null, null, null, null, null) : entered.postponedTo();
                yield conveningRule(dispute).check(to, ConveningRule.Entry.POSTPONING);
            }
        };
    }

    private Verdict requireOwn(Dispute dispute, Long document) {
        boolean own = document == null || documents.of(dispute.reference()).stream().anyMatch(paper -> paper.id() == document);
        return own ? Verdict.accepted() : Verdict.refused("document", "Cette pièce n’est pas du litige " + dispute.reference() + " : déposez-la de nouveau.", "");
    }

    private ConveningRule conveningRule(Dispute dispute) {
        Deadline limit = conciliationLimit(dispute.reference())
            .orElseThrow(() -> new RefusedException("", "La distribution de la mise en demeure n’est pas encore relevée.", ARTICLE));
        return new ConveningRule(clock.today(), limit, FrenchHolidays.ofCommune(dispute.commune()));
    }

    private CommitmentRule commitmentRule(ConciliationCommitment commitment) {
        LocalDate agreed = conciliations.findById(commitment.conciliation()).flatMap(Conciliation::outcomeOn).orElseThrow();
        return new CommitmentRule(clock.today(), agreed, commitment.dueOn());
    }

    private Deadline agreementLimit(Conciliation meeting) {
        return next().agreement(meeting);
    }

    private NextDate next() {
        return new NextDate(clock.today(), settings.agreementDays());
    }

    private static LocalDate dayAfter(Deadline limit) {
        return limit.date().plusDays(1);
    }

    private void requireNotPast(Deadline limit, String consequence) {
        if (clock.today().isAfter(limit.date())) {
            throw new RefusedException("", "La limite du " + FrenchDates.inWords(limit.date()) + " est passée : " + consequence, limit.article());
        }
    }

    private Dispute toConvene(String reference) {
        Dispute dispute = lock(reference);
        requireStatus(dispute, DisputeStatus.SENT);
        if (dispute.kind() != LetterKind.MISE_EN_DEMEURE) {
            throw new RefusedException("", "Une dénonciation n’appelle pas de conciliation.", NoticeDelay.ARTICLE);
        }
        return dispute;
    }

    private Dispute inConciliation(String reference) {
        Dispute dispute = lock(reference);
        requireStatus(dispute, DisputeStatus.CONVENED);
        return dispute;
    }

    private Conciliation convened(String reference) {
        return conciliation(reference).filter(meeting -> meeting.convenedOn().isPresent())
            .orElseThrow(() -> new RefusedException("", "Personne n’est encore convoqué à une conciliation.", ARTICLE));
    }

    private ConciliationCommitment toFollow(long id) {
        ConciliationCommitment commitment = knownCommitment(id);
        Conciliation meeting = conciliations.findById(commitment.conciliation()).orElseThrow();
        requireStatus(known(meeting.reference()), DisputeStatus.AGREED);
        if (commitment.isConcluded()) {
            throw new RefusedException("", "Ce qu’est devenu cet engagement est déjà relevé.", ARTICLE);
        }
        return commitment;
    }

    private static void requireOpen(Dispute dispute) {
        if (!dispute.isOpen()) {
            throw new RefusedException("", "Le litige " + dispute.reference() + " est " + dispute.status().label() + ".", ARTICLE);
        }
    }

    private static void requireStatus(Dispute dispute, DisputeStatus status) {
        if (dispute.status() != status) {
            throw new RefusedException("", "Le litige " + dispute.reference() + " n’en est pas là : il est " + dispute.status().label() + ".", ARTICLE);
        }
    }

    private Dispute lock(String reference) {
        return disputes.lock(reference).orElseThrow(() -> new NotFoundException(UNKNOWN));
    }

    private Dispute known(String reference) {
        return disputes.findById(reference).orElseThrow(() -> new NotFoundException(UNKNOWN));
    }

    private ConciliationCommitment knownCommitment(long id) {
        return commitments.findById(id).orElseThrow(() -> new NotFoundException("Engagement introuvable."));
    }
}
