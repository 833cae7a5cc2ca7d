package fr.paraphe.council;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CGCT, art. L2121-21. */
class BallotRulesTest {

    @ParameterizedTest(name = "{0} present: public {1}, secret {2}")
    @CsvSource({"28, 7, 10", "27, 7, 9", "29, 8, 10", "33, 9, 11", "17, 5, 6", "1, 1, 1"})
    void roundsTheThresholdsUp(int present, int publicThreshold, int secretThreshold) {
        assertThat(new BallotRules(present).publicThreshold()).isEqualTo(publicThreshold);
        assertThat(new BallotRules(present).secretThreshold()).isEqualTo(secretThreshold);
    }

    @ParameterizedTest(name = "{0} ask for a public ballot, {1} for a secret one: {2}")
    @CsvSource({"0, 0, ORDINARY", "6, 9, ORDINARY", "7, 0, PUBLIC", "7, 9, PUBLIC", "0, 10, SECRET", "18, 10, SECRET"})
    void knowsWhichBallotIsDue(int askPublic, int askSecret, BallotMode due) {
        BallotRules rules = new BallotRules(28);
        assertThat(rules.due(askPublic, askSecret)).isEqualTo(due);
        for (BallotMode held : BallotMode.values()) {
            assertThat(rules.check(held, askPublic, askSecret).isAccepted()).isEqualTo(held == due);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "PUBLIC | 6 | 0 | mode | Le scrutin public demande le quart des 28 membres présents, soit 7 ; 6 l’ont demandé.",
        "SECRET | 0 | 9 | mode | Le scrutin secret demande le tiers des 28 membres présents, soit 10 ; 9 l’ont demandé.",
        "ORDINARY | 7 | 0 | mode | Le scrutin public est de droit : 7 membres présents l’ont demandé, le quart des 28 présents est de 7.",
        "ORDINARY | 0 | 10 | mode | Le scrutin secret est de droit : 10 membres présents l’ont demandé, le tiers des 28 présents est de 10.",
        "PUBLIC | 8 | 10 | mode | Le scrutin secret est de droit : 10 membres présents l’ont demandé, le tiers des 28 présents est de 10. Il l’emporte sur le scrutin public.",
        "PUBLIC | 29 | 0 | askPublic | 29 membres ne peuvent demander le scrutin public : 28 sont présents.",
        "SECRET | 0 | -1 | askSecret | Le nombre de membres qui demandent le scrutin secret ne peut être négatif.",
    })
    void refusesAnotherBallotThanTheOneDue(BallotMode held, int askPublic, int askSecret, String field, String sentence) {
        assertThat(new BallotRules(28).check(held, askPublic, askSecret).reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.field()).isEqualTo(field);
            assertThat(reason.sentence()).isEqualTo(sentence);
            assertThat(reason.article()).isEqualTo("CGCT, art. L2121-21");
        });
    }

    @Property
    void exactlyOneBallotIsLawful(@ForAll @IntRange(min = 1, max = 70) int present, @ForAll @IntRange(max = 70) int askPublic, @ForAll @IntRange(max = 70) int askSecret) {
        BallotRules rules = new BallotRules(present);
        int lawful = 0;
        for (BallotMode mode : BallotMode.values()) {
            lawful += rules.check(mode, askPublic, askSecret).isAccepted() ? 1 : 0;
        }
        assertThat(lawful).isEqualTo(askPublic <= present && askSecret <= present ? 1 : 0);
        assertThat(4 * rules.publicThreshold()).isBetween(present, present + 3);
        assertThat(3 * rules.secretThreshold()).isBetween(present, present + 2);
    }
}
