package fr.paraphe.prefecture;

import static fr.paraphe.prefecture.LetterKind.DEFERE;
import static fr.paraphe.prefecture.LetterKind.OBSERVATIONS;
import static fr.paraphe.prefecture.LetterKind.PIECES;
import static fr.paraphe.prefecture.LetterKind.SIMPLE;
import static fr.paraphe.prefecture.PrefectureSlice.CASTELNAUDARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.paraphe.NotFoundException;
import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.prefecture.LetterService.Answer;
import fr.paraphe.prefecture.LetterService.ReceivedLetter;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@PrefectureSlice
class LetterServiceTest {

    private static final LocalDate DECIDED = LocalDate.of(2017, 10, 30);
    private static final LocalDate RECEIVED = LocalDate.of(2017, 11, 2);
    private static final AtomicInteger CASES = new AtomicInteger();

    @Autowired
    PrefectureService prefecture;
    @Autowired
    LetterService letters;
    @Autowired
    PrefectureDueDates dueDates;
    @Autowired
    SettableClock clock;

    private String reference;
    private ActIdentifier identifier;

    @BeforeEach
    void anActReceivedLikeTheSources() {
        int one = CASES.incrementAndGet();
        reference = "ENT-11076-L" + one;
        Mornings.on(clock, "2017-12-01");
        prefecture.put(reference, CASTELNAUDARY, DECIDED, "OBJET");
        prefecture.recordTransmission(new PrefectureService.Transmission(reference, "2017-L" + one, "8.1", "OBJET", DECIDED, null, "x"));
        identifier = prefecture.act(reference).identifier().orElseThrow();
        prefecture.deliverReceipt(identifier, RECEIVED, "AR-1", "program");
    }

    @Test
    void theWatchLastsTwoClearMonths() {
        assertThat(letters.lastDay(reference).date()).isEqualTo(LocalDate.of(2018, 1, 3));
        assertThat(dueDates.dueDate("UserTask_WatchDefere", reference)).contains(letters.lastDay(reference));
        assertThat(dueDates.dueDate("UserTask_RecordTransmission", reference)).isEmpty();
        refused(() -> letters.takeEntered(reference), "",
                "Enregistrez le courrier reçu de la préfecture ; s’il n’y en a pas, laissez la tâche ouverte : elle se ferme d’elle-même à la fin du délai.");
    }

    @Test
    void aSimpleLetterIsFiledAndNothingElse() {
        enter("task-1", SIMPLE, "2017-12-01");
        assertThat(letters.takeEntered(reference)).isEqualTo(SIMPLE);
        assertThat(letters.takeNext(reference)).isEmpty();
        assertThat(letters.lastDay(reference).date()).isEqualTo(LocalDate.of(2018, 1, 3));
    }

    @Test
    void piecesAreAskedForAndSent() {
        enter("task-1", PIECES, "2017-12-01");
        assertThat(letters.takeEntered(reference)).isEqualTo(PIECES);
        assertThat(dueDates.dueDate("UserTask_AnswerPrefecture", reference)).hasValueSatisfying(due -> assertThat(due.date()).isEqualTo(LocalDate.of(2018, 2, 1)));
        assertThat(letters.state(reference)).containsInstanceOf(DefereState.Suspended.class);

        Mornings.on(clock, "2017-12-22");
        refused(() -> letters.confirmAnswer(reference), "", "Enregistrez d’abord la réponse de la commune au courrier du 01/12/2017.");
        refused(() -> answer(AnswerKind.OBSERVATIONS_ANSWERED, "2017-12-18", null), "kind",
                "Dites comment la commune répond à ce courrier (demande de pièces complémentaires).");
        refused(() -> answer(AnswerKind.PIECES_SENT, "2017-12-18", null), "receivedOn",
                "Indiquez le jour où la préfecture a reçu les pièces : les deux nouveaux mois courent de ce jour.");
        refused(() -> answer(AnswerKind.PIECES_SENT, "2017-11-30", "2017-12-20"), "sentOn",
                "La date de la réponse, le 30/11/2017, précède la réception du courrier du 01/12/2017.");
        refused(() -> answer(AnswerKind.PIECES_SENT, "2017-12-18", "2017-12-17"), "receivedOn",
                "La date de réception de la réponse, le 17/12/2017, précède l’envoi de la réponse du 18/12/2017.");
        assertThat(answer(AnswerKind.PIECES_SENT, "2017-12-18", "2017-12-20")).isEmpty();
        assertThat(letters.confirmAnswer(reference)).isEmpty();
        assertThat(letters.lastDay(reference).date()).isEqualTo(LocalDate.of(2018, 2, 21));
    }

    @Test
    void silenceBecomesARefusal() {
        enter("task-1", OBSERVATIONS, "2017-12-01");
        letters.takeEntered(reference);
        Mornings.on(clock, "2018-02-02");
        assertThat(letters.refuseBySilence(reference)).isEmpty();
        assertThat(letters.lastDay(reference).date()).isEqualTo(LocalDate.of(2018, 4, 3));
        assertThat(prefecture.events(reference)).extracting(ActEvent::summary).last().isEqualTo("Refus implicite : deux mois de silence sur le courrier du 01/12/2017.");
    }

    @Test
    void anAnswerEnteredInTimeCountsEvenIfItsTaskStayedOpen() {
        enter("task-1", OBSERVATIONS, "2017-12-01");
        letters.takeEntered(reference);
        Mornings.on(clock, "2018-02-02");
        answer(AnswerKind.OBSERVATIONS_REJECTED, "2018-01-15", null);
        letters.refuseBySilence(reference);
        assertThat(letters.letters(reference)).singleElement().satisfies(letter -> assertThat(letter.status()).isEqualTo(LetterStatus.ANSWERED));
        assertThat(letters.lastDay(reference).date()).isEqualTo(LocalDate.of(2018, 3, 16));
    }

    @Test
    void anAnswerAfterTheImplicitRefusalIsRecordedWithAWarning() {
        enter("task-1", PIECES, "2017-12-01");
        letters.takeEntered(reference);
        Mornings.on(clock, "2018-02-10");
        assertThat(answer(AnswerKind.PIECES_SENT, "2018-02-05", "2018-02-08")).containsExactly("La réponse du 08/02/2018 est parvenue après le refus implicite du "
                + "01/02/2018 : les deux nouveaux mois courent de ce refus (CJA, art. R421-2).");
        assertThat(letters.lastDay(reference).date()).isEqualTo(LocalDate.of(2018, 4, 3));
    }

    @Test
    void aLetterAfterTheTwoMonthsIsFiledWithoutEffect() {
        Mornings.on(clock, "2018-01-05");
        enter("task-1", PIECES, "2018-01-04");
        assertThat(letters.takesEffect(reference, letters.entered(reference, "task-1").orElseThrow())).isFalse();
        assertThat(letters.takeEntered(reference)).isEqualTo(SIMPLE);
        assertThat(letters.state(reference)).containsInstanceOf(DefereState.Over.class);
    }

    @Test
    void lettersDeliveredWhileNobodyWaitedAreTakenUpOneByOne() {
        deliver(OBSERVATIONS, "2017-11-20");
        deliver(SIMPLE, "2017-11-10");
        deliver(DEFERE, "2017-11-30");
        assertThat(letters.takeNext(reference)).contains(OBSERVATIONS);
        answer(AnswerKind.OBSERVATIONS_ANSWERED, "2017-11-25", null);
        assertThat(letters.confirmAnswer(reference)).contains(DEFERE);
        assertThat(letters.letters(reference)).extracting(PrefectureLetter::status).containsExactly(LetterStatus.CLOSED, LetterStatus.ANSWERED, LetterStatus.OPEN);
    }

    @Test
    void theSameLetterTwiceIsOne() {
        assertThat(deliver(PIECES, "2017-11-20")).isInstanceOf(Delivery.Stored.class);
        assertThat(deliver(PIECES, "2017-11-20")).isEqualTo(new Delivery.AlreadyKnown(reference));
        enter("task-1", PIECES, "2017-11-20");
        assertThat(letters.letters(reference)).hasSize(1);
        assertThat(letters.takeEntered(reference)).isEqualTo(PIECES);
        refused(() -> enter("task-2", PIECES, "2017-11-20"), "receivedOn", "Ce courrier du 20/11/2017 est déjà enregistré.");
    }

    @Test
    void enteredAnewForItsTaskALetterIsCorrected() {
        enter("task-1", PIECES, "2017-11-20");
        enter("task-1", OBSERVATIONS, "2017-11-21");
        assertThat(letters.letters(reference)).singleElement().satisfies(letter -> {
            assertThat(letter.kind()).isEqualTo(OBSERVATIONS);
            assertThat(letter.receivedOn()).isEqualTo(LocalDate.of(2017, 11, 21));
        });
    }

    @Test
    void aDefereIsFollowedToItsEnd() {
        letters.record(reference, "task-1", new ReceivedLetter(DEFERE, LocalDate.of(2017, 12, 1), LocalDate.of(2017, 11, 28), "Déféré", "x"));
        assertThat(letters.takeEntered(reference)).isEqualTo(DEFERE);
        assertThat(letters.state(reference)).hasValueSatisfying(state -> assertThat(state).isInstanceOfSatisfying(DefereState.Referred.class,
                referred -> assertThat(referred.on()).isEqualTo(LocalDate.of(2017, 11, 28))));
        refused(() -> letters.confirmCourtDecision(reference), "", "Enregistrez l’issue du déféré : la décision du tribunal, ou le désistement du préfet.");
        refused(() -> letters.recordCourtDecision(reference, null, LocalDate.of(2017, 12, 1), null, "x"), "outcome", "Indiquez l’issue du déféré.");
        refused(() -> letters.recordCourtDecision(reference, CourtOutcome.REJECTED, LocalDate.of(2017, 11, 27), null, "x"), "decidedOn",
                "La date de la décision, le 27/11/2017, précède le déféré du 28/11/2017.");
        letters.recordCourtDecision(reference, CourtOutcome.WITHDRAWN, LocalDate.of(2017, 12, 1), "Lettre du préfet", "x");
        letters.confirmCourtDecision(reference);
        assertThat(letters.letters(reference)).singleElement().satisfies(letter -> assertThat(letter.status()).isEqualTo(LetterStatus.CLOSED));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "|2017-11-20|Objet|kind|Indiquez la nature du courrier : 2-1, 3-1, 4-1 ou 5-1.",
            "PIECES||Objet|receivedOn|Indiquez la date de réception du courrier.",
            "PIECES|2017-11-01|Objet|receivedOn|La date de réception du courrier, le 01/11/2017, précède la réception de l’acte en préfecture du 02/11/2017.",
            "PIECES|2017-12-02|Objet|receivedOn|La date de réception du courrier, le 02/12/2017, est dans le futur : nous sommes le 01/12/2017.",
            "PIECES|2017-11-20|' '|object|Indiquez l’objet du courrier."})
    void aWrongLetterStoresNothing(LetterKind kind, LocalDate receivedOn, String object, String field, String sentence) {
        refused(() -> letters.deliver(identifier, new ReceivedLetter(kind, receivedOn, null, object, "program")), field, sentence);
        refused(() -> letters.record(reference, "task-1", new ReceivedLetter(kind, receivedOn, null, object, "x")), field, sentence);
        assertThat(letters.letters(reference)).isEmpty();
    }

    @Test
    void aLetterForAnUnknownActIsRefused() {
        ActIdentifier unknown = ActIdentifier.parse("011-211100763-20171030-NONE-DE").orElseThrow();
        assertThatThrownBy(() -> letters.deliver(unknown, new ReceivedLetter(PIECES, RECEIVED, null, "Objet", "program")))
                .isInstanceOf(NotFoundException.class).hasMessage("Acte inconnu : 011-211100763-20171030-NONE-DE.");
    }

    private void enter(String task, LetterKind kind, String receivedOn) {
        letters.record(reference, task, new ReceivedLetter(kind, LocalDate.parse(receivedOn), null, "Objet", "secretariat-11076"));
    }

    private Delivery deliver(LetterKind kind, String receivedOn) {
        return letters.deliver(identifier, new ReceivedLetter(kind, LocalDate.parse(receivedOn), null, "Objet", "program"));
    }

    private List<String> answer(AnswerKind kind, String sentOn, String receivedOn) {
        return letters.recordAnswer(reference, new Answer(kind, LocalDate.parse(sentOn), receivedOn == null ? null : LocalDate.parse(receivedOn), null, "x"));
    }

    private static void refused(ThrowingCallable use, String field, String sentence) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, use);
        assertThat(refused).isNotNull();
        assertThat(refused.reasons()).singleElement().extracting(Refusal::field, Refusal::sentence).containsExactly(field, sentence);
    }
}
