package fr.paraphe.convention;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.Refusal;
import fr.paraphe.calendar.SchoolYear;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Art. 3, 5 and 6 of the convention of 2017 (50 €, 2017-2018 to 2020-2021, to 31.10.2021), changed by an avenant in March 2019. */
class TermsRuleTest {

    private final TermsRule rule = new TermsRule(new SchoolYear(2017), new ConventionTerms("2020-2021", LocalDate.of(2021, 10, 31), new BigDecimal("50.00"), "--09-01",
        "--10-15", 15, 1, 1, 15, 30, "GIP Formavie"), LocalDate.of(2019, 3, 15));

    @ParameterizedTest(name = "{0} from {1}, to {2}, last {3}")
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "60 | 2019 | - | -",
        "0 | 2020 | - | -",
        "45.50 | 2017 | - | -",
        "- | - | 2022-10-31 | 2021",
        "- | - | 2019-03-15 | 2018",
        "- | - | 2022-10-31 | -",
        "60 | 2021 | 2022-10-31 | 2021",
        "- | - | - | 2019"
    })
    void accepts(BigDecimal fee, Integer from, LocalDate endsOn, Integer last) {
        assertThat(rule.check(terms(fee, from, endsOn, last)).isAccepted()).isTrue();
    }

    @ParameterizedTest(name = "{0} from {1}, to {2}, last {3}: {5}")
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "-     | -    | -          | -    | ''                 | Indiquez ce que l’avenant change : la contribution par école, le terme, ou la dernière année scolaire.",
        "-1    | 2019 | -          | -    | feePerSchool       | La contribution par école s’écrit en euros et centimes, par exemple 50,00.",
        "50.005| 2019 | -          | -    | feePerSchool       | La contribution par école s’écrit en euros et centimes, par exemple 50,00.",
        "60    | -    | -          | -    | feeFrom            | Indiquez à compter de quelle année scolaire cette contribution est due.",
        "60    | 2021 | -          | -    | feeFrom            | L’année scolaire 2021-2022 n’est pas de celles de la convention, 2017-2018 à 2020-2021.",
        "-     | -    | 2019-03-14 | 2018 | endsOn             | Le terme du 14/03/2019 est déjà passé : nous sommes le 15/03/2019.",
        "-     | -    | -          | 2016 | lastPaidSchoolYear | La dernière année scolaire, 2016-2017, précède la première, 2017-2018.",
        "-     | -    | 2020-08-31 | -    | lastPaidSchoolYear | L’année scolaire 2020-2021 commence après le terme du 31/08/2020 : elle n’est pas incluse dans la durée de la convention."
    })
    void refuses(BigDecimal fee, Integer from, LocalDate endsOn, Integer last, String field, String sentence) {
        assertThat(rule.check(terms(fee, from, endsOn, last)).reasons()).singleElement().extracting(Refusal::field, Refusal::sentence).containsExactly(field, sentence);
    }

    @Test
    void aFeeBeyondWritingIsRefused() {
        assertThat(rule.check(new NewTerms(new BigDecimal("1E+30"), new SchoolYear(2019), null, null)).reasons()).extracting(Refusal::field).containsExactly("feePerSchool");
    }

    private static NewTerms terms(BigDecimal fee, Integer from, LocalDate endsOn, Integer last) {
        return new NewTerms(fee, from == null ? null : new SchoolYear(from), endsOn, last == null ? null : new SchoolYear(last));
    }
}
