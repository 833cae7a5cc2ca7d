package fr.paraphe.contribution;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.calendar.SchoolYear;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A contribution that was computed before its convention ended. */
class EndRuleTest {

    @ParameterizedTest(name = "ended {0}, year {1}, titre {2}, checked {3}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        2019-03-16 | 2017-2018 | false | true  | false | false | true  | -
        2019-03-16 | 2017-2018 | true  | true  | false | false | true  | -
        2019-03-16 | 2018-2019 | false | false | true  | true  | true  | Convention terminée le 16/03/2019 : l’année commencée le 01/09/2018 reste due, sauf décision du GIP.
        2019-03-16 | 2018-2019 | false | true  | true  | false | true  | Convention terminée le 16/03/2019 : l’année commencée le 01/09/2018 reste due, sauf décision du GIP.
        2019-03-16 | 2018-2019 | true  | true  | true  | false | true  | Convention terminée le 16/03/2019 : le titre émis reste dû.
        2018-09-01 | 2018-2019 | false | false | true  | true  | true  | Convention terminée le 01/09/2018 : l’année commencée le 01/09/2018 reste due, sauf décision du GIP.
        2018-08-31 | 2018-2019 | false | false | true  | false | false | Convention terminée le 31/08/2018 : l’année commencée ensuite, le 01/09/2018, n’est pas due.
        2018-08-31 | 2018-2019 | false | true  | true  | false | false | Convention terminée le 31/08/2018 : l’année commencée ensuite, le 01/09/2018, n’est pas due.
        2018-08-31 | 2018-2019 | true  | true  | true  | true  | true  | Convention terminée le 31/08/2018 : le titre de l’année commencée ensuite, le 01/09/2018, est à annuler par le GIP.
        2019-08-31 | 2018-2019 | false | false | true  | true  | true  | Convention terminée le 31/08/2019 : l’année commencée le 01/09/2018 reste due, sauf décision du GIP.
        """)
    void whatIsOwedOnceTheConventionIsOver(LocalDate endedOn, String year, boolean titre, boolean checked, boolean changes, boolean decide, boolean due, String note) {
        assertThat(new EndRule(endedOn).of(SchoolYear.parse(year), titre, checked)).isEqualTo(new EndRule.Effect(changes, decide, due, note));
    }
}
