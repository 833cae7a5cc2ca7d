package fr.paraphe.convention;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.calendar.SchoolYear;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import org.junit.jupiter.api.Test;

class ConventionTemplateTest {

    private final ConventionTemplate template = new ConventionTemplate(new BigDecimal("50"), 4, "--10-31", "--09-01", "--10-15", 15, 1, 1, 15, 30, "GIP Formavie", 9);

    @Test
    void theSourcesTermsComeFromItsFirstSchoolYear() {
        ConventionTerms terms = template.termsFrom(SchoolYear.parse("2017-2018"));
        assertThat(terms.lastPaidSchoolYear()).isEqualTo("2020-2021");
        assertThat(terms.endsOn()).isEqualTo(LocalDate.of(2021, 10, 31));
        assertThat(terms.feePerSchool()).isEqualTo(new BigDecimal("50.00"));
        assertThat(terms.windowClosesOn()).isEqualTo(MonthDay.of(10, 15));
    }
}
