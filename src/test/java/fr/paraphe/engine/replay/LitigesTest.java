package fr.paraphe.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.engine.retention.TrialElimination;
import fr.paraphe.support.ParapheTest;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/** Every way of a dispute and of a notice through the real engine, from both sides, each limit with its sentence. */
@ParapheTest
@TestPropertySource(properties = "paraphe.test.case=litiges")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LitigesTest {

    @Autowired
    private Replay replay;
    @Autowired
    private ManagementService management;
    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ApplicationContext application;

    private List<ReplayLine> lines;

    @BeforeAll
    void play() {
        lines = replay.play("litiges");
    }

    @Test
    void everyLimitAndEveryEndIsThatOfItsClause() {
        assertThat(lines).filteredOn(ReplayLine::differs).isEmpty();
        assertThat(lines).filteredOn(line -> line.paper() != null).hasSizeGreaterThanOrEqualTo(35);
    }

    @Test
    void everyEndIsThere() {
        assertThat(lines).extracting(ReplayLine::value).contains("2019-05-01", "2020-02-29", "2019-02-28", "Litige réglé par un accord", "Accord non tenu",
            "Litige sans suite", "Résiliation retirée", "Dénonciation retirée", "Mise en demeure non distribuée", "retiré", "clos avec la convention", "fin non contestée",
            "Recours rejeté", "refusé");
    }

    @Test
    void theSentenceShowsTheComputation() {
        assertThat(lines).filteredOn(line -> line.step().equals("Verfeuil : limite de la conciliation")).singleElement()
            .satisfies(line -> assertThat(line.rule()).contains("1 mois à compter du 31/01/2019").contains("28/02/2019"));
    }

    @Test
    void nothingIsLeftRunningButConventionsInForce() {
        assertThat(management.createJobQuery().withException().count()).isZero();
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKeyIn("litigation", "dispute-letter").list()).extracting("businessKey")
            .containsExactly("ENT-34917-2018-M1");
    }

    @Test
    void whatHasEndedCanLeaveCompletelyAndNothingElseWithIt() {
        assertThat(TrialElimination.of(application)).hasSizeGreaterThanOrEqualTo(2);
    }
}
