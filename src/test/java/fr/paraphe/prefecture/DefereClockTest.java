package fr.paraphe.prefecture;

import static fr.paraphe.prefecture.LetterKind.DEFERE;
import static fr.paraphe.prefecture.LetterKind.OBSERVATIONS;
import static fr.paraphe.prefecture.LetterKind.PIECES;
import static fr.paraphe.prefecture.LetterKind.SIMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.calendar.FrenchHolidays;
import fr.paraphe.prefecture.DefereClock.Letter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DefereClockTest {

    private static final LocalDate RECEIVED = LocalDate.of(2017, 11, 2);
    private static final LocalDate LAST_DAY = LocalDate.of(2018, 1, 3);

    @Test
    void runsToTheEndOfItsLastDay() {
        DefereClock clock = clock();
        assertThat(clock.on(RECEIVED)).isInstanceOf(DefereState.Running.class);
        assertThat(clock.on(LAST_DAY)).isInstanceOf(DefereState.Running.class);
        assertThat(clock.on(LAST_DAY.plusDays(1))).isInstanceOf(DefereState.Over.class);
        assertThat(clock.lastDay().date()).isEqualTo(LAST_DAY);
    }

    @Test
    void aSimpleLetterChangesNothing() {
        assertThat(clock(letter(SIMPLE, "2017-12-01", null)).on(LocalDate.of(2017, 12, 2))).isEqualTo(clock().on(LocalDate.of(2017, 12, 2)));
    }

    @Test
    void aRequestForPiecesStopsTheClockUntilTheyAreReceived() {
        Letter asked = letter(PIECES, "2017-12-01", null);
        assertThat(clock(asked).on(LocalDate.of(2018, 1, 15))).isInstanceOfSatisfying(DefereState.Suspended.class,
                state -> assertThat(state.implicitRefusal().date()).isEqualTo(LocalDate.of(2018, 2, 1)));

        DefereState answered = clock(letter(PIECES, "2017-12-01", "2017-12-20")).on(LocalDate.of(2018, 1, 15));
        assertThat(answered).isInstanceOf(DefereState.Running.class);
        assertThat(answered.lastDay().date()).isEqualTo(LocalDate.of(2018, 2, 21));
        assertThat(answered.lastDay().explanation())
                .startsWith("Réponse reçue le 20/12/2017 à la demande de pièces du 01/12/2017, nouveau délai : 2 mois francs à compter du 20/12/2017");
    }

    @Test
    void silenceIsARefusalFromWhichTwoNewMonthsRun() {
        DefereClock clock = clock(letter(OBSERVATIONS, "2018-01-03", null));
        assertThat(clock.on(LocalDate.of(2018, 3, 3))).isInstanceOf(DefereState.Suspended.class);
        DefereState afterwards = clock.on(LocalDate.of(2018, 3, 4));
        assertThat(afterwards).isInstanceOf(DefereState.Running.class);
        assertThat(afterwards.lastDay().date()).isEqualTo(LocalDate.of(2018, 5, 4));
        assertThat(afterwards.lastDay().explanation()).startsWith("Refus implicite le 03/03/2018 de la lettre d’observations du 03/01/2018, nouveau délai : ");
    }

    @Test
    void anAnswerAfterTheImplicitRefusalNoLongerCounts() {
        DefereClock clock = clock(letter(PIECES, "2017-11-10", "2018-01-25"));
        assertThat(clock.lastDay().date()).isEqualTo(LocalDate.of(2018, 3, 12));
    }

    @Test
    void aLetterAfterTheTwoMonthsChangesNothing() {
        Letter late = letter(PIECES, "2018-01-04", null);
        assertThat(clock(late).on(LocalDate.of(2018, 1, 5))).isInstanceOf(DefereState.Over.class);
        assertThat(clock(late).takesEffect(late)).isFalse();
    }

    @Test
    void aLetterWithinTheNewMonthsStopsThemAgain() {
        DefereClock clock = clock(letter(OBSERVATIONS, "2018-02-01", "2018-02-15"), letter(PIECES, "2017-12-01", "2017-12-20"));
        assertThat(clock.lastDay().date()).isEqualTo(LocalDate.of(2018, 4, 16));
    }

    @Test
    void twoOpenRequestsWaitForTheLastAnswer() {
        DefereClock clock = clock(letter(PIECES, "2017-12-01", null), letter(OBSERVATIONS, "2017-12-10", "2017-12-15"));
        assertThat(clock.on(LocalDate.of(2017, 12, 16))).isInstanceOfSatisfying(DefereState.Suspended.class,
                state -> assertThat(state.implicitRefusal().date()).isEqualTo(LocalDate.of(2018, 2, 1)));
    }

    @Test
    void aDefereBringsTheActBeforeTheCourt() {
        assertThat(clock(letter(DEFERE, "2018-01-03", null)).on(LocalDate.of(2018, 6, 1))).isInstanceOfSatisfying(DefereState.Referred.class,
                state -> assertThat(state.late()).isFalse());
        assertThat(clock(letter(DEFERE, "2018-01-04", null)).on(LocalDate.of(2018, 6, 1))).isInstanceOfSatisfying(DefereState.Referred.class,
                state -> assertThat(state.late()).isTrue());
    }

    @Property
    void noLetterShortensTheTwoMonths(@ForAll("letters") List<Letter> letters) {
        assertThat(clock(letters).lastDay().date()).isAfterOrEqualTo(LAST_DAY);
    }

    @Property
    void simpleLettersNeverMatter(@ForAll("letters") List<Letter> letters, @ForAll("days") LocalDate day) {
        List<Letter> without = letters.stream().filter(letter -> letter.kind() != SIMPLE).toList();
        assertThat(clock(letters).on(day)).isEqualTo(clock(without).on(day));
    }

    @Property
    void whatComesWhenAllIsOverChangesNothing(@ForAll("letters") List<Letter> letters, @ForAll("kinds") LetterKind kind) {
        LocalDate lastDay = clock(letters).lastDay().date();
        List<Letter> more = new ArrayList<>(letters);
        more.add(new Letter(kind, lastDay.plusDays(1), null));
        assertThat(clock(more).lastDay()).isEqualTo(clock(letters).lastDay());
    }

    @Property
    void itIsNeverOverBeforeItsLastDay(@ForAll("letters") List<Letter> letters, @ForAll("days") LocalDate day) {
        DefereState state = clock(letters).on(day);
        assertThat(state instanceof DefereState.Over).isEqualTo(day.isAfter(state.lastDay().date()));
    }

    @Provide
    Arbitrary<List<Letter>> letters() {
        Arbitrary<Letter> letter = Combinators.combine(Arbitraries.of(SIMPLE, PIECES, OBSERVATIONS), days(), Arbitraries.integers().between(0, 90).injectNull(0.3))
                .as((kind, on, wait) -> new Letter(kind, on, wait == null ? null : on.plusDays(wait)));
        return letter.list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<LetterKind> kinds() {
        return Arbitraries.of(SIMPLE, PIECES, OBSERVATIONS);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 500).map(RECEIVED::plusDays);
    }

    private static Letter letter(LetterKind kind, String receivedOn, String answeredOn) {
        return new Letter(kind, LocalDate.parse(receivedOn), answeredOn == null ? null : LocalDate.parse(answeredOn));
    }

    private static DefereClock clock(Letter... letters) {
        return clock(List.of(letters));
    }

    private static DefereClock clock(List<Letter> letters) {
        return new DefereClock(RECEIVED, letters, FrenchHolidays.METROPOLE);
    }
}
