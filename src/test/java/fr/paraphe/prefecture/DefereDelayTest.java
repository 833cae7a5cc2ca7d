package fr.paraphe.prefecture;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.calendar.FrenchHolidays;
import java.time.LocalDate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.Dates;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefereDelayTest {

    private final DefereDelay delay = new DefereDelay(FrenchHolidays.METROPOLE);

    @ParameterizedTest
    @CsvSource({
            "2017-11-02, 2018-01-03",   // the source
            "2007-10-01, 2007-12-03",   // the 2nd is a Sunday
            "2018-12-31, 2019-03-01",   // February has no 31st
            "2019-12-30, 2020-03-02",   // 29 February, then a Sunday
            "2018-10-31, 2019-01-02",   // 31 December, then New Year's Day
            "2018-01-26, 2018-03-27",   // clock change in between
            "2017-08-26, 2017-10-27",
            "2019-02-20, 2019-04-23",   // a Sunday, then Easter Monday
            "2017-10-24, 2017-12-26"})  // Christmas Day
    void prefectHasTwoClearMonthsFromReceipt(LocalDate received, LocalDate lastDay) {
        assertThat(delay.prefect(received).date()).isEqualTo(lastDay);
        assertThat(delay.prefect(received).article()).isEqualTo("CGCT, art. L2131-6 ; CJA, art. R421-1");
    }

    @ParameterizedTest
    @CsvSource("2017-11-07, 2018-01-08")
    void thirdPartiesHaveTwoClearMonthsFromPublication(LocalDate published, LocalDate lastDay) {
        assertThat(delay.thirdParties(published).date()).isEqualTo(lastDay);
        assertThat(delay.thirdParties(published).article()).isEqualTo("CJA, art. R421-1");
    }

    /** Silence is no time limit of procedure: neither clear nor put off. */
    @ParameterizedTest
    @CsvSource({"2017-11-10, 2018-01-10", "2017-12-31, 2018-02-28", "2017-11-06, 2018-01-06", "2017-11-01, 2018-01-01"})
    void silenceRefusesAfterTwoPlainMonths(LocalDate received, LocalDate refusal) {
        assertThat(ImplicitRefusal.of(received).date()).isEqualTo(refusal);
    }

    @Property
    void endsOnAWorkingDayAfterTheTwoMonths(@ForAll("days") LocalDate received) {
        LocalDate lastDay = delay.prefect(received).date();
        assertThat(FrenchHolidays.METROPOLE.isWorkingDay(lastDay)).isTrue();
        assertThat(lastDay).isAfter(received.plusMonths(2)).isBefore(received.plusMonths(2).plusDays(7));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Dates.dates().yearBetween(1982, 2099);
    }
}
