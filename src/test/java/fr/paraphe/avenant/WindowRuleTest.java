package fr.paraphe.avenant;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SchoolYear;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The window of art. 6.2, and what art. 6.3 and 8 make of what comes before and after it. */
class WindowRuleTest {

    private static final MonthDay OPENS = MonthDay.of(9, 1);
    private static final MonthDay CLOSES = MonthDay.of(10, 15);
    private static final CivilClock PARIS = new CivilClock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), ZoneId.of("Europe/Paris"));

    private static AvenantWindow window(int year) {
        return AvenantWindow.of(OPENS, CLOSES, new SchoolYear(year));
    }

    @ParameterizedTest
    @CsvSource({
        "2018-08-31, HELD",
        "2018-09-01, EFFECTIVE",
        "2018-10-14, EFFECTIVE",
        "2018-10-15, EFFECTIVE",
        "2018-10-16, NO_EFFECT",
        // long before, and in another school year
        "2017-11-20, HELD",
        "2019-06-30, NO_EFFECT",
    })
    void theDayOfSendingDecides(LocalDate sentOn, WindowOutcome outcome) {
        assertThat(answer(AvenantNature.LIST, ListKind.INCREASE, sentOn).outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        // Paris is two hours ahead of UTC until the last Sunday of October, one from then on
        "2018-08-31T21:59:59.999Z, false",
        "2018-08-31T22:00:00Z, true",
        "2018-10-14T22:00:00Z, true",
        "2018-10-15T21:59:59.999Z, true",
        "2018-10-15T22:00:00Z, false",
    })
    void itOpensAtMidnightAndClosesAtMidnightInParisWhateverTheMachinesZone(Instant instant, boolean inIt) {
        assertThat(window(2018).contains(instant, PARIS)).isEqualTo(inIt);
    }

    @ParameterizedTest
    @CsvSource({
        // windows of other conventions across the clock changes: 28 October 2018, 31 March 2019
        "--10-28, --10-28, 2018-10-27T22:00:00Z, 2018-10-28T23:00:00Z, 25",
        "--03-31, --03-31, 2019-03-30T23:00:00Z, 2019-03-31T22:00:00Z, 23",
        "--09-01, --11-15, 2018-08-31T22:00:00Z, 2018-11-15T23:00:00Z, 1825",
    })
    void aClockChangeDoesNotMoveItsMidnights(String opens, String closes, Instant from, Instant to, long hours) {
        AvenantWindow window = AvenantWindow.of(MonthDay.parse(opens), MonthDay.parse(closes), new SchoolYear(2018));
        assertThat(window.opensAt(PARIS)).isEqualTo(from);
        assertThat(window.closesAt(PARIS)).isEqualTo(to);
        assertThat(Duration.between(from, to)).isEqualTo(Duration.ofHours(hours));
    }

    @Test
    void overseasItIsTheAcademiesMidnight() {
        CivilClock reunion = new CivilClock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), ZoneId.of("Indian/Reunion"));
        assertThat(window(2018).closesAt(reunion)).isEqualTo(Instant.parse("2018-10-15T20:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        // the source's own window was over on a Sunday; 2022 a Saturday, 2018 a Monday
        "2017, dimanche 15 octobre 2017, true",
        "2018, lundi 15 octobre 2018, false",
        "2022, samedi 15 octobre 2022, true",
    })
    void aWeekendDoesNotPutItOff(int year, String lastDay, boolean said) {
        AvenantWindow window = window(year);
        assertThat(window.closesOn()).isEqualTo(LocalDate.of(year, 10, 15));
        assertThat(window.targetOn()).isEqualTo(LocalDate.of(year, 10, 14));
        assertThat(window.closes().explanation()).contains(lastDay + " à 24 h");
        assertThat(window.closes().explanation().contains("n’est pas prolongé")).isEqualTo(said);
    }

    @Test
    void theLastDayIsAcceptedAndFlagged() {
        assertThat(answer(AvenantNature.LIST, ListKind.SWAP, LocalDate.of(2018, 10, 15))).isInstanceOfSatisfying(WindowAnswer.InTime.class, answer -> {
            assertThat(answer.lastDay()).isTrue();
            assertThat(answer.clause()).isEqualTo("Convention, art. 6.2");
            assertThat(answer.sentence()).contains("C’est le dernier jour");
        });
        assertThat(answer(AvenantNature.LIST, ListKind.SWAP, LocalDate.of(2018, 10, 14))).isInstanceOfSatisfying(WindowAnswer.InTime.class,
            answer -> assertThat(answer.lastDay()).isFalse());
    }

    @Test
    void beforeItsOpeningItIsHeld() {
        assertThat(answer(AvenantNature.LIST, ListKind.DECREASE, LocalDate.of(2018, 7, 3))).isEqualTo(new WindowAnswer.Held(LocalDate.of(2018, 9, 1), "Convention, art. 6.2",
            "Transmis le 03/07/2018, avant l’ouverture de la fenêtre de 2018-2019 : il est gardé et représenté de lui-même le 01/09/2018, avec sa preuve d’envoi d’origine."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "LIST | DECREASE | NO_EFFECT | Convention, art. 6.3, 1er alinéa | se calcule sur le nombre d’écoles inscrites en 2017-2018",
        "LIST | INCREASE | NO_EFFECT | Convention, art. 6.3, 2e alinéa | les nouvelles écoles ne sont pas activées en 2018-2019",
        "LIST | SWAP | TO_DECIDE | Convention, art. 6.2 et 6.3 | sauf si l’académie l’accepte avec un motif",
        "LIST | MIXED | NO_EFFECT | Convention, art. 6.3 | il est sans effet en 2018-2019",
        "RPI_CHANGE | UNCHANGED | TO_DECIDE | Convention, art. 8 | L’académie décide",
        "RPI_ENTRY | INCREASE | TO_DECIDE | Convention, art. 8 | L’académie décide",
        "RPI_EXIT | DECREASE | TO_DECIDE | Convention, art. 8 | L’académie décide",
        "INTERCOMMUNALITY | | TO_DECIDE | Convention, art. 8 | l’année scolaire suivante",
        "TERMS | | EFFECTIVE | Convention, art. 3, 5 et 6 | aucune fenêtre",
    })
    void whatComesLateFollowsItsClause(AvenantNature nature, ListKind kind, WindowOutcome outcome, String clause, String why) {
        WindowAnswer answer = answer(nature, kind, LocalDate.of(2018, 10, 16));
        assertThat(answer.outcome()).isEqualTo(outcome);
        assertThat(answer.clause()).isEqualTo(clause);
        assertThat(answer.sentence()).startsWith("Transmis le 16/10/2018").contains(why);
    }

    /** The list of the year before is not in force any more once an avenant in time has set another. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "DECREASE | la diminution ne compte pas pour 2018-2019, la contribution se calcule sur la liste fixée par l’avenant ENT-1-A1.",
        "INCREASE | les nouvelles écoles ne sont pas activées en 2018-2019, et la contribution se calcule sur la liste fixée par l’avenant ENT-1-A1.",
        "MIXED | il est sans effet en 2018-2019, et la contribution se calcule sur la liste fixée par l’avenant ENT-1-A1.",
    })
    void aLateOneLeavesTheListThatAnEarlierOneHasSet(ListKind kind, String consequence) {
        assertThat(new WindowRule(window(2018), "ENT-1-A1").answer(AvenantNature.LIST, kind, LocalDate.of(2018, 10, 16)).sentence()).endsWith(consequence);
    }

    @Test
    void oneThatWasHeldCountsFromTheFirstDayOnWithItsOwnDate() {
        assertThat(new WindowRule(window(2018)).resubmitted(AvenantNature.LIST, LocalDate.of(2018, 7, 3))).isEqualTo(new WindowAnswer.InTime(false, "Convention, art. 6.2",
            "Transmis le 03/07/2018, avant l’ouverture de la fenêtre, et représenté de lui-même le 01/09/2018 avec sa preuve d’envoi d’origine : il prend effet pour l’année "
                + "scolaire 2018-2019."));
    }

    private static WindowAnswer answer(AvenantNature nature, ListKind kind, LocalDate sentOn) {
        return new WindowRule(window(2018)).answer(nature, kind, sentOn);
    }
}
