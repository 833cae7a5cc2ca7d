package fr.paraphe.convention;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.convention.OpeningRule.Other;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningRuleTest {

    private final OpeningRule rule = new OpeningRule();

    @ParameterizedTest(name = "on {0} a file from {1}: {2}")
    @CsvSource({
        "2017-10-16, 2017-2018, true",
        "2017-08-31, 2017-2018, true",
        "2017-08-31, 2016-2017, true",
        "2017-09-01, 2016-2017, false",
        "2017-09-01, 2018-2019, true",
        "2017-08-31, 2018-2019, false"
    })
    void theFirstSchoolYearIsTheOneUnderWayOrTheNext(LocalDate today, String first, boolean accepted) {
        SchoolYear year = SchoolYear.parse(first);
        assertThat(rule.check(today, year, new SchoolYear(year.firstYear() + 3), List.of()).isAccepted()).isEqualTo(accepted);
    }

    @Test
    void theSentenceNamesTheTwoYears() {
        assertThat(rule.check(LocalDate.of(2017, 9, 1), SchoolYear.parse("2016-2017"), SchoolYear.parse("2019-2020"), List.of()).reasons().get(0).withArticle())
            .isEqualTo("La première année scolaire est l’année en cours (2017-2018) ou la suivante (2018-2019), pas 2016-2017. (Convention, art. 7)");
    }

    @ParameterizedTest(name = "beside one from {0} to {1}: {2}")
    @CsvSource({
        "2013-2014, 2016-2017, true",
        "2014-2015, 2017-2018, false",
        "2017-2018, 2020-2021, false",
        "2020-2021, 2023-2024, false",
        "2021-2022, 2024-2025, true"
    })
    void aSchoolYearIsPaidOnce(String otherFirst, String otherLast, boolean accepted) {
        Other other = new Other("ENT-11076-2014", SchoolYear.parse(otherFirst), SchoolYear.parse(otherLast));
        assertThat(rule.check(LocalDate.of(2017, 10, 16), SchoolYear.parse("2017-2018"), SchoolYear.parse("2020-2021"), List.of(other)).isAccepted()).isEqualTo(accepted);
    }
}
