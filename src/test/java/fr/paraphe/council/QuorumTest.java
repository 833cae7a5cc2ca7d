package fr.paraphe.council;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CGCT, art. L2121-17 and L2131-11. */
class QuorumTest {

    private static final LocalTime DISCUSSED = LocalTime.of(19, 0);

    @ParameterizedTest(name = "{0} in office, {1} present: {2} required, reached {3}")
    @CsvSource({"33, 28, 17, true", "33, 17, 17, true", "33, 16, 17, false", "11, 6, 6, true", "11, 5, 6, false", "8, 5, 5, true", "8, 4, 5, false", "1, 1, 1, true",
        "1, 0, 1, false"})
    void isMoreThanHalfOfThoseInOffice(int inOffice, int present, int required, boolean reached) {
        Quorum quorum = new Quorum(inOffice, present, true);
        assertThat(quorum.required()).isEqualTo(required);
        assertThat(quorum.reached()).isEqualTo(reached);
    }

    @Test
    void explainsItself() {
        assertThat(new Quorum(33, 28, true).explanation())
            .isEqualTo("Plus de la moitié des 33 conseillers en exercice : 17 présents au moins ; 28 présents, les procurations ne comptent pas : quorum atteint.");
        assertThat(new Quorum(33, 16, true).explanation())
            .isEqualTo("Plus de la moitié des 33 conseillers en exercice : 17 présents au moins ; 16 présents, les procurations ne comptent pas : quorum non atteint.");
    }

    @Test
    void isNotNeededAfterASecondConvocation() {
        assertThat(new Quorum(33, 4, false).reached()).isTrue();
        assertThat(new Quorum(33, 4, false).explanation())
            .isEqualTo("Seconde convocation faute de quorum : le conseil délibère quel que soit le nombre des présents (4 sur 33 en exercice).");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, inOffice, Le nombre de conseillers en exercice est d’au moins 1.",
        "33, -1, present, Le nombre de présents ne peut être négatif.",
        "33, 34, present, Il ne peut y avoir plus de présents (34) que de conseillers en exercice (33).",
    })
    void refusesWhatNoCouncilCanBe(int inOffice, int present, String field, String sentence) {
        assertThat(Quorum.check(inOffice, present).reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.field()).isEqualTo(field);
            assertThat(reason.sentence()).isEqualTo(sentence);
        });
        assertThat(Quorum.check(33, 33).isAccepted()).isTrue();
    }

    @ParameterizedTest(name = "arrived {0}, left {1}, interested {2}: counts {3}")
    @CsvSource({
        ",, false, true", ",, true, false",
        "19:00,, false, true", "19:01,, false, false",
        // leaving once the discussion has begun does not break the quorum; leaving before does
        ",19:01, false, true", ",19:00, false, false", "18:30, 18:59, false, false",
    })
    void countsWhoIsThereWhenTheItemIsPutUnderDiscussion(LocalTime arrived, LocalTime left, boolean interested, boolean counts) {
        RollCall roll = new RollCall(List.of(new Presence(1, "M. A", true, arrived, left, interested), new Presence(2, "M. B", false, null, null, false)));
        assertThat(roll.quorumAt(DISCUSSED, true)).isEqualTo(new Quorum(2, counts ? 1 : 0, true));
    }

    @Property
    void isAlwaysAMajorityAndTheLeastOne(@ForAll @IntRange(min = 1, max = 70) int inOffice) {
        int required = new Quorum(inOffice, 0, true).required();
        assertThat(2 * required).isGreaterThan(inOffice);
        assertThat(2 * (required - 1)).isLessThanOrEqualTo(inOffice);
    }

    @Property
    void oneMorePresentNeverBreaksIt(@ForAll @IntRange(min = 1, max = 70) int inOffice, @ForAll @IntRange(max = 69) int present) {
        assertThat(new Quorum(inOffice, present + 1, true).reached() || !new Quorum(inOffice, present, true).reached()).isTrue();
    }
}
