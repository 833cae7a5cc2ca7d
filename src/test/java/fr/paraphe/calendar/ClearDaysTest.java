package fr.paraphe.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CGCT, art. L2121-11 and L2121-12. */
class ClearDaysTest {

    @ParameterizedTest(name = "{1} days before {0}: {2}")
    @CsvSource({
        // the deliberation of Castelnaudary
        "2017-10-30, 5, 2017-10-24", "2017-10-30, 3, 2017-10-26", "2017-10-30, 1, 2017-10-28",
        // 8 May and Ascension inside or at the end: they count, and nothing is put off
        "2018-05-14, 5, 2018-05-08", "2018-05-14, 3, 2018-05-10", "2018-05-14, 1, 2018-05-12",
        "2018-12-27, 5, 2018-12-21", "2018-12-27, 3, 2018-12-23", "2018-12-27, 1, 2018-12-25",
        // Easter Monday is 5 April
        "2021-04-06, 5, 2021-03-31", "2021-04-06, 3, 2021-04-02", "2021-04-06, 1, 2021-04-04",
        // CE, 13 octobre 1993: Saturday, Sunday and Christmas lie inside
        "1989-12-26, 3, 1989-12-22",
        // from Friday to Thursday
        "2017-11-02, 5, 2017-10-27",
        // both clock changes: 26 March and 29 October 2017, 31 March and 27 October 2019
        "2017-03-27, 5, 2017-03-21", "2017-03-26, 1, 2017-03-24", "2017-10-29, 5, 2017-10-23", "2017-10-31, 1, 2017-10-29",
        "2019-04-01, 3, 2019-03-28", "2019-10-28, 5, 2019-10-22",
        // 29 February
        "2020-03-02, 5, 2020-02-25", "2019-03-02, 5, 2019-02-24", "2020-02-29, 1, 2020-02-27", "2024-03-01, 1, 2024-02-28", "2100-03-01, 1, 2100-02-27",
        // the turn of the year
        "2018-01-03, 5, 2017-12-28", "2018-01-01, 3, 2017-12-28", "2018-01-02, 1, 2017-12-31",
        // no quorum on 3 March 2025, three clear days
        "2025-03-07, 3, 2025-03-03",
    })
    void knowsTheLastDayOfSending(LocalDate session, int required, LocalDate latest) {
        ClearDays notice = new ClearDays(required);
        assertThat(notice.latestSending(session)).isEqualTo(latest);
        assertThat(notice.earliestSession(latest)).isEqualTo(session);
        assertThat(ClearDays.count(latest, session)).isEqualTo(required);
        assertThat(notice.respected(latest, session)).isTrue();
        assertThat(notice.respected(latest.plusDays(1), session)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2017-10-24, 2017-10-30, 5",
        // CE, 13 octobre 1993
        "1989-12-21, 1989-12-26, 4",
        // «convoqué le vendredi pour le jeudi suivant» and «le samedi pour le jeudi»
        "2017-10-27, 2017-11-02, 5", "2017-10-28, 2017-11-02, 4",
        "2017-10-29, 2017-10-30, 0", "2017-10-30, 2017-10-30, 0", "2017-10-31, 2017-10-30, 0", "2018-10-30, 2017-10-30, 0",
    })
    void countsTheDaysBetween(LocalDate sending, LocalDate session, int count) {
        assertThat(ClearDays.count(sending, session)).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2017-10-24 | 2017-10-30 | 5 jours francs entre le 24/10/2017 et le 30/10/2017 : les 25, 26, 27, 28 et 29 octobre",
        "2017-10-28 | 2017-10-30 | 1 jour franc entre le 28/10/2017 et le 30/10/2017 : le 29 octobre",
        "2017-10-31 | 2017-11-02 | 1 jour franc entre le 31/10/2017 et le 02/11/2017 : le 1er novembre",
        "2017-10-28 | 2017-11-03 | 5 jours francs entre le 28/10/2017 et le 03/11/2017 : les 29, 30 et 31 octobre et les 1er et 2 novembre",
        "2017-10-29 | 2017-11-02 | 3 jours francs entre le 29/10/2017 et le 02/11/2017 : les 30 et 31 octobre et le 1er novembre",
        "2017-12-28 | 2018-01-03 | 5 jours francs entre le 28/12/2017 et le 03/01/2018 : les 29, 30 et 31 décembre 2017 et les 1er et 2 janvier 2018",
        "2017-12-31 | 2018-01-03 | 2 jours francs entre le 31/12/2017 et le 03/01/2018 : les 1er et 2 janvier",
        "2020-02-27 | 2020-03-02 | 3 jours francs entre le 27/02/2020 et le 02/03/2020 : les 28 et 29 février et le 1er mars",
        "2017-10-01 | 2017-10-30 | 28 jours francs entre le 01/10/2017 et le 30/10/2017 : du 2 octobre au 29 octobre 2017",
        "2017-12-01 | 2018-02-01 | 61 jours francs entre le 01/12/2017 et le 01/02/2018 : du 2 décembre 2017 au 31 janvier 2018",
        "2017-10-29 | 2017-10-30 | Aucun jour franc entre le 29/10/2017 et le 30/10/2017",
        "2017-10-31 | 2017-10-30 | Aucun jour franc entre le 31/10/2017 et le 30/10/2017",
    })
    void explainsTheCountToAClerk(LocalDate sending, LocalDate session, String sentence) {
        assertThat(ClearDays.explain(sending, session)).isEqualTo(sentence);
    }

    @Test
    void knowsNoNoticeWithoutAClearDay() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ClearDays(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClearDays(-1));
    }

    @Property
    void theLastDayOfSendingAndTheFirstSessionMirrorEachOther(@ForAll @DateRange(min = "1990-01-01", max = "2199-12-31") LocalDate session,
                                                              @ForAll @IntRange(min = 1, max = 30) int required) {
        ClearDays notice = new ClearDays(required);
        LocalDate latest = notice.latestSending(session);
        assertThat(notice.earliestSession(latest)).isEqualTo(session);
        assertThat(ClearDays.count(latest, session)).isEqualTo(required);
        assertThat(latest.datesUntil(session).skip(1).count()).isEqualTo(required);
    }

    @Property
    void aSendingIsInTimeExactlyWhenEnoughDaysLieBetween(@ForAll @DateRange(min = "2014-01-01", max = "2030-12-31") LocalDate sending,
                                                         @ForAll @IntRange(min = -10, max = 40) int later, @ForAll @IntRange(min = 1, max = 10) int required) {
        LocalDate session = sending.plusDays(later);
        assertThat(new ClearDays(required).respected(sending, session)).isEqualTo(ClearDays.count(sending, session) >= required);
    }

    @Property
    void theSentenceNamesAsManyDaysAsItCounts(@ForAll @DateRange(min = "2014-01-01", max = "2030-12-31") LocalDate sending,
                                              @ForAll @IntRange(min = 1, max = 15) int count) {
        String sentence = ClearDays.explain(sending, sending.plusDays(count + 1L));
        String listed = sentence.substring(sentence.indexOf(" : ") + 3).replaceAll("\\d{4}", "");
        assertThat(listed.split("\\d+", -1)).hasSize(count + 1);
    }
}
