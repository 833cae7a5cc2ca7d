package fr.paraphe.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchHolidays;
import fr.paraphe.convention.Side;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Art. 10: who is convened for when, what may be recorded of the meeting, and what may be said of a commitment. */
class ConciliationRulesTest {

    private static final FrenchHolidays AUDE = FrenchHolidays.ofCommune("11076");
    /** Received on 31 January 2019: by 28 February. */
    private static final Deadline LIMIT = new ConciliationLimit(1, AUDE).from(StartingPoint.RECEIPT, LocalDate.of(2019, 1, 31));
    private static final LocalTime TEN = LocalTime.of(10, 0);

    @ParameterizedTest(name = "on {0} for {1}, agreed by {2}: {3}")
    @CsvSource(nullValues = "-", value = {
        "2019-02-04, 2019-02-20, -, -",
        // the very day of the limit, today, and the day after the limit
        "2019-02-04, 2019-02-28, -, -", "2019-02-28, 2019-02-28, -, -", "2019-02-04, 2019-03-01, -, agreedLater",
        "2019-02-04, 2019-03-01, courriel du maire, -",
        // in the past, without a day
        "2019-02-04, 2019-02-03, -, heldOn", "2019-02-04, -, -, heldOn", "2019-02-04, 2019-02-03, courriel du maire, heldOn",
    })
    void theMeetingIsWithinTheLimitUnlessTheOtherSideAgrees(LocalDate today, LocalDate heldOn, String agreedLater, String refused) {
        Verdict verdict = new ConveningRule(today, LIMIT, AUDE).check(new Meeting(heldOn, TEN, "Hôtel de ville", null, agreedLater), ConveningRule.Entry.CONVENING);
        assertThat(verdict.reasons()).extracting(Refusal::field).isEqualTo(refused == null ? List.of() : List.of(refused));
        assertThat(verdict.reasons()).extracting(Refusal::article).allMatch("Convention, art. 10"::equals);
    }

    @Test
    void aMeetingPastTheLimitIsRefusedWithTheComputation() {
        assertThat(new ConveningRule(LocalDate.of(2019, 2, 4), LIMIT, AUDE).check(new Meeting(LocalDate.of(2019, 3, 1), TEN, "Rectorat", null, " "),
            ConveningRule.Entry.CONVENING).reasons().get(0).sentence()).startsWith("Le 01/03/2019 est postérieur à la limite du 28/02/2019 :").endsWith(LIMIT.explanation());
    }

    @Test
    void aMeetingHasAnHourAndAPlace() {
        ConveningRule rule = new ConveningRule(LocalDate.of(2019, 2, 4), LIMIT, AUDE);
        assertThat(rule.check(new Meeting(null, null, " ", null, null), ConveningRule.Entry.CONVENING).reasons()).extracting(Refusal::field).containsExactly("heldOn", "heldAt", "place");
        assertThat(rule.check(new Meeting(null, null, null, null, null), ConveningRule.Entry.POSTPONING).reasons()).extracting(Refusal::field)
            .containsExactly("newDate", "newTime", "newPlace");
        assertThat(rule.check(new Meeting(LocalDate.of(2019, 3, 1), TEN, "x".repeat(301), List.of("x".repeat(2001)), null), ConveningRule.Entry.POSTPONING).reasons())
            .extracting(Refusal::field).containsExactly("agreement", "newPlace", "participants");
    }

    @ParameterizedTest
    @CsvSource({"2019-02-23, un jour de fin de semaine", "2019-05-01, jour férié (fête du Travail)"})
    void aDayWhenNobodyWorksIsAWarning(LocalDate heldOn, String why) {
        Verdict verdict = new ConveningRule(LocalDate.of(2019, 2, 4), LIMIT, AUDE).check(new Meeting(heldOn, TEN, "Rectorat", List.of(" M. Dupont ", ""), "accord"),
            ConveningRule.Entry.CONVENING);
        assertThat(verdict.isAccepted()).isTrue();
        assertThat(verdict.warnings()).singleElement().asString().contains(why);
        assertThat(new Meeting(heldOn, TEN, "Rectorat", List.of(" M. Dupont ", ""), null).participants()).containsExactly("M. Dupont");
    }

    @ParameterizedTest(name = "agreement on {0}, due {1}: {2}")
    @CsvSource(nullValues = "-", value = {
        // before the meeting, at it, after it
        "2019-02-10, 2019-03-31, -", "2019-02-20, 2019-02-20, -", "2019-02-25, 2020-02-29, -",
        "2019-01-30, 2019-03-31, on", "2019-03-02, 2019-03-31, on", "-, 2019-03-31, on", "2019-02-20, 2019-02-19, commitments[0].dueOn", "2019-02-20, -, commitments[0].dueOn",
    })
    void anAgreementMayComeBeforeTheMeeting(LocalDate on, LocalDate dueOn, String refused) {
        OutcomeRule rule = new OutcomeRule(LocalDate.of(2019, 3, 1), LocalDate.of(2019, 1, 31), LocalDate.of(2019, 2, 20));
        assertThat(rule.agreement(on, "Le débit est rétabli.", List.of(new Commitment(Side.COMMUNE, "raccorder l’école", dueOn))).reasons()).extracting(Refusal::field)
            .isEqualTo(refused == null ? List.of() : List.of(refused));
    }

    @Test
    void eachCommitmentSaysWhoAndWhat() {
        OutcomeRule rule = new OutcomeRule(LocalDate.of(2019, 3, 1), LocalDate.of(2019, 1, 31), LocalDate.of(2019, 2, 20));
        assertThat(rule.agreement(LocalDate.of(2019, 2, 20), "Accord.", List.of()).isAccepted()).isTrue();
        assertThat(rule.agreement(LocalDate.of(2019, 2, 20), " ", List.of(new Commitment(Side.COMMUNE, "raccorder", LocalDate.of(2019, 3, 1)),
            new Commitment(null, " ", LocalDate.of(2019, 3, 1)), new Commitment(Side.ACADEMIE, "x".repeat(1001), LocalDate.of(2019, 3, 1)))).reasons())
            .extracting(Refusal::field).containsExactly("text", "commitments[1].side", "commitments[1].what", "commitments[2].what");
    }

    @ParameterizedTest(name = "failure on {0} said by {1}: {2}")
    @CsvSource(nullValues = "-", value = {
        "2019-02-20, COMMUNE, -", "2019-02-28, ACADEMIE, -", "2019-02-19, COMMUNE, on", "2019-03-02, COMMUNE, on", "-, COMMUNE, on", "2019-02-20, -, statedBy",
    })
    void aFailureIsDeclaredByAPartyNotBeforeTheMeeting(LocalDate on, Side by, String refused) {
        OutcomeRule rule = new OutcomeRule(LocalDate.of(2019, 3, 1), LocalDate.of(2019, 1, 31), LocalDate.of(2019, 2, 20));
        assertThat(rule.failure(on, by, "Aucun accord.").reasons()).extracting(Refusal::field).isEqualTo(refused == null ? List.of() : List.of(refused));
        assertThat(rule.failure(on, by, "x".repeat(4001)).reasons()).extracting(Refusal::field).contains("text");
    }

    @ParameterizedTest(name = "{0} on {1}, {2}: {3}")
    @CsvSource(nullValues = "-", value = {
        "true, 2019-02-20, -, -", "true, 2019-04-15, note, -", "false, 2019-04-01, la ligne manque, -",
        "true, 2019-02-19, -, on", "true, 2019-04-16, -, on", "true, -, -, on", "-, 2019-03-01, -, kept",
        // due on 31 March, to 24:00
        "false, 2019-03-31, la ligne manque, on", "false, 2019-04-01, -, note",
    })
    void aCommitmentIsNotBrokenBeforeItsDay(Boolean kept, LocalDate on, String note, String refused) {
        CommitmentRule rule = new CommitmentRule(LocalDate.of(2019, 4, 15), LocalDate.of(2019, 2, 20), LocalDate.of(2019, 3, 31));
        assertThat(rule.check(kept, on, note).reasons()).extracting(Refusal::field).isEqualTo(refused == null ? List.of() : List.of(refused));
        assertThat(rule.check(kept, on, "x".repeat(2001)).reasons()).extracting(Refusal::field).contains("note");
    }
}
