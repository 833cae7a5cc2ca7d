package fr.paraphe.dispute;

import fr.paraphe.NotFoundException;
import fr.paraphe.RefusedException;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.calendar.FrenchHolidays;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.document.DocumentStore;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The end of a convention before its term (art. 9 and 10), and the two months during which the other party can ask a court to resume it. */
@Service
@Transactional
public class TerminationService {

    private final TerminationRepository terminations;
    private final LetterService letters;
    private final ConventionService conventions;
    private final TerminationMails mails;
    private final DocumentStore documents;
    private final CivilClock clock;

    TerminationService(TerminationRepository terminations, LetterService letters, ConventionService conventions, TerminationMails mails,
                       DocumentStore documents, CivilClock clock) {
        this.terminations = terminations;
        this.letters = letters;
        this.conventions = conventions;
        this.mails = mails;
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * @param letter  reference of the letter that ended the convention
     * @param filedOn civil day on which the court registered the action
     * @param number  of the court, or null
     */
    public record RecordAction(String letter, LocalDate filedOn, String court, String number, String by) {
    }

    /** @param document the judgment, in the store of documents, or null */
    public record RecordActionOutcome(String letter, ActionOutcome outcome, LocalDate on, String note, Long document, String by) {
    }

    /** @throws NotFoundException where that letter ended no convention */
    @Transactional(readOnly = true)
    public Termination byLetter(String letter) {
        return terminations.findByLetter(letter).orElseThrow(() -> new NotFoundException("Cette lettre n’a pas mis fin à une convention."));
    }

    @Transactional(readOnly = true)
    public Optional<Termination> of(String convention) {
        return terminations.findById(convention);
    }

    /**
     * Ends the convention: its schools are deactivated, what is billed and not yet asked for is put to the GIP, both parties and the GIP are told. Doing it again for the
     * same letter changes nothing. The cases under the convention are the caller's to tell.
     *
     * @param letter reference of a résiliation or dénonciation whose last day is over
     * @throws RefusedException when the letter is withdrawn, when its last day is not over, or when something else ends the convention earlier: another letter, the term
     */
    public Termination end(String letter) {
        Optional<Termination> done = terminations.findByLetter(letter);
        if (done.isPresent()) {
            return done.get();
        }
        Letter ending = letters.byReference(letter);
        EarlyEnd end = dates(ending).end().filter(found -> ending.isRunning()).orElseThrow(() -> new RefusedException("",
            "La lettre " + letter + " ne met pas fin à la convention : elle n’est pas envoyée, pas reçue, ou elle est retirée.", ending.kind().article()));
        letters.of(ending.convention()).stream().filter(Letter::isRunning).filter(other -> endsEarlier(other, end)).findFirst().ifPresent(other -> {
            throw new RefusedException("", "La convention prend fin plus tôt, par la lettre " + other.reference() + ".", other.kind().article());
        });
        String reason = (ending.kind() == LetterKind.RESILIATION ? "Résiliation " : "Dénonciation ") + letter + " par " + ending.author().label()
            + " (" + (ending.kind() == LetterKind.RESILIATION ? "art. 10" : "art. 9") + ")";
        conventions.endEarly(ending.convention(), end.lastDay().date(), reason);
        Termination termination = terminations.saveAndFlush(new Termination(ending, end, reason, clock.now()));
        letters.stop(letter, "La convention a pris fin le " + FrenchDates.numeric(end.lastDay().date()) + ".");
        mails.tellEnded(termination, ending);
        return termination;
    }

    /** When the other party was informed that the convention ends: receipt of the letter, or its first presentation. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> informedOn(String letter) {
        return letters.byReference(letter).deliveredOn();
    }

    /** Whether it is known what became of the letter. */
    @Transactional(readOnly = true)
    public boolean isDeliveryKnown(String letter) {
        return letters.byReference(letter).isDeliveryConcluded();
    }

    /** Until when the other party can go to court; counted from the day on which the end took effect where the letter never reached it. */
    @Transactional(readOnly = true)
    public Deadline expiry(String letter) {
        Termination termination = byLetter(letter);
        return new ActionDelay(FrenchHolidays.ofCommune(letters.byReference(letter).commune())).from(informedOn(letter).orElse(termination.lastDay().plusDays(1)));
    }

    /** The two months are over and no action is recorded: both parties and the GIP are told. */
    public void expire(String letter) {
        Termination termination = byLetter(letter);
        requireUncontested(termination);
        mails.tellUncontested(termination, letters.byReference(letter), expiry(letter));
    }

    /** Enters an action for the resumption of the contract; can be entered anew until its task is completed. */
    public void recordAction(RecordAction entered) {
        Termination termination = byLetter(entered.letter());
        requireUncontested(termination);
        rule(termination).filed(entered.filedOn(), entered.court(), entered.number()).orThrow();
        termination.file(entered.filedOn(), entered.court().strip(), blankToNull(entered.number()), entered.by());
    }

    /** Makes it count, and tells both parties and the GIP. */
    public void concludeAction(String letter) {
        Termination termination = byLetter(letter);
        if (termination.isContested()) {
            return;
        }
        rule(termination).filed(termination.filedOn().orElse(null), termination.court().orElse(null), termination.actionNumber().orElse(null)).orThrow();
        termination.contest(clock.now());
        mails.tellContested(termination, letters.byReference(letter));
    }

    /** Enters what became of the action; can be entered anew until its task is completed. A convention that is to be resumed is not put back in force by it. */
    public void recordOutcome(RecordActionOutcome entered) {
        Termination termination = byLetter(entered.letter());
        requireContested(termination);
        rule(termination).concluded(termination.filedOn().orElseThrow(), entered.outcome(), entered.on(), entered.note()).orThrow();
        if (entered.document() != null && documents.of(entered.letter()).stream().noneMatch(paper -> paper.id() == entered.document())) {
            throw new RefusedException("document", "Cette pièce n’est pas du dossier " + entered.letter() + " : déposez-la de nouveau.", "");
        }
        termination.enterOutcome(entered.outcome(), entered.on(), blankToNull(entered.note()), entered.document(), entered.by());
    }

    /** Makes it count, and tells both parties and the GIP. */
    public void concludeOutcome(String letter) {
        Termination termination = byLetter(letter);
        if (termination.isSettled()) {
            return;
        }
        requireContested(termination);
        rule(termination).concluded(termination.filedOn().orElseThrow(), termination.outcome().orElse(null), termination.outcomeOn().orElse(null),
            termination.outcomeNote().orElse(null)).orThrow();
        termination.settle(clock.now());
        mails.tellOutcome(termination, letters.byReference(letter));
    }

    private boolean endsEarlier(Letter other, EarlyEnd end) {
        return dates(other).end().filter(found -> found.lastDay().date().isBefore(end.lastDay().date())).isPresent();
    }

    private LetterDates dates(Letter letter) {
        return new LetterDates(letter, conventions.byReference(letter.convention()).terms());
    }

    private ActionRule rule(Termination termination) {
        return new ActionRule(letters.byReference(termination.letter()).sentOn().orElseThrow(), clock.today());
    }

    private static void requireUncontested(Termination termination) {
        if (termination.isContested()) {
            throw new RefusedException("", "Le recours contre la fin de la convention " + termination.convention() + " est déjà relevé.", ActionDelay.ARTICLE);
        }
    }

    private static void requireContested(Termination termination) {
        if (!termination.isContested()) {
            throw new RefusedException("", "Aucun recours n’est relevé contre la fin de la convention " + termination.convention() + ".", ActionDelay.ARTICLE);
        }
        if (termination.isSettled()) {
            throw new RefusedException("", "L’issue du recours est déjà relevée.", ActionDelay.ARTICLE);
        }
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
