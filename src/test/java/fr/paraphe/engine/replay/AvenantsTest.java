package fr.paraphe.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.support.ParapheTest;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Every way of an avenant through the real engine, each with the clause that answers it. */
@ParapheTest
@TestPropertySource(properties = "paraphe.test.case=avenants")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AvenantsTest {

    @Autowired
    private Replay replay;
    @Autowired
    private ManagementService management;

    private List<ReplayLine> lines;

    @BeforeAll
    void play() {
        lines = replay.play("avenants");
    }

    @Test
    void everyAvenantGetsTheAnswerOfItsClause() {
        assertThat(lines).filteredOn(ReplayLine::differs).isEmpty();
        assertThat(lines).filteredOn(line -> line.paper() != null).hasSizeGreaterThanOrEqualTo(24);
    }

    @Test
    void everyAnswerIsThere() {
        assertThat(lines).extracting(ReplayLine::value).contains("en effet, Convention, art. 6.2", "en effet, Convention, art. 6.2 et 8", "en effet, Convention, art. 3, 5 et 6",
            "gardé, Convention, art. 6.2", "sans effet, Convention, art. 6.3, 1er alinéa", "sans effet, Convention, art. 6.3, 2e alinéa", "sans effet, Convention, art. 6.3",
            "à décider, Convention, art. 6.2 et 6.3", "sans effet, Convention, art. 6.2 et 6.3", "en effet, Convention, art. 6.2 et 6.3", "à décider, Convention, art. 8",
            "en effet, Convention, art. 8");
    }

    /** Late ones do not change what was billed, those in time do, and another fee counts from its year. */
    @Test
    void whatEachYearCosts() {
        assertThat(bills("2019-2020")).containsExactly("200.00 €", "150.00 €", "150.00 €", "150.00 €", "150.00 €", "100.00 €");
        assertThat(bills("2020-2021")).containsExactly("150.00 €", "100.00 €", "150.00 €", "100.00 €", "150.00 €", "110.00 €");
    }

    @Test
    void nothingFailedOnTheWay() {
        assertThat(management.createJobQuery().withException().count()).isZero();
    }

    private List<String> bills(String year) {
        return lines.stream().filter(line -> line.step().endsWith("contribution de " + year)).map(ReplayLine::value).toList();
    }
}
