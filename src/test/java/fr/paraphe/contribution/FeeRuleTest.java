package fr.paraphe.contribution;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.contribution.ListNews.Kind;
import fr.paraphe.convention.Billable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contributions of Castelnaudary's convention, 2017-2018 to 2020-2021, and what avenants make of them (art. 5 to 8). */
class FeeRuleTest {

    private static final SchoolYear FIRST = new SchoolYear(2017);
    private static final SchoolYear LAST = new SchoolYear(2020);
    private static final SchoolYear YEAR = new SchoolYear(2018);
    private static final FeeRule RULE = rule(YEAR);

    @ParameterizedTest(name = "{0}: {1} écoles")
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "2017 | 3 | 0 | 3 écoles × 50,00 € = 150,00 € (art. 7, première année : liste de l’annexe 1) | Convention, art. 7",
        "2018 | 3 | 3 | 3 écoles × 50,00 € = 150,00 € (art. 6.1, liste inchangée) | Convention, art. 6.1",
        "2020 | 3 | 3 | 3 écoles × 50,00 € = 150,00 € (art. 6.1, liste inchangée) | Convention, art. 6.1",
        "2018 | 1 | 1 | 1 école × 50,00 € = 50,00 € (art. 6.1, liste inchangée) | Convention, art. 6.1",
        "2018 | 25 | 25 | 25 écoles × 50,00 € = 1 250,00 € (art. 6.1, liste inchangée) | Convention, art. 6.1",
    })
    void withoutAnAvenantTheListOfTheYearBeforeIsBilled(int year, int schools, int before, String sentence, String article) {
        Bill bill = rule(new SchoolYear(year)).bill(convention(schools, before, null), List.of());
        assertThat(plain(bill.sentence())).isEqualTo(sentence);
        assertThat(bill.article()).isEqualTo(article);
        assertThat(bill.flag()).isNull();
        assertThat(bill.note()).isNull();
        assertThat(bill.avenant()).isNull();
        assertThat(bill.due()).isTrue();
    }

    @ParameterizedTest(name = "{0} in time")
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "INCREASE | 4 | 4 écoles × 50,00 € = 200,00 € (art. 6.2, hausse : avenant ENT-11076-2017-A1 transmis le 20/09/2018) | Convention, art. 6.2",
        "DECREASE | 2 | 2 écoles × 50,00 € = 100,00 € (art. 6.2, baisse : avenant ENT-11076-2017-A1 transmis le 20/09/2018) | Convention, art. 6.2",
        "SWAP | 3 | 3 écoles × 50,00 € = 150,00 € (art. 6.2, permutation : avenant ENT-11076-2017-A1 transmis le 20/09/2018) | Convention, art. 6.2",
        "MIXED | 4 | 4 écoles × 50,00 € = 200,00 € (art. 6.2, modification : avenant ENT-11076-2017-A1 transmis le 20/09/2018) | Convention, art. 6.2",
        "RPI | 5 | 5 écoles × 50,00 € = 250,00 € (art. 8, modification du RPI : avenant ENT-11076-2017-A1 transmis le 20/09/2018) | Convention, art. 8",
    })
    void anAvenantSentInTheWindowSetsTheNumber(Kind kind, int schools, String sentence, String article) {
        Bill bill = RULE.bill(convention(schools, 3, null), List.of(news("A1", kind, true, "2018-09-20")));
        assertThat(plain(bill.sentence())).isEqualTo(sentence);
        assertThat(bill.article()).isEqualTo(article);
        assertThat(bill.avenant()).isEqualTo("ENT-11076-2017-A1");
        assertThat(bill.flag()).isNull();
    }

    @ParameterizedTest(name = "{0} too late")
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "DECREASE | art. 6.3, baisse transmise hors délai le 16/10/2018 : nombre d’écoles de l’année précédente | Convention, art. 6.3",
        "INCREASE | art. 6.3, hausse transmise hors délai le 16/10/2018 : les nouvelles écoles ne sont pas activées | Convention, art. 6.3",
        "SWAP | art. 6.2 et 6.3, permutation transmise hors délai le 16/10/2018 : liste inchangée | Convention, art. 6.2 et 6.3",
        "MIXED | art. 6.3, modification transmise hors délai le 16/10/2018 : sans effet cette année, liste inchangée | Convention, art. 6.3",
        "RPI | art. 8, modification du RPI transmise hors délai le 16/10/2018 : liste inchangée | Convention, art. 8",
    })
    void anAvenantSentTooLateChangesNothingAndIsFlagged(Kind kind, String reason, String article) {
        Bill bill = RULE.bill(convention(3, 3, null), List.of(news("A1", kind, false, "2018-10-16")));
        assertThat(plain(bill.sentence())).isEqualTo("3 écoles × 50,00 € = 150,00 € (" + reason + ")");
        assertThat(bill.article()).isEqualTo(article);
        assertThat(bill.flag()).isEqualTo(ContributionFlag.LATE);
        assertThat(bill.note()).isEqualTo("Phrase de A1.");
    }

    @Test
    void theFifteenthOfOctoberIsInTimeAndFlagged() {
        Bill bill = RULE.bill(convention(4, 3, null), List.of(new ListNews("ENT-11076-2017-A1", Kind.INCREASE, true, true, LocalDate.of(2018, 10, 15), "Transmis le dernier jour.")));
        assertThat(bill.flag()).isEqualTo(ContributionFlag.LAST_DAY);
        assertThat(bill.note()).isEqualTo("Transmis le dernier jour.");
        assertThat(plain(bill.sentence())).startsWith("4 écoles × 50,00 € = 200,00 € (art. 6.2, hausse");
    }

    @Test
    void aLateSwapThatTheAcademieAcceptedCounts() {
        Bill bill = RULE.bill(convention(3, 3, null), List.of(news("A1", Kind.SWAP, true, "2018-10-20")));
        assertThat(plain(bill.sentence()))
            .isEqualTo("3 écoles × 50,00 € = 150,00 € (art. 6.2, permutation : avenant ENT-11076-2017-A1 transmis le 20/10/2018, hors délai, accepté par l’académie)");
        assertThat(bill.flag()).isNull();
    }

    @Test
    void theLastOfTwoInOneWindowCounts() {
        Bill bill = RULE.bill(convention(5, 3, null), List.of(news("A1", Kind.INCREASE, false, "2018-09-10"), news("A2", Kind.INCREASE, true, "2018-10-01")));
        assertThat(bill.avenant()).isEqualTo("ENT-11076-2017-A2");
        assertThat(bill.flag()).as("the first was not late").isNull();
        Bill withLate = RULE.bill(convention(5, 3, null), List.of(news("A2", Kind.INCREASE, true, "2018-10-01"), news("A3", Kind.DECREASE, false, "2018-11-02")));
        assertThat(withLate.avenant()).isEqualTo("ENT-11076-2017-A2");
        assertThat(withLate.flag()).isEqualTo(ContributionFlag.LATE);
    }

    @Test
    void anotherFeeIsSaidWithItsAvenant() {
        Billable dearer = new Billable("ENT-11076-2017", "11076", FIRST, LAST, new BigDecimal("60"), 3, 3, null, "ENT-11076-2017-A1");
        assertThat(plain(RULE.bill(dearer, List.of()).sentence()))
            .isEqualTo("3 écoles × 60,00 € = 180,00 € (art. 6.1, liste inchangée ; contribution par école : avenant ENT-11076-2017-A1)");
        assertThat(RULE.bill(convention(3, 3, null), List.of(news("A1", Kind.TERMS, true, "2018-09-20"))).sentence()).as("the new fee holds from a later year on")
            .endsWith("(art. 6.1, liste inchangée)");
        assertThat(RULE.bill(convention(3, 3, null), List.of(news("A1", Kind.OTHER, true, "2018-09-20"))).sentence()).endsWith("(art. 6.1, liste inchangée)");
    }

    @ParameterizedTest(name = "ended on {0}")
    @CsvSource({"2018-09-01, true", "2019-03-16, true", "2019-08-31, true", "2019-09-01, false"})
    void aConventionThatEndedWithinTheYearIsDueAndPutToTheGip(LocalDate endedOn, boolean flagged) {
        Bill bill = RULE.bill(convention(3, 3, endedOn), List.of());
        assertThat(bill.due()).isTrue();
        assertThat(bill.flag()).isEqualTo(flagged ? ContributionFlag.ENDED : null);
        if (flagged) {
            assertThat(bill.note()).startsWith("Convention terminée le ").endsWith("l’année commencée le 01/09/2018 reste due, sauf décision du GIP.");
        }
    }

    @Test
    void withoutSchoolsNothingIsDue() {
        Bill bill = RULE.bill(convention(0, 3, null), List.of());
        assertThat(bill.due()).isFalse();
        assertThat(bill.flag()).isEqualTo(ContributionFlag.NO_SCHOOL);
        assertThat(plain(bill.sentence())).startsWith("0 école × 50,00 € = 0,00 €");
    }

    @Test
    void theFlagThatMattersMostIsTheOneShownAndEveryReasonIsNoted() {
        Bill ended = RULE.bill(convention(3, 3, LocalDate.of(2018, 9, 30)), List.of(news("A1", Kind.DECREASE, false, "2018-10-16")));
        assertThat(ended.flag()).isEqualTo(ContributionFlag.ENDED);
        assertThat(ended.note()).contains("Convention terminée", "Phrase de A1.");
        assertThat(ended.flagged(ContributionFlag.RECOMPUTED, "Recalculée.").flag()).isEqualTo(ContributionFlag.ENDED);
        assertThat(ended.flagged(ContributionFlag.TITRE_TO_REISSUE, "À réémettre.").flag()).isEqualTo(ContributionFlag.TITRE_TO_REISSUE);
    }

    @Property
    void theAmountIsTheNumberTimesTheFeeWhateverAvenantsSaid(@ForAll @IntRange(max = 400) int schools, @ForAll @IntRange(max = 400) int before,
                                                             @ForAll @BigRange(min = "0.01", max = "999.99") @Scale(2) BigDecimal fee, @ForAll Kind kind, @ForAll boolean inEffect) {
        Billable convention = new Billable("ENT-11076-2017", "11076", FIRST, LAST, fee, schools, before, null);
        Bill bill = RULE.bill(convention, List.of(news("A1", kind, inEffect, "2018-10-16")));
        assertThat(bill.amount()).isEqualByComparingTo(fee.multiply(BigDecimal.valueOf(schools)));
        assertThat(bill.due()).isEqualTo(schools > 0);
        assertThat(bill.sentence()).hasSizeLessThan(500).contains(FeeRule.schools(schools));
    }

    private static FeeRule rule(SchoolYear year) {
        return new FeeRule(year, LocalDate.of(year.firstYear(), 10, 15));
    }

    private static Billable convention(int schools, int before, LocalDate endedOn) {
        return new Billable("ENT-11076-2017", "11076", FIRST, LAST, new BigDecimal("50.00"), schools, before, endedOn);
    }

    private static ListNews news(String avenant, Kind kind, boolean inEffect, String sentOn) {
        return new ListNews("ENT-11076-2017-" + avenant, kind, inEffect, false, LocalDate.parse(sentOn), "Phrase de " + avenant + ".");
    }

    private static String plain(String sentence) {
        return sentence.replace('\u00a0', ' ');
    }
}
