package fr.paraphe.prefecture;

import fr.paraphe.NotFoundException;
import fr.paraphe.RefusedException;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.calendar.FrenchHolidays;
import fr.paraphe.directory.DirectoryService;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The prefecture's letters about an act, the commune's answers, and the clock of the déféré that both drive. A letter counts from the day it came in, whether or not
 * a step was waiting for it; steps take letters up one at a time, in the order in which they came.
 */
@Service
@Transactional
public class LetterService {

    private static final int OBJECT_LENGTH = 1000;
    private static final int NOTE_LENGTH = 2000;
    /** A silence of two months, then two clear months put off over holidays. */
    private static final int LONGEST_DELAY_MONTHS = 5;

    private final ActRepository acts;
    private final PrefectureLetterRepository letters;
    private final ActLog log;
    private final DirectoryService directory;
    private final CivilClock clock;

    LetterService(ActRepository acts, PrefectureLetterRepository letters, ActLog log, DirectoryService directory, CivilClock clock) {
        this.acts = acts;
        this.letters = letters;
        this.log = log;
        this.directory = directory;
        this.clock = clock;
    }

    /** @param lodgedOn of a déféré, when it was lodged with the court; null when not known */
    public record ReceivedLetter(LetterKind kind, LocalDate receivedOn, LocalDate lodgedOn, String object, String by) {
    }

    /** @param receivedOn when the prefecture received the answer: needed for pieces, from whose receipt the new months run */
    public record Answer(AnswerKind kind, LocalDate sentOn, LocalDate receivedOn, String note, String by) {
    }

    @Transactional(readOnly = true)
    public List<PrefectureLetter> letters(String reference) {
        return letters.findByActIdOrderByReceivedOnAscIdAsc(act(reference).id());
    }

    /** Where the two months stand today; empty before the receipt of the act. */
    @Transactional(readOnly = true)
    public Optional<DefereState> state(String reference) {
        return clockOf(act(reference)).map(defere -> defere.on(clock.today()));
    }

    /** The prefect's last day, as far as is known now. */
    @Transactional(readOnly = true)
    public Deadline lastDay(String reference) {
        return clockOf(act(reference)).orElseThrow(() -> new NotFoundException("L’acte du dossier " + reference + " n’est pas encore reçu en préfecture.")).lastDay();
    }

    /** An act and the last day on which the prefect can refer it to the court, as far as is known now. */
    public record Watched(String reference, String commune, Deadline lastDay) {
    }

    /**
     * The acts that no déféré has met yet, whose last day is that day or a later one; the number of queries does not grow with theirs.
     *
     * @param communes INSEE codes, null for every commune
     */
    @Transactional(readOnly = true)
    public List<Watched> watchedFrom(Collection<String> communes, LocalDate day) {
        List<ReceivedAct> received = acts.receivedSince(communes == null, communes == null ? List.of() : communes, day.minusMonths(LONGEST_DELAY_MONTHS));
        Map<Long, List<DefereClock.Letter>> written = letters.findByActIdIn(received.stream().map(ReceivedAct::id).toList()).stream()
            .collect(Collectors.groupingBy(PrefectureLetter::actId, Collectors.mapping(PrefectureLetter::onTheClock, Collectors.toList())));
        List<Watched> watched = new ArrayList<>();
        // most were received on few days and written about never
        Map<DefereClock, DefereState> states = new HashMap<>();
        for (ReceivedAct act : received) {
            DefereClock clockOfAct = new DefereClock(act.receivedOn(), written.getOrDefault(act.id(), List.of()), FrenchHolidays.ofCommune(act.commune()));
            DefereState state = states.computeIfAbsent(clockOfAct, each -> each.on(day));
            if (!(state instanceof DefereState.Referred) && !state.lastDay().date().isBefore(day)) {
                watched.add(new Watched(act.reference(), act.commune(), state.lastDay()));
            }
        }
        return watched;
    }

    /** The letter that waits for the commune's answer, and the day after which silence is a refusal. */
    @Transactional(readOnly = true)
    public PrefectureLetter openRequest(String reference) {
        return openRequest(act(reference));
    }

    @Transactional(readOnly = true)
    public Deadline implicitRefusal(String reference) {
        return ImplicitRefusal.of(openRequest(act(reference)).receivedOn());
    }

    /** The déféré before the court. */
    @Transactional(readOnly = true)
    public PrefectureLetter openReferral(String reference) {
        return openReferral(act(reference));
    }

    /** Whether a letter, by its kind and day, makes the two months start anew. */
    @Transactional(readOnly = true)
    public boolean takesEffect(String reference, PrefectureLetter letter) {
        return clockOf(act(reference)).map(defere -> defere.takesEffect(letter.onTheClock())).orElse(false);
    }

    /** Whether a letter that has not come in yet would make the two months start anew. */
    @Transactional(readOnly = true)
    public boolean wouldTakeEffect(String reference, DefereClock.Letter letter) {
        return clockOf(act(reference)).map(defere -> defere.with(letter).takesEffect(letter)).orElse(false);
    }

    /** The letter that a clerk has entered for this task, while no step has taken it up. */
    @Transactional(readOnly = true)
    public Optional<PrefectureLetter> entered(String reference, String task) {
        return letters.findByActIdAndTask(act(reference).id(), task);
    }

    /** What a clerk enters for a task; entered anew, it replaces what was entered for the same task. */
    public void record(String reference, String task, ReceivedLetter letter) {
        Act act = locked(reference);
        check(act, letter).orThrow();
        String key = sameLetterKey(letter);
        Optional<PrefectureLetter> ofTask = letters.findByActIdAndTask(act.id(), task);
        Optional<PrefectureLetter> same = letters.findByActIdAndSameLetterKey(act.id(), key);
        if (same.isPresent() && !same.equals(ofTask)) {
            if (same.get().status() == LetterStatus.PENDING && ofTask.isEmpty()) {
                return;
            }
            throw new RefusedException("receivedOn", "Ce courrier du " + FrenchDates.numeric(letter.receivedOn()) + " est déjà enregistré.", "");
        }
        if (ofTask.isPresent()) {
            ofTask.get().written(letter.kind(), letter.receivedOn(), lodgedOn(letter), letter.object().strip(), key, clock.now(), letter.by());
        } else {
            save(act, task, letter, key);
        }
        log.writeOnce(act, letter.kind().message(), letter.receivedOn(), letter.kind().label() + " : " + letter.object().strip(), payload(letter), letter.by());
    }

    /** A letter as a program delivers it; see {@code process.PrefectureMail} for the way in. */
    public Delivery deliver(ActIdentifier identifier, ReceivedLetter letter) {
        Act act = acts.lockByIdentifier(identifier.emitted()).orElseThrow(() -> PrefectureService.unknown(identifier));
        check(act, letter).orThrow();
        String key = sameLetterKey(letter);
        if (letters.findByActIdAndSameLetterKey(act.id(), key).isPresent()) {
            return new Delivery.AlreadyKnown(act.reference());
        }
        save(act, null, letter, key);
        log.write(act, letter.kind().message(), letter.receivedOn(), letter.kind().label() + " : " + letter.object().strip(), payload(letter), letter.by());
        return new Delivery.Stored(act.reference(), Optional.empty());
    }

    /**
     * Takes up the letters that no step has seen: those that change nothing are closed, the first that needs a step is opened.
     *
     * @return the kind of the letter opened; {@link LetterKind#SIMPLE} when only letters without effect were waiting; empty when none was
     */
    public Optional<LetterKind> takeNext(String reference) {
        Act act = locked(reference);
        DefereClock defere = clockOf(act).orElseThrow(() -> new RefusedException("", "L’acte n’est pas encore reçu en préfecture.", DefereDelay.ARTICLE));
        boolean filed = false;
        for (PrefectureLetter letter : letters.findByActIdOrderByReceivedOnAscIdAsc(act.id())) {
            if (letter.status() != LetterStatus.PENDING) {
                continue;
            }
            if (letter.kind() == LetterKind.DEFERE || defere.takesEffect(letter.onTheClock())) {
                letter.open();
                return Optional.of(letter.kind());
            }
            letter.close();
            filed = true;
        }
        return filed ? Optional.of(LetterKind.SIMPLE) : Optional.empty();
    }

    /** As {@link #takeNext}, for the step that is there to enter a letter: refuses when there is none. */
    public LetterKind takeEntered(String reference) {
        return takeNext(reference).orElseThrow(() -> new RefusedException("",
                "Enregistrez le courrier reçu de la préfecture ; s’il n’y en a pas, laissez la tâche ouverte : elle se ferme d’elle-même à la fin du délai.",
                DefereDelay.ARTICLE));
    }

    /** @return warnings to show: the answer stands */
    public List<String> recordAnswer(String reference, Answer answer) {
        Act act = locked(reference);
        PrefectureLetter letter = openRequest(act);
        if (answer.kind() == null || answer.kind().letter() != letter.kind()) {
            throw new RefusedException("kind", "Dites comment la commune répond à ce courrier (" + letter.kind().label().toLowerCase(Locale.FRENCH) + ").",
                    DefereDelay.ARTICLE);
        }
        ActDates dates = new ActDates(act.decisionDate(), clock.today());
        Verdict sent = dates.answer(answer.sentOn(), letter.receivedOn());
        Verdict received = answer.receivedOn() == null && answer.kind() != AnswerKind.PIECES_SENT ? Verdict.accepted()
                : answer.receivedOn() == null ? Verdict.refused("receivedOn",
                        "Indiquez le jour où la préfecture a reçu les pièces : les deux nouveaux mois courent de ce jour.", DefereDelay.ARTICLE)
                : sent.isAccepted() ? dates.answerReceived(answer.receivedOn(), answer.sentOn()) : Verdict.accepted();
        sent.and(received).and(Entered.optional("note", answer.note(), NOTE_LENGTH)).orThrow();
        letter.answer(answer.kind(), answer.sentOn(), answer.receivedOn(), Entered.clean(answer.note()));
        log.writeOnce(act, answer.kind().message(), answer.sentOn(), answer.kind().label() + ", en réponse au courrier du " + FrenchDates.numeric(letter.receivedOn()) + ".",
                ActLog.payload(answer.kind().message(), letter.receivedOn(), answer.sentOn(), answer.receivedOn(), Entered.clean(answer.note())), answer.by());
        return lateAnswer(letter);
    }

    /** What a clerk must know of the answer recorded: that it came after the implicit refusal. */
    @Transactional(readOnly = true)
    public List<String> answerWarnings(String reference) {
        return lateAnswer(openRequest(act(reference)));
    }

    /** @return the kind of the letter to take up next, if one is waiting */
    public Optional<LetterKind> confirmAnswer(String reference) {
        PrefectureLetter letter = openRequest(locked(reference));
        if (letter.answerKind().isEmpty()) {
            throw new RefusedException("", "Enregistrez d’abord la réponse de la commune au courrier du " + FrenchDates.numeric(letter.receivedOn()) + ".",
                    DefereDelay.ARTICLE);
        }
        letter.answered();
        return takeNext(reference);
    }

    /**
     * Two months have passed: silence is a refusal. An answer entered in time, whose task was left open, counts as given.
     *
     * @return the kind of the letter to take up next, if one is waiting
     */
    public Optional<LetterKind> refuseBySilence(String reference) {
        Act act = locked(reference);
        PrefectureLetter letter = openRequest(act);
        Deadline refusal = ImplicitRefusal.of(letter.receivedOn());
        if (letter.answerKind().isPresent() && lateAnswer(letter).isEmpty()) {
            letter.answered();
        } else {
            letter.refusedBySilence();
            log.write(act, letter.kind() == LetterKind.PIECES ? "3-3" : "4-3", refusal.date(), "Refus implicite : deux mois de silence sur le courrier du "
                    + FrenchDates.numeric(letter.receivedOn()) + ".", ActLog.payload("silence", letter.sameLetterKey()), PrefectureService.BY_ITSELF);
        }
        return takeNext(reference);
    }

    public void recordCourtDecision(String reference, CourtOutcome outcome, LocalDate decidedOn, String note, String by) {
        Act act = locked(reference);
        PrefectureLetter referral = openReferral(act);
        Verdict known = outcome == null ? Verdict.refused("outcome", "Indiquez l’issue du déféré.", DefereDelay.ARTICLE) : Verdict.accepted();
        known.and(new ActDates(act.decisionDate(), clock.today()).courtDecision(decidedOn, referral.onTheClock().receivedOn()))
                .and(Entered.optional("note", note, NOTE_LENGTH)).orThrow();
        referral.courtDecided(outcome, decidedOn, Entered.clean(note));
        log.writeOnce(act, "-", decidedOn, outcome.label() + ".", ActLog.payload("court", outcome, decidedOn, Entered.clean(note)), by);
    }

    public void confirmCourtDecision(String reference) {
        PrefectureLetter referral = openReferral(locked(reference));
        if (referral.courtOutcome().isEmpty()) {
            throw new RefusedException("", "Enregistrez l’issue du déféré : la décision du tribunal, ou le désistement du préfet.", DefereDelay.ARTICLE);
        }
        referral.close();
    }

    private Act act(String reference) {
        return acts.findByReference(reference).orElseThrow(() -> PrefectureService.noAct(reference));
    }

    private Act locked(String reference) {
        return acts.lockByReference(reference).orElseThrow(() -> PrefectureService.noAct(reference));
    }

    private Optional<DefereClock> clockOf(Act act) {
        if (!act.isReceived()) {
            return Optional.empty();
        }
        List<DefereClock.Letter> events = letters.findByActIdOrderByReceivedOnAscIdAsc(act.id()).stream().map(PrefectureLetter::onTheClock).toList();
        return Optional.of(new DefereClock(act.receivedOn().orElseThrow(), events, FrenchHolidays.ofDepartement(directory.commune(act.commune()).departement())));
    }

    private PrefectureLetter openRequest(Act act) {
        return open(act, true).orElseThrow(() -> new NotFoundException("Aucun courrier de la préfecture n’attend de réponse."));
    }

    private PrefectureLetter openReferral(Act act) {
        return open(act, false).orElseThrow(() -> new NotFoundException("Aucun déféré n’est enregistré pour cet acte."));
    }

    private Optional<PrefectureLetter> open(Act act, boolean wantsAnswer) {
        return letters.findByActIdOrderByReceivedOnAscIdAsc(act.id()).stream()
                .filter(letter -> letter.status() == LetterStatus.OPEN && letter.kind().wantsAnswer() == wantsAnswer).findFirst();
    }

    private Verdict check(Act act, ReceivedLetter letter) {
        ActDates dates = new ActDates(act.decisionDate(), clock.today());
        LocalDate actReceivedOn = act.isReceived() ? act.receivedOn().orElseThrow() : null;
        Verdict kind = letter.kind() == null ? Verdict.refused("kind", "Indiquez la nature du courrier : 2-1, 3-1, 4-1 ou 5-1.", "Norme d’échange @CTES")
                : Verdict.accepted();
        Verdict lodged = lodgedOn(letter) == null || letter.receivedOn() == null ? Verdict.accepted() : lodged(letter);
        return kind.and(dates.letter(letter.receivedOn(), actReceivedOn)).and(lodged)
                .and(Entered.required("object", letter.object(), OBJECT_LENGTH, "Indiquez l’objet du courrier.", ""));
    }

    private static Verdict lodged(ReceivedLetter letter) {
        return letter.lodgedOn().isAfter(letter.receivedOn())
                ? Verdict.refused("lodgedOn", "Le dépôt du déféré, le " + FrenchDates.numeric(letter.lodgedOn()) + ", suit sa réception par la commune, le "
                        + FrenchDates.numeric(letter.receivedOn()) + ".", DefereDelay.ARTICLE)
                : Verdict.accepted();
    }

    private static LocalDate lodgedOn(ReceivedLetter letter) {
        return letter.kind() == LetterKind.DEFERE ? letter.lodgedOn() : null;
    }

    private void save(Act act, String task, ReceivedLetter letter, String key) {
        letters.save(new PrefectureLetter(act.id(), letter.kind(), letter.receivedOn(), lodgedOn(letter), letter.object().strip(), key, task, clock.now(), letter.by()));
    }

    /** The clerk and a program may both enter one letter in words of their own: kind and day say that it is the same. Simple letters may be several a day. */
    private static String sameLetterKey(ReceivedLetter letter) {
        String key = letter.kind().message() + "/" + letter.receivedOn();
        return letter.kind() == LetterKind.SIMPLE ? key + "/" + ActLog.payload("2-1", letter.object().strip()) : key;
    }

    private static String payload(ReceivedLetter letter) {
        return ActLog.payload(letter.kind().message(), letter.receivedOn(), lodgedOn(letter), letter.object().strip());
    }

    private static List<String> lateAnswer(PrefectureLetter letter) {
        LocalDate refusal = ImplicitRefusal.of(letter.receivedOn()).date();
        LocalDate counted = letter.onTheClock().answeredOn();
        return counted != null && counted.isAfter(refusal)
                ? List.of("La réponse du " + FrenchDates.numeric(counted) + " est parvenue après le refus implicite du " + FrenchDates.numeric(refusal)
                        + " : les deux nouveaux mois courent de ce refus (" + ImplicitRefusal.ARTICLE + ").")
                : List.of();
    }
}
