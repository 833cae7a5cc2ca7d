package fr.paraphe.dispute;

import fr.paraphe.NotFoundException;
import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.Obligations;
import fr.paraphe.convention.Side;
import fr.paraphe.convention.TextSigned;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.NewDocument;
import fr.paraphe.document.StoredDocument;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What can be done with a letter of art. 9 or 10, from its opening to its delivery or its withdrawal. What is entered for a task can be entered anew until that is
 * completed.
 */
@Service("disputeLetterService")
@Transactional
public class LetterService {

    private static final int TEXT_LENGTH = 2000;
    private static final String UNKNOWN = "Lettre introuvable.";

    private final LetterRepository letters;
    private final ConventionService conventions;
    private final Obligations obligations;
    private final LetterMails mails;
    private final DocumentStore documents;
    private final CivilClock clock;

    LetterService(LetterRepository letters, ConventionService conventions, Obligations obligations, LetterMails mails, DocumentStore documents, CivilClock clock) {
        this.letters = letters;
        this.conventions = conventions;
        this.obligations = obligations;
        this.mails = mails;
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * @param kind   mise en demeure or dénonciation; a résiliation follows its dispute
     * @param author who writes
     */
    public record OpenLetter(String convention, LetterKind kind, Side author, String by) {
    }

    /**
     * @param grievances of a mise en demeure
     * @param demand     of a mise en demeure: what the other party is to do
     * @param motives    of a résiliation
     * @param reason     of a dénonciation
     * @param drop       whether the letter is given up; nothing else is entered then
     */
    public record Prepare(String reference, List<Grievance> grievances, String demand, String motives, String reason, boolean drop, String dropReason, String by) {

        public Prepare {
            grievances = grievances == null ? List.of() : List.copyOf(grievances);
        }
    }

    /**
     * @param renounce   whether the letter stays unsent; nothing else is entered then
     * @param sentOn     civil day of the sending
     * @param proof      in the store of documents, or null
     * @param lreConsent whether the addressee had consented to electronic registered letters
     */
    public record Send(String reference, boolean renounce, LetterChannel channel, LocalDate sentOn, String trackingNumber, Long proof, boolean lreConsent, String by) {
    }

    /**
     * @param firstPresentedOn for an electronic letter that was not accepted, the day of the proof of it
     * @param proof            in the store of documents, or null
     */
    public record RecordDelivery(String reference, LocalDate firstPresentedOn, LocalDate receivedOn, NonDelivery nonDelivery, Long proof, String by) {
    }

    /** @param document the letter that takes it back, in the store of documents, or null */
    public record EnterWithdrawal(String reference, LocalDate withdrawnOn, String reason, Long document, String by) {
    }

    @Transactional(readOnly = true)
    public Letter byReference(String reference) {
        return known(reference);
    }

    /** Empty for a reference that is no letter's. */
    @Transactional(readOnly = true)
    public Optional<Letter> find(String reference) {
        return letters.findById(reference);
    }

    /** Those about a convention, in the order of their opening. */
    @Transactional(readOnly = true)
    public List<Letter> of(String convention) {
        return letters.findByConventionOrderByOpenedAtAscReferenceAsc(convention);
    }

    @Transactional(readOnly = true)
    public List<Letter> ofConventions(Collection<String> conventions) {
        return letters.findByConventionInOrderByOpenedAtAscReferenceAsc(conventions);
    }

    /** The résiliation of a convention that is sent and not withdrawn. */
    @Transactional(readOnly = true)
    public Optional<Letter> runningResiliation(String convention) {
        return of(convention).stream().filter(letter -> letter.kind() == LetterKind.RESILIATION && letter.isRunning()).findFirst();
    }

    /** The letter of résiliation that follows a dispute, once its conciliation has failed. */
    @Transactional(readOnly = true)
    public Optional<Letter> resiliationOf(String dispute) {
        return letters.findByDispute(dispute);
    }

    /** What is recorded as missing and owed by that party: what a mise en demeure to it may name. */
    @Transactional(readOnly = true)
    public List<MissingObligation> missing(String convention, Side owedBy) {
        return missing(convention).stream().filter(each -> each.party() == owedBy).toList();
    }

    /** Why that party cannot open such a letter now; accepted where it can. */
    @Transactional(readOnly = true)
    public Verdict mayOpen(String convention, LetterKind kind, Side author) {
        if (kind == LetterKind.RESILIATION) {
            return Verdict.refused("kind", "Une résiliation suppose une conciliation qui a échoué : adressez d’abord une mise en demeure.", kind.article());
        }
        return openRule(conventions.byReference(convention), author).check(kind, author, clock.today());
    }

    /** For each convention why that party cannot open such a letter now, accepted where it can; all of them in one question. */
    @Transactional(readOnly = true)
    public Map<String, Verdict> mayOpen(List<Convention> among, LetterKind kind, Side author) {
        Map<String, List<Letter>> written = ofConventions(among.stream().map(Convention::reference).toList()).stream().collect(Collectors.groupingBy(Letter::convention));
        return among.stream().collect(Collectors.toMap(Convention::reference,
            convention -> openRule(convention, author, written.getOrDefault(convention.reference(), List.of())).check(kind, author, clock.today())));
    }

    /**
     * Enters a new letter; its process may then be started under its reference. Entering the same again before that keeps the reference.
     *
     * @throws RefusedException unless the convention is in force, for a résiliation, and for a dénonciation while another one by the same party runs (art. 9 and 10)
     */
    public Letter open(OpenLetter entered) {
        Convention convention = conventions.byReference(entered.convention());
        if (entered.kind() == null) {
            throw new RefusedException("kind", "Choisissez une mise en demeure ou une dénonciation.", "Convention, art. 9 et 10");
        }
        mayOpen(entered.convention(), entered.kind(), entered.author()).orThrow();
        return of(convention.reference()).stream()
            .filter(letter -> letter.status() == LetterStatus.DRAFT && letter.kind() == entered.kind() && letter.author() == entered.author() && !letter.hasBegun()).findFirst()
            .orElseGet(() -> create(convention, entered.kind(), entered.author(), entered.by()));
    }

    /**
     * Opens the letter of résiliation of the party that wrote the mise en demeure; once for a dispute.
     *
     * @param failedOn the day on which the conciliation failed; its letter is not sent earlier
     * @throws RefusedException without a failed conciliation (art. 10)
     */
    public Letter openResiliation(String dispute, LocalDate failedOn, String by) {
        Letter first = known(dispute);
        if (first.kind() != LetterKind.MISE_EN_DEMEURE || !first.wasSent() || failedOn == null) {
            throw new RefusedException("", "Une résiliation suppose une conciliation qui a échoué.", LetterKind.RESILIATION.article());
        }
        return letters.findByDispute(dispute).orElseGet(() -> {
            Letter second = create(conventions.byReference(first.convention()), LetterKind.RESILIATION, first.author(), by);
            second.follow(dispute, failedOn);
            return letters.saveAndFlush(second);
        });
    }

    /** The letter's process starts: once. */
    public Letter begin(String reference) {
        Letter letter = lock(reference);
        if (letter.hasBegun()) {
            throw new RefusedException("reference", "La lettre " + reference + " est déjà ouverte.", "");
        }
        if (letter.kind() != LetterKind.RESILIATION) {
            openRule(conventionOf(letter), letter.author()).check(letter.kind(), letter.author(), clock.today()).orThrow();
        }
        letter.begin(clock.now());
        return letter;
    }

    /** Enters what the letter says; nothing of it is known to the other party before it is sent. */
    public void prepare(Prepare entered) {
        Letter letter = inPreparation(entered.reference());
        if (entered.drop()) {
            required("dropReason", entered.dropReason(), "Dites pourquoi la lettre est abandonnée.", "").orThrow();
            letter.drop(entered.dropReason().strip(), entered.by());
            return;
        }
        boolean grieves = letter.kind() == LetterKind.MISE_EN_DEMEURE;
        List<Grievance> grievances = grieves ? entered.grievances().stream().map(Grievance::normalised).toList() : List.of();
        words(letter, grievances, entered.demand(), entered.motives(), entered.reason()).orThrow();
        letter.prepare(grievances, grieves ? entered.demand().strip() : null, letter.kind() == LetterKind.RESILIATION ? entered.motives().strip() : null,
            letter.kind() == LetterKind.DENONCIATION ? entered.reason().strip() : null, entered.by());
    }

    /**
     * The preparation ends: everything the letter must say is there, and its text bears today's date.
     *
     * @return what comes next
     */
    public LetterRoute conclude(String reference) {
        Letter letter = inPreparation(reference);
        if (letter.drops()) {
            return LetterRoute.DROP;
        }
        words(letter, letter.grievances(), letter.demand().orElse(null), letter.motives().orElse(null), letter.reason().orElse(null)).orThrow();
        conventionOf(letter).requireInForce();
        letter.date(clock.today());
        return LetterRoute.SIGN;
    }

    /** The signature that it needs is given. */
    @EventListener
    public void signed(TextSigned text) {
        letters.findById(text.reference()).ifPresent(letter -> letter.sign(text.on(), text.document()));
    }

    /** Enters the sending and its proof, or that the signed letter stays unsent. */
    public void send(Send entered) {
        Letter letter = known(entered.reference());
        requireDraft(letter);
        if (entered.renounce()) {
            letter.renounce(entered.by());
            return;
        }
        sendingRule(letter).check(entered.channel(), entered.sentOn(), entered.trackingNumber(), entered.proof() != null, entered.lreConsent())
            .and(otherRunning(letter)).and(paper("proof", letter, entered.proof())).orThrow();
        letter.send(entered.channel(), entered.sentOn(), blankToNull(entered.trackingNumber()), entered.lreConsent(), entered.proof(), entered.by());
    }

    /**
     * Makes the sending count. Completing twice answers the same.
     *
     * @throws RefusedException on a convention that is no longer in force, and while another résiliation of it, or another dénonciation by the same party, runs
     */
    public LetterOutcome concludeSending(String reference) {
        Letter letter = lock(reference);
        if (letter.wasSent()) {
            return LetterOutcome.SENT;
        }
        requireDraft(letter);
        if (letter.isRenounced()) {
            return LetterOutcome.DROPPED;
        }
        sendingRule(letter).check(letter.channel().orElse(null), letter.sentOn().orElse(null), letter.trackingNumber().orElse(null), letter.sendingProof().isPresent(),
            letter.lreConsent()).and(otherRunning(letter)).orThrow();
        openRule(conventionOf(letter), letter.author()).check(letter.kind(), letter.author(), clock.today()).orThrow();
        letter.concludeSending(clock.now());
        try {
            letters.saveAndFlush(letter);
        } catch (DataIntegrityViolationException sentMeanwhile) {
            throw new RefusedException("", "Une autre lettre de cette convention vient d’être envoyée par ailleurs : rechargez la page.", letter.kind().article());
        }
        return LetterOutcome.SENT;
    }

    /** From now on both parties see the letter: the signed text is kept for them too, and both are told. */
    public Letter follow(String reference) {
        Letter letter = lock(reference);
        if (!letter.wasSent()) {
            throw new RefusedException("", "La lettre n’est pas envoyée.", letter.kind().article());
        }
        StoredDocument signed = documents.get(letter.signedDocument().orElseThrow(() -> new RefusedException("", "La lettre n’est pas signée.", letter.kind().article())));
        StoredDocument sent = documents.store(new NewDocument(reference, letter.commune(), DocumentKind.SENT_LETTER, signed.title(), signed.mediaType(), signed.bytes(),
            letter.openedBy()));
        letter.keep(sent.id());
        mails.tellSent(letter, sent);
        return letter;
    }

    /** Enters what became of a letter that was sent, with its proof. */
    public void recordDelivery(RecordDelivery entered) {
        Letter letter = known(entered.reference());
        requireOnItsWay(letter);
        deliveryRule(letter).check(entered.firstPresentedOn(), entered.receivedOn(), entered.nonDelivery(), entered.proof() != null)
            .and(paper("proof", letter, entered.proof())).orThrow();
        letter.deliver(entered.firstPresentedOn(), entered.receivedOn(), entered.nonDelivery(), entered.proof(), entered.by());
    }

    /**
     * Makes it count. Completing twice answers the same.
     *
     * @return whether the letter counts as notified: received, or refused or not claimed
     */
    public boolean concludeDelivery(String reference) {
        Letter letter = lock(reference);
        if (!letter.isDeliveryConcluded()) {
            requireOnItsWay(letter);
            deliveryRule(letter).check(letter.firstPresentedOn().orElse(null), letter.receivedOn().orElse(null), letter.nonDelivery().orElse(null),
                letter.deliveryProof().isPresent()).orThrow();
            letter.concludeDelivery(clock.now());
            mails.tellDelivered(letter);
        }
        return letter.deliveredOn().isPresent();
    }

    /** Enters that the party which sent the letter takes it back in writing. */
    public void enterWithdrawal(EnterWithdrawal entered) {
        Letter letter = known(entered.reference());
        requireRunning(letter);
        withdrawalRule(letter, entered.withdrawnOn(), entered.reason()).and(paper("document", letter, entered.document())).orThrow();
        letter.enterWithdrawal(entered.withdrawnOn(), entered.reason().strip(), entered.document(), entered.by());
    }

    /** Makes it count, and tells the other party. Completing twice does the same once. */
    public void concludeWithdrawal(String reference) {
        Letter letter = lock(reference);
        if (letter.status() == LetterStatus.WITHDRAWN) {
            return;
        }
        requireRunning(letter);
        withdrawalRule(letter, letter.withdrawnOn().orElse(null), letter.withdrawalReason().orElse(null)).orThrow();
        conventionOf(letter).requireInForce();
        letter.withdraw(clock.now());
        mails.tellWithdrawn(letter);
    }

    /** Closes a letter that was not sent. */
    public void drop(String reference, String reason) {
        Letter letter = lock(reference);
        if (letter.status() == LetterStatus.DRAFT) {
            letter.close(LetterStatus.DROPPED, reason, clock.now());
        }
    }

    /** Nothing follows from the letter any more: a draft is stopped, a letter that was sent stays sent. Does nothing for one that is closed. */
    public void stop(String reference, String reason) {
        Letter letter = lock(reference);
        if (letter.closedAt().isPresent()) {
            return;
        }
        if (letter.status() == LetterStatus.DRAFT) {
            letter.close(LetterStatus.STOPPED, reason, clock.now());
        } else {
            letter.settle(reason, clock.now());
        }
    }

    private Verdict words(Letter letter, List<Grievance> grievances, String demand, String motives, String reason) {
        Verdict motivated = new MotivesRule(letter.kind()).check(demand, motives, reason);
        return letter.kind() == LetterKind.MISE_EN_DEMEURE
            ? new GrievanceRule(letter.author().other(), missing(letter.convention())).check(grievances).and(motivated) : motivated;
    }

    private List<MissingObligation> missing(String convention) {
        return obligations.of(convention).stream().filter(obligation -> !obligation.isDone()).map(MissingObligation::of).toList();
    }

    private OpenLetterRule openRule(Convention convention, Side author) {
        return openRule(convention, author, of(convention.reference()));
    }

    private static OpenLetterRule openRule(Convention convention, Side author, List<Letter> written) {
        String running = written.stream()
            .filter(letter -> letter.kind() == LetterKind.DENONCIATION && letter.author() == author && letter.isRunning()).map(Letter::reference).findFirst().orElse(null);
        return new OpenLetterRule(convention.status(), convention.terms().endsOn(), convention.endedOn().orElse(null), running);
    }

    private SendingRule sendingRule(Letter letter) {
        String first = letter.dispute().flatMap(letters::findById).flatMap(Letter::trackingNumber).orElse(null);
        return new SendingRule(letter.kind(), letter.signedOn().orElse(null), letter.failedOn().orElse(null), first, clock.today());
    }

    private Verdict otherRunning(Letter letter) {
        if (letter.kind() != LetterKind.RESILIATION) {
            return Verdict.accepted();
        }
        return runningResiliation(letter.convention()).filter(other -> !other.reference().equals(letter.reference()))
            .map(other -> Verdict.refused("", "La convention est déjà sous le coup de la résiliation " + other.reference() + ", envoyée par " + other.author().label() + " le "
                + FrenchDates.numeric(other.sentOn().orElseThrow()) + " : une seconde résiliation n’aurait pas d’effet.", letter.kind().article()))
            .orElseGet(Verdict::accepted);
    }

    private DeliveryRule deliveryRule(Letter letter) {
        return new DeliveryRule(letter.channel().orElseThrow(), letter.sentOn().orElseThrow(), clock.today());
    }

    private Verdict withdrawalRule(Letter letter, LocalDate on, String reason) {
        List<Refusal> reasons = new ArrayList<>();
        String article = letter.kind().article();
        if (on == null) {
            reasons.add(new Refusal("withdrawnOn", "Indiquez la date du retrait.", article));
        } else if (on.isAfter(clock.today())) {
            reasons.add(new Refusal("withdrawnOn", "La date ne peut pas être postérieure à aujourd’hui, " + FrenchDates.inWords(clock.today()) + ".", article));
        } else if (on.isBefore(letter.sentOn().orElseThrow())) {
            reasons.add(new Refusal("withdrawnOn", "La lettre n’a pas pu être retirée avant son envoi, le " + FrenchDates.inWords(letter.sentOn().orElseThrow()) + ".", article));
        }
        return Verdict.of(reasons).and(required("reason", reason, "Dites pourquoi la lettre est retirée : l’autre partie l’apprend.", article));
    }

    /** Of the letter, or of the dispute in which it is one step. */
    private Verdict paper(String field, Letter letter, Long document) {
        return document == null || Stream.concat(Stream.of(letter.reference()), letter.dispute().stream()).flatMap(reference -> documents.of(reference).stream())
            .anyMatch(paper -> paper.id() == document) ? Verdict.accepted()
            : Verdict.refused(field, "Cette pièce n’est pas de la lettre " + letter.reference() + " : déposez-la de nouveau.", "");
    }

    private Letter inPreparation(String reference) {
        Letter letter = known(reference);
        requireDraft(letter);
        if (letter.signedOn().isPresent()) {
            throw new RefusedException("", "La lettre " + reference + " est signée : son texte ne change plus.", letter.kind().article());
        }
        return letter;
    }

    private static void requireDraft(Letter letter) {
        if (letter.status() != LetterStatus.DRAFT) {
            throw new RefusedException("", "La lettre " + letter.reference() + " est " + letter.status().label() + ".", letter.kind().article());
        }
    }

    private static void requireOnItsWay(Letter letter) {
        if (!letter.wasSent()) {
            throw new RefusedException("", "La lettre n’est pas envoyée : elle n’a pas pu être reçue.", letter.kind().article());
        }
        if (letter.isDeliveryConcluded()) {
            throw new RefusedException("", "La distribution de la lettre est déjà relevée.", letter.kind().article());
        }
    }

    private static void requireRunning(Letter letter) {
        if (!letter.isRunning()) {
            throw new RefusedException("", letter.wasSent() ? "La lettre ne produit plus d’effet : il n’y a rien à retirer." : "La lettre n’est pas envoyée : abandonnez-la.",
                letter.kind().article());
        }
    }

    private Convention conventionOf(Letter letter) {
        return conventions.byReference(letter.convention());
    }

    private Letter known(String reference) {
        return letters.findById(reference).orElseThrow(() -> new NotFoundException(UNKNOWN));
    }

    private Letter lock(String reference) {
        return letters.lock(reference).orElseThrow(() -> new NotFoundException(UNKNOWN));
    }

    private Letter create(Convention convention, LetterKind kind, Side author, String by) {
        int number = of(convention.reference()).stream().filter(letter -> letter.kind() == kind).mapToInt(Letter::number).max().orElse(0) + 1;
        try {
            return letters.saveAndFlush(new Letter(convention, kind, number, author, clock.now(), by));
        } catch (DataIntegrityViolationException openedMeanwhile) {
            throw new RefusedException("", "Une lettre vient d’être ouverte par ailleurs pour cette convention : recommencez.", "");
        }
    }

    private static Verdict required(String field, String entered, String sentence, String article) {
        if (entered == null || entered.isBlank()) {
            return Verdict.refused(field, sentence, article);
        }
        int length = entered.strip().length();
        return length > TEXT_LENGTH ? Verdict.refused(field, "Ce texte compte " + length + " caractères : " + TEXT_LENGTH + " au plus.", "") : Verdict.accepted();
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
