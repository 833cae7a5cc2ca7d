package fr.paraphe.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.paraphe.RefusedException;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchoolYearTest {

    @ParameterizedTest
    @CsvSource({
        "2017-10-30, 2017-2018", "2017-09-01, 2017-2018", "2018-08-31, 2017-2018", "2017-08-31, 2016-2017", "2018-09-01, 2018-2019",
        "2017-12-31, 2017-2018", "2018-01-01, 2017-2018", "2020-02-29, 2019-2020", "2021-10-31, 2021-2022",
    })
    void aDayLiesInOneSchoolYear(LocalDate day, String schoolYear) {
        assertThat(SchoolYear.of(day)).hasToString(schoolYear);
        assertThat(SchoolYear.parse(schoolYear).contains(day)).isTrue();
    }

    @Test
    void runsFromSeptemberToAugust() {
        SchoolYear year = SchoolYear.parse(" 2017-2018 ");
        assertThat(year.firstDay()).isEqualTo("2017-09-01");
        assertThat(year.lastDay()).isEqualTo("2018-08-31");
        assertThat(year.next()).hasToString("2018-2019");
        assertThat(year.previous()).hasToString("2016-2017");
        assertThat(year).isLessThan(year.next()).isGreaterThan(year.previous());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "2017", "2017-2019", "2018-2017", "2017-2017", "17-18", "2017/2018", "2017 - 2018", "2017-2018x", "abcd-efgh", "0017-0018", "20172018", "-2017-2018", "2017–2018", "٢٠١٧-٢٠١٨"})
    void refusesWhatIsNoSchoolYear(String written) {
        assertThatThrownBy(() -> SchoolYear.parse(written)).isInstanceOf(RefusedException.class).hasMessageContaining("par exemple 2017-2018");
    }

    @Test
    void refusesYearsThatCannotBeWritten() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SchoolYear(17));
    }

    @Property
    void isReadAsItIsWritten(@ForAll @DateRange(min = "1900-01-01", max = "2199-12-31") LocalDate day) {
        SchoolYear year = SchoolYear.of(day);
        assertThat(SchoolYear.parse(year.toString())).isEqualTo(year);
        assertThat(day).isBetween(year.firstDay(), year.lastDay());
        assertThat(year.lastDay().plusDays(1)).isEqualTo(year.next().firstDay());
        assertThat(year.next().previous()).isEqualTo(year);
    }
}
