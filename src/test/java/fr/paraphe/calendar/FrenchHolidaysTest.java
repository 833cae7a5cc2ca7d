package fr.paraphe.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Code du travail, art. L3133-1, L3134-13 and L3422-2. */
class FrenchHolidaysTest {

    @ParameterizedTest
    @CsvSource({
        "1954, 1954-04-18", "1981, 1981-04-19", "1989, 1989-03-26", "2000, 2000-04-23", "2008, 2008-03-23", "2011, 2011-04-24", "2016, 2016-03-27",
        "2017, 2017-04-16", "2018, 2018-04-01", "2019, 2019-04-21", "2020, 2020-04-12", "2021, 2021-04-04", "2022, 2022-04-17", "2023, 2023-04-09",
        "2024, 2024-03-31", "2025, 2025-04-20", "2026, 2026-04-05", "2027, 2027-03-28", "2038, 2038-04-25", "2049, 2049-04-18", "2076, 2076-04-19", "2285, 2285-03-22",
    })
    void knowsEaster(int year, LocalDate easter) {
        assertThat(FrenchHolidays.easterSunday(year)).isEqualTo(easter);
    }

    @Test
    void metropolitanFranceHasEleven() {
        assertThat(FrenchHolidays.METROPOLE.ofYear(2018).keySet()).containsExactly(
            LocalDate.of(2018, 1, 1), LocalDate.of(2018, 4, 2), LocalDate.of(2018, 5, 1), LocalDate.of(2018, 5, 8), LocalDate.of(2018, 5, 10),
            LocalDate.of(2018, 5, 21), LocalDate.of(2018, 7, 14), LocalDate.of(2018, 8, 15), LocalDate.of(2018, 11, 1), LocalDate.of(2018, 11, 11),
            LocalDate.of(2018, 12, 25));
    }

    @ParameterizedTest
    @CsvSource({
        "011, 2017-11-01, Toussaint", "11, 2018-05-10, Ascension", "034, 2021-04-05, lundi de Pâques", "02A, 2017-06-05, lundi de Pentecôte",
        "2B, 2019-07-14, fête nationale", "057, 2019-04-19, Vendredi saint", "57, 2018-12-26, Saint-Étienne", "067, 2018-03-30, Vendredi saint", "068, 2020-12-26, Saint-Étienne",
        "971, 2019-05-27, abolition de l’esclavage", "972, 2019-05-22, abolition de l’esclavage", "973, 2019-06-10, lundi de Pentecôte et abolition de l’esclavage",
        "974, 2018-12-20, abolition de l’esclavage", "976, 2018-04-27, abolition de l’esclavage",
        "011, 2008-05-01, fête du Travail et Ascension",
    })
    void namesTheHolidaysOfADepartement(String departement, LocalDate day, String name) {
        assertThat(FrenchHolidays.ofDepartement(departement).holiday(day)).contains(name);
    }

    @ParameterizedTest
    @CsvSource({
        "011, 2019-04-19", "011, 2018-12-26", "011, 2018-12-20", "088, 2019-04-19", "090, 2019-04-19", "971, 2019-05-22", "972, 2019-05-27", "973, 2018-12-20",
        "974, 2018-04-27", "976, 2018-12-20", "974, 2018-12-26", "011, 2017-10-31", "011, 2017-04-16",
    })
    void aHolidayElsewhereIsNone(String departement, LocalDate day) {
        assertThat(FrenchHolidays.ofDepartement(departement).isHoliday(day)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "00", "000", "20", "020", "96", "097", "975", "977", "978", "988", "999", "2C", "02a", "0011", "1 1", "O11"})
    void refusesWhatIsNoDepartementOrWhoseHolidaysItDoesNotKnow(String code) {
        assertThat(Territory.ofDepartement(code)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> FrenchHolidays.ofDepartement(code));
    }

    @ParameterizedTest
    @CsvSource({
        "2017-10-30, 2017-10-30", "2017-11-01, 2017-11-02", "2017-11-04, 2017-11-06", "2017-11-05, 2017-11-06", "2018-03-31, 2018-04-03",
        "2018-12-29, 2018-12-31", "2019-01-01, 2019-01-02", "2018-05-08, 2018-05-09", "2020-05-01, 2020-05-04", "2021-12-25, 2021-12-27", "2022-12-31, 2023-01-02",
        // Ascension Thursday: the Friday after it is a working day
        "2018-05-10, 2018-05-11",
        // clock changes fall on Sundays
        "2017-03-26, 2017-03-27", "2017-10-29, 2017-10-30",
    })
    void findsTheNextWorkingDay(LocalDate day, LocalDate next) {
        assertThat(FrenchHolidays.METROPOLE.nextWorkingDay(day)).isEqualTo(next);
    }

    @Test
    void goodFridayMakesFourDaysInARowInAlsace() {
        assertThat(FrenchHolidays.ofDepartement("67").nextWorkingDay(LocalDate.of(2019, 4, 19))).isEqualTo("2019-04-23");
    }

    @Property
    void easterIsASundayBetween22MarchAnd25April(@ForAll @IntRange(min = 1900, max = 2400) int year) {
        LocalDate easter = FrenchHolidays.easterSunday(year);
        assertThat(easter.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
        assertThat(easter).isBetween(LocalDate.of(year, 3, 22), LocalDate.of(year, 4, 25));
    }

    @Property
    void theNextWorkingDayIsTheFirstOneNotBefore(@ForAll @DateRange(min = "1990-01-01", max = "2199-12-31") LocalDate day, @ForAll Territory territory) {
        FrenchHolidays holidays = new FrenchHolidays(territory);
        LocalDate next = holidays.nextWorkingDay(day);
        assertThat(next).isBetween(day, day.plusDays(4));
        assertThat(holidays.isWorkingDay(next)).isTrue();
        assertThat(day.datesUntil(next)).noneMatch(holidays::isWorkingDay);
        assertThat(holidays.nextWorkingDay(next)).isEqualTo(next);
    }

    @Property
    void everyTerritoryKeepsTheHolidaysOfMetropolitanFrance(@ForAll @IntRange(min = 1990, max = 2199) int year, @ForAll Territory territory) {
        assertThat(new FrenchHolidays(territory).ofYear(year).keySet()).containsAll(FrenchHolidays.METROPOLE.ofYear(year).keySet());
    }
}
