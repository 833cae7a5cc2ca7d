package fr.paraphe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConditionsTest {

    private enum Colour { RED }

    @Test
    void nothingAskedIsNoClauseAtAll() {
        Conditions nothing = new Conditions().seen(true, Set.of("11076"), Set.of()).equal("number", " ").equal("number", (String) null).equal("colour", (Colour) null);

        assertThat(nothing.where()).isEmpty();
        assertThat(nothing.values(10, 0L)).containsExactly(10, 0L);
    }

    @Test
    void valuesStandBesideTheStatementInTheOrderOfTheirMarks() {
        Conditions asked = new Conditions().seen(false, List.of("11076", "11049"), List.of("montpellier")).equal("number", " 2017-1 ").equal("colour", Colour.RED)
            .and("due_on < ?", LocalDate.parse("2018-03-31"));

        assertThat(asked.where()).isEqualTo(" where (commune in (?, ?) or academie in (?)) and number = ? and colour = ? and due_on < ?");
        assertThat(asked.values(10)).containsExactly("11076", "11049", "montpellier", "2017-1", "RED", LocalDate.parse("2018-03-31"), 10);
    }

    @Test
    void whoHasOneKindOfCasesSeesThose() {
        assertThat(new Conditions().seen(false, List.of("11076"), Set.of()).where()).isEqualTo(" where commune in (?)");
        assertThat(new Conditions().seen(false, Set.of(), List.of("montpellier")).where()).isEqualTo(" where academie in (?)");
    }

    @Test
    void whoHasNothingSeesNothing() {
        assertThat(new Conditions().seen(false, Set.of(), Set.of()).where()).isEqualTo(" where 1 = 0");
        assertThat(new Conditions().in("owner", List.of()).where()).isEqualTo(" where 1 = 0");
    }
}
