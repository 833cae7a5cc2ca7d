package fr.paraphe.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.support.ParapheTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A convention is terminated at every moment of its life (art. 9 and 10), and what is left is consistent. */
@ParapheTest
@Import(EndedTowns.class)
@TestPropertySource(properties = {"paraphe.test.case=termination", "paraphe.campaign.lists-at-once=1"})
class TerminationAtEveryMomentTest {

    @Autowired
    private EndedTowns towns;
    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void spring() {
        towns.at("2018-05-02", "09:00");
    }

    @Test
    void whileTheServiceStarts() {
        towns.academie("fin-start");
        String reference = towns.inForce("fin-start", "2017-11-14");
        assertThat(towns.tasks(reference)).contains("UserTask_CreateAccounts", "UserTask_PlanTraining", "UserTask_ActivateSchool", "UserTask_ConfirmEquipment");
        towns.end(reference, "2018-04-30");
        assertThat(towns.tasks(reference)).isEmpty();
    }

    @Test
    void ofAConventionThatWasImportedWithoutAProcess() {
        towns.academie("fin-import");
        String reference = towns.imported("fin-import", "2017-11-14");
        towns.end(reference, "2018-04-30");
    }
}
