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

/** CPC, art. 641; CJA, art. R421-1. */
class MonthsDelayTest {

    @ParameterizedTest(name = "{0} + {1} months: {2}")
    @CsvSource({
        // months without that number
        "2019-01-31, 1, 2019-02-28", "2019-03-31, 1, 2019-04-30", "2020-01-31, 1, 2020-02-29", "2020-01-30, 1, 2020-02-29", "2019-01-29, 1, 2019-02-28",
        "2019-05-31, 1, 2019-06-30", "2019-08-31, 1, 2019-09-30", "2019-10-31, 1, 2019-11-30", "2018-12-31, 2, 2019-02-28", "2019-12-31, 2, 2020-02-29",
        // from a short month the number stays
        "2019-02-28, 1, 2019-03-28", "2020-02-29, 1, 2020-03-29", "2020-02-29, 12, 2021-02-28", "2019-04-30, 1, 2019-05-30",
        "2017-11-02, 2, 2018-01-02", "2017-12-01, 1, 2018-01-01", "2018-07-31, 1, 2018-08-31",
        // clock changes in between, and last days on a Sunday and on a holiday: contractual limits are not put off
        "2017-03-15, 1, 2017-04-15", "2017-10-15, 1, 2017-11-15", "2017-09-15, 1, 2017-10-15", "2019-04-01, 1, 2019-05-01",
        "2100-01-31, 1, 2100-02-28", "2000-01-31, 1, 2000-02-29",
    })
    void endsOnTheSameNumberOrTheLastDayOfTheMonth(LocalDate from, int months, LocalDate last) {
        assertThat(new MonthsDelay(months).lastDay(from)).isEqualTo(last);
    }

    @ParameterizedTest(name = "{0} + {1} clear months: {2}")
    @CsvSource({
        // the deliberation of Castelnaudary: the prefect from receipt, third parties from publication
        "2017-11-02, 2, 2018-01-03", "2017-11-07, 2, 2018-01-08",
        // the example of the case-law: Sunday 2 December 2007
        "2007-10-01, 2, 2007-12-03",
        // Saturday before Easter Monday, Saturday, 1 January, 25 December on a Friday, Easter Monday, 1 May on a Friday
        "2018-01-30, 2, 2018-04-03", "2017-12-16, 2, 2018-02-19", "2018-10-31, 2, 2019-01-02", "2020-10-24, 2, 2020-12-28",
        "2018-02-01, 2, 2018-04-03", "2020-02-29, 2, 2020-04-30", "2020-03-30, 1, 2020-05-04",
        // 31 December + 2 months: 28 or 29 February, plus one day
        "2018-12-31, 2, 2019-03-01", "2019-12-31, 2, 2020-03-02", "2019-12-28, 2, 2020-03-02", "2017-12-31, 2, 2018-03-01",
        // across both clock changes
        "2018-02-25, 1, 2018-03-26", "2018-09-27, 1, 2018-10-29",
    })
    void aClearDelayTakesOneMoreDayAndTheNextWorkingDay(LocalDate from, int months, LocalDate last) {
        assertThat(new MonthsDelay(months).lastDayFranc(from, FrenchHolidays.METROPOLE)).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource({
        // Good Friday 19 April 2019: a holiday in Moselle only
        "011, 2019-02-18, 2019-04-19", "057, 2019-02-18, 2019-04-23",
        "011, 2018-10-25, 2018-12-26", "067, 2018-10-25, 2018-12-27",
        "974, 2018-10-19, 2018-12-21", "011, 2018-10-19, 2018-12-20",
    })
    void followsTheHolidaysOfTheTerritory(String departement, LocalDate from, LocalDate last) {
        assertThat(new MonthsDelay(2).lastDayFranc(from, FrenchHolidays.ofDepartement(departement))).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2017-11-02 | 2 mois à compter du 02/11/2017 : jusqu’au 02/01/2018",
        "2018-12-31 | 2 mois à compter du 31/12/2018 : jusqu’au 28/02/2019, dernier jour du mois faute de 31 février",
    })
    void explainsItself(LocalDate from, String sentence) {
        assertThat(new MonthsDelay(2).explain(from)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2017-11-02 | 2 mois francs à compter du 02/11/2017 : le 02/01/2018 de quantième à quantième, plus un jour, soit le mercredi 3 janvier 2018",
        "2007-10-01 | 2 mois francs à compter du 01/10/2007 : le 01/12/2007 de quantième à quantième, plus un jour, soit le dimanche 2 décembre 2007, non ouvré, reporté au lundi 3 décembre 2007",
        "2018-10-31 | 2 mois francs à compter du 31/10/2018 : le 31/12/2018 de quantième à quantième, plus un jour, soit le mardi 1er janvier 2019, jour férié (jour de l’an), reporté au mercredi 2 janvier 2019",
        "2018-12-31 | 2 mois francs à compter du 31/12/2018 : le 28/02/2019, dernier jour du mois faute de 31 février, plus un jour, soit le vendredi 1er mars 2019",
    })
    void explainsAClearDelay(LocalDate from, String sentence) {
        assertThat(new MonthsDelay(2).explainFranc(from, FrenchHolidays.METROPOLE)).isEqualTo(sentence);
    }

    @Test
    void knowsNoDelayWithoutAMonth() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MonthsDelay(0));
    }

    @Property
    void keepsTheNumberOrTakesTheLastDayOfTheMonth(@ForAll @DateRange(min = "1990-01-01", max = "2199-12-31") LocalDate from,
                                                   @ForAll @IntRange(min = 1, max = 48) int months) {
        LocalDate last = new MonthsDelay(months).lastDay(from);
        assertThat(last.getYear() * 12 + last.getMonthValue()).isEqualTo(from.getYear() * 12 + from.getMonthValue() + months);
        assertThat(last.getDayOfMonth()).isEqualTo(Math.min(from.getDayOfMonth(), last.lengthOfMonth()));
    }

    @Property
    void aClearDelayEndsOnAWorkingDayAfterTheSimpleOne(@ForAll @DateRange(min = "1990-01-01", max = "2199-12-31") LocalDate from,
                                                       @ForAll @IntRange(min = 1, max = 12) int months, @ForAll Territory territory) {
        FrenchHolidays holidays = new FrenchHolidays(territory);
        MonthsDelay delay = new MonthsDelay(months);
        LocalDate simple = delay.lastDay(from);
        LocalDate franc = delay.lastDayFranc(from, holidays);
        assertThat(holidays.isWorkingDay(franc)).isTrue();
        assertThat(franc).isAfter(simple);
        assertThat(simple.plusDays(1).datesUntil(franc)).noneMatch(holidays::isWorkingDay);
    }

    @Property
    void aLaterStartNeverEndsEarlier(@ForAll @DateRange(min = "1990-01-01", max = "2199-12-31") LocalDate from, @ForAll @IntRange(min = 1, max = 12) int months) {
        MonthsDelay delay = new MonthsDelay(months);
        assertThat(delay.lastDay(from.plusDays(1))).isAfterOrEqualTo(delay.lastDay(from));
        assertThat(delay.lastDayFranc(from.plusDays(1), FrenchHolidays.METROPOLE)).isAfterOrEqualTo(delay.lastDayFranc(from, FrenchHolidays.METROPOLE));
    }
}
