package fr.paraphe.council;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.Refusal;
import fr.paraphe.calendar.ClearDays;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CGCT, art. L2121-7, L2121-10 to L2121-12, L2121-17. */
class ConvocationRuleTest {

    @ParameterizedTest(name = "{0}, {1} inhabitants, {2}: {3} clear days, {4}")
    @CsvSource({
        // the deliberation of Castelnaudary
        "2017-10-30, 11900, ORDINARY, 5, 2017-10-24, L2121-12",
        "2017-10-30, 3499, ORDINARY, 3, 2017-10-26, L2121-11",
        "2017-10-30, 3500, ORDINARY, 5, 2017-10-24, L2121-12",
        "2017-10-30, 11900, URGENT, 1, 2017-10-28, L2121-12",
        "2017-10-30, 800, URGENT, 1, 2017-10-28, L2121-11",
        // 8 and 10 May are holidays: they count, and a holiday is a legal day of sending
        "2018-05-14, 11900, ORDINARY, 5, 2018-05-08, L2121-12",
        "2018-05-14, 800, ORDINARY, 3, 2018-05-10, L2121-11",
        "2018-12-27, 11900, ORDINARY, 5, 2018-12-21, L2121-12",
        "2018-12-27, 800, ORDINARY, 3, 2018-12-23, L2121-11",
        "2021-04-06, 11900, ORDINARY, 5, 2021-03-31, L2121-12",
        "2021-04-06, 11900, URGENT, 1, 2021-04-04, L2121-12",
        // no quorum on Monday 3 March 2025, sent the same evening
        "2025-03-07, 11900, SECOND, 3, 2025-03-03, L2121-17",
        "2020-05-25, 11900, FIRST_AFTER_RENEWAL, 3, 2020-05-21, L2121-7",
    })
    void knowsTheLastLegalDay(LocalDate session, int population, Notice notice, int clearDays, LocalDate latest, String article) {
        ConvocationRule rule = new ConvocationRule(session, population, "011", notice);
        assertThat(rule.clearDays()).isEqualTo(clearDays);
        assertThat(rule.latestSending().date()).isEqualTo(latest);
        assertThat(rule.latestSending().article()).isEqualTo("CGCT, art. " + article);
        assertThat(rule.sentOn(latest, "date").isAccepted()).isTrue();
        assertThat(rule.sentOn(latest.plusDays(1), "date").isAccepted()).isFalse();
    }

    @Test
    void explainsTheSourcesOwnDates() {
        ConvocationRule rule = castelnaudary(Notice.ORDINARY);
        assertThat(rule.latestSending().rule()).isEqualTo("Convocation : 5 jours francs");
        assertThat(rule.latestSending().explanation()).isEqualTo("5 jours francs entre le 24/10/2017 et le 30/10/2017 : les 25, 26, 27, 28 et 29 octobre");
    }

    @Test
    void countsTheHolidaysOfTheConseilDEtatsCase() {
        ConvocationRule rule = new ConvocationRule(LocalDate.of(1989, 12, 26), 800, "033", Notice.ORDINARY);
        assertThat(rule.sentOn(LocalDate.of(1989, 12, 21), "date").isAccepted()).isTrue();
        assertThat(rule.latestSending().date()).isEqualTo(LocalDate.of(1989, 12, 22));
    }

    @Test
    void refusesOneDayLateWithTheLastLegalDay() {
        assertThat(castelnaudary(Notice.ORDINARY).sentOn(LocalDate.of(2017, 10, 25), "date").reasons()).containsExactly(new Refusal("date",
            "Convocation tardive pour la séance du lundi 30 octobre 2017 : la convocation devait partir au plus tard le mardi 24 octobre 2017 (5 jours francs). "
                + "Envoyée le mercredi 25 octobre 2017, elle permet une séance à partir du mardi 31 octobre 2017.", "CGCT, art. L2121-12"));
    }

    @Test
    void refusesASessionInThePastWithTheLastLegalDay() {
        assertThat(castelnaudary(Notice.ORDINARY).sentOn(LocalDate.of(2017, 11, 2), "date").reasons()).containsExactly(new Refusal("date",
            "La séance du lundi 30 octobre 2017 est passée : la convocation devait partir au plus tard le mardi 24 octobre 2017 (5 jours francs). "
                + "Envoyée le jeudi 2 novembre 2017, elle permet une séance à partir du mercredi 8 novembre 2017.", "CGCT, art. L2121-12"));
    }

    @Test
    void refusesAnUrgencyBelowOneClearDay() {
        assertThat(castelnaudary(Notice.URGENT).sentOn(LocalDate.of(2017, 10, 29), "date").reasons()).containsExactly(new Refusal("date",
            "Convocation tardive pour la séance du lundi 30 octobre 2017 : la convocation devait partir au plus tard le samedi 28 octobre 2017 "
                + "(1 jour franc, délai minimal même en cas d’urgence). Envoyée le dimanche 29 octobre 2017, elle permet une séance à partir du mardi 31 octobre 2017.",
            "CGCT, art. L2121-12"));
    }

    @ParameterizedTest
    @CsvSource({"057, 1", "067, 1", "068, 1", "011, 0", "02A, 0", "974, 0"})
    void warnsWhereALocalLawHolds(String departement, int warnings) {
        assertThat(new ConvocationRule(LocalDate.of(2017, 10, 30), 11900, departement, Notice.ORDINARY).sentOn(LocalDate.of(2017, 10, 1), "date").warnings())
            .hasSize(warnings);
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, false, ORDINARY, true", "true, false, false, URGENT, true", "false, true, false, SECOND, false",
        // the urgency delay makes a second convocation a new one: quorum needed again
        "true, true, false, URGENT, true", "false, false, true, FIRST_AFTER_RENEWAL, true",
    })
    void choosesTheNotice(boolean urgent, boolean second, boolean renewed, Notice notice, boolean quorum) {
        assertThat(Notice.of(urgent, second, renewed)).isEqualTo(notice);
        assertThat(castelnaudary(notice).quorumNeeded()).isEqualTo(quorum);
    }

    @ParameterizedTest
    @CsvSource({"3499, false", "3500, true", "11900, true"})
    void asksForTheNoteFrom3500Inhabitants(int population, boolean needed) {
        assertThat(ConvocationRule.explanatoryNoteNeeded(population)).isEqualTo(needed);
    }

    @Property
    void leavesExactlyTheClearDaysWhateverLiesBetween(@ForAll @DateRange(min = "1990-01-01", max = "2100-12-31") LocalDate session,
                                                      @ForAll @IntRange(max = 100_000) int population, @ForAll Notice notice) {
        ConvocationRule rule = new ConvocationRule(session, population, "011", notice);
        LocalDate latest = rule.latestSending().date();
        assertThat(ClearDays.count(latest, session)).isEqualTo(rule.clearDays()).isBetween(1, 5);
        assertThat(rule.earliestSession(latest)).isEqualTo(session);
        assertThat(rule.sentOn(latest, "date").isAccepted()).isTrue();
        assertThat(rule.sentOn(latest.plusDays(1), "date").isAccepted()).isFalse();
    }

    @Property
    void urgencyNeverAsksForMoreThanTheOrdinaryNotice(@ForAll @IntRange(max = 100_000) int population) {
        LocalDate session = LocalDate.of(2017, 10, 30);
        assertThat(new ConvocationRule(session, population, "011", Notice.URGENT).clearDays())
            .isLessThan(new ConvocationRule(session, population, "011", Notice.ORDINARY).clearDays());
    }

    private static ConvocationRule castelnaudary(Notice notice) {
        return new ConvocationRule(LocalDate.of(2017, 10, 30), 11900, "011", notice);
    }
}
