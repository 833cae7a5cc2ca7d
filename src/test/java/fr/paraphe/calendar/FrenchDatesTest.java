package fr.paraphe.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrenchDatesTest {

    @ParameterizedTest
    @CsvSource({
        "2017-10-30, 30/10/2017, lundi 30 octobre 2017, 30 octobre 2017, 30 octobre",
        "2017-11-01, 01/11/2017, mercredi 1er novembre 2017, 1er novembre 2017, 1er novembre",
        "2017-11-11, 11/11/2017, samedi 11 novembre 2017, 11 novembre 2017, 11 novembre",
        "2020-02-29, 29/02/2020, samedi 29 février 2020, 29 février 2020, 29 février",
        "2018-08-01, 01/08/2018, mercredi 1er août 2018, 1er août 2018, 1er août",
    })
    void areWrittenAsATownHallWritesThem(LocalDate day, String numeric, String inWords, String dayMonthYear, String dayMonth) {
        assertThat(FrenchDates.numeric(day)).isEqualTo(numeric);
        assertThat(FrenchDates.inWords(day)).isEqualTo(inWords);
        assertThat(FrenchDates.dayMonthYear(day)).isEqualTo(dayMonthYear);
        assertThat(FrenchDates.dayMonth(day)).isEqualTo(dayMonth);
    }
}
