package fr.paraphe.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.Verdict;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An action against the end of a convention whose letter was sent on 01.03.2019, seen on 20.05.2019. */
class ActionRuleTest {

    private static final ActionRule RULE = new ActionRule(LocalDate.of(2019, 3, 1), LocalDate.of(2019, 5, 20));

    @ParameterizedTest(name = "filed on {0} before {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        2019-05-06 | tribunal administratif de Montpellier | 1902345 | -
        2019-03-01 | tribunal administratif de Montpellier | -       | -
        2019-05-20 | tribunal administratif de Montpellier | -       | -
        -          | tribunal administratif de Montpellier | -       | filedOn: Indiquez la date d’enregistrement du recours.
        2019-05-21 | tribunal administratif de Montpellier | -       | filedOn: La date ne peut pas être postérieure à aujourd’hui, lundi 20 mai 2019.
        2019-02-28 | tribunal administratif de Montpellier | -       | filedOn: Le recours n’a pas pu être formé avant l’envoi de la lettre, le vendredi 1er mars 2019.
        2019-05-06 | -                                     | -       | court: Indiquez la juridiction saisie.
        """)
    void whatIsRecordedOfIt(LocalDate filedOn, String court, String number, String refusal) {
        assertThat(first(RULE.filed(filedOn, court, number))).isEqualTo(refusal);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        REJECTED           | 2019-05-20 | -                      | -
        WITHDRAWN          | 2019-05-06 | -                      | -
        SETTLED            | 2019-05-10 | Accord du 9 mai        | -
        RESUMPTION_ORDERED | 2019-05-15 | À compter du 1er juin. | -
        RESUMPTION_ORDERED | 2019-05-15 | -                      | note: Dites à compter de quand et comment les relations contractuelles reprennent.
        -                  | 2019-05-15 | -                      | outcome: Indiquez l’issue du recours : décision, désistement ou accord.
        REJECTED           | -          | -                      | on: Indiquez la date de l’issue.
        REJECTED           | 2019-05-21 | -                      | on: La date ne peut pas être postérieure à aujourd’hui, lundi 20 mai 2019.
        REJECTED           | 2019-05-05 | -                      | on: L’issue ne peut pas précéder le recours, enregistré le lundi 6 mai 2019.
        """)
    void whatBecameOfIt(ActionOutcome outcome, LocalDate on, String note, String refusal) {
        assertThat(first(RULE.concluded(LocalDate.of(2019, 5, 6), outcome, on, note))).isEqualTo(refusal);
    }

    private static String first(Verdict verdict) {
        return verdict.reasons().stream().map(refusal -> refusal.field() + ": " + refusal.sentence()).findFirst().orElse(null);
    }
}
