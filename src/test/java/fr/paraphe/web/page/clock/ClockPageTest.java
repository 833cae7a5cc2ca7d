package fr.paraphe.web.page.clock;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.calendar.SettableClock;
import fr.paraphe.security.Role;
import fr.paraphe.security.Scope;
import fr.paraphe.support.Answer;
import fr.paraphe.support.Browser;
import fr.paraphe.support.DoorTest;
import fr.paraphe.support.GuardedCase;
import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The demonstration's clock, moved years before every other case of the tests: nothing but the timer of this class lies on its way. */
@DoorTest
class ClockPageTest {

    private static final String WHAT = "Fenêtre d’essai ouverte";

    @LocalServerPort
    private int port;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private SettableClock clock;
    @Autowired
    private GuardedCase cases;

    @BeforeEach
    void aCaseOfCastelnaudaryThatWaitsForTheSecondOfJanuary() {
        clock.set(Instant.parse("2012-01-01T07:00:00Z"));
        BpmnModelInstance model = Bpmn.createExecutableProcess("clock-test").name("Essai d’horloge").camundaHistoryTimeToLive(1).startEvent()
            .intermediateCatchEvent("Timer_Opens").name(WHAT).timerWithDate("2012-01-02T08:30:00Z").userTask("UserTask_After").endEvent().done();
        engine.getRepositoryService().createDeployment().name("clock-test").enableDuplicateFiltering(true).addModelInstance("clock-test.bpmn", model).deploy();
        engine.getRuntimeService().startProcessInstanceByKey("clock-test", "ENT-HORLOGE", Map.of("commune", "11076"));
        cases.account("secretariat-11049", Role.SECRETARIAT, Scope.commune("11049"));
    }

    @AfterEach
    void nothingIsLeft() {
        engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey("clock-test").list()
            .forEach(instance -> engine.getRuntimeService().deleteProcessInstance(instance.getId(), "test"));
    }

    @Test
    void aClerkSeesWhatWaitsAndLetsItFireByMovingToADate() {
        Browser clerk = Browser.loggedIn(port, "secretariat-11076");
        assertThat(clerk.get("/demo/horloge").body()).contains("01/01/2012 à 8\u00a0h", WHAT, "02/01/2012 à 9\u00a0h\u00a030", "Essai d’horloge", "ENT-HORLOGE");
        Answer moved = clerk.sendForm("/demo/horloge", true, "jour", "2012-01-03");
        assertThat(moved.status()).isEqualTo(302);
        assertThat(clerk.get("/demo/horloge").body()).contains("03/01/2012 à 8\u00a0h", "1\u00a0échéance s’est déclenchée", WHAT, "(Essai d’horloge, ENT-HORLOGE)");
        assertThat(engine.getTaskService().createTaskQuery().processInstanceBusinessKey("ENT-HORLOGE").taskDefinitionKey("UserTask_After").count()).isEqualTo(1);
    }

    @Test
    void itStopsAtTheNextTimer() {
        Browser clerk = Browser.loggedIn(port, "secretariat-11076");
        clerk.get("/demo/horloge");
        clerk.sendForm("/demo/horloge/prochaine", true);
        assertThat(clerk.get("/demo/horloge").body()).contains("02/01/2012 à 9\u00a0h\u00a030", "1\u00a0échéance s’est déclenchée");
        assertThat(clock.instant()).isEqualTo("2012-01-02T08:30:00Z");
    }

    @Test
    void whoSeesAnotherCommuneOnlyIsToldThatSomethingFiredElsewhere() {
        Browser stranger = Browser.loggedIn(port, "secretariat-11049");
        assertThat(stranger.get("/demo/horloge").body()).doesNotContain("ENT-HORLOGE");
        stranger.sendForm("/demo/horloge", true, "jour", "2012-01-03");
        assertThat(stranger.get("/demo/horloge").body()).contains("0\u00a0échéance s’est déclenchée", ", et 1 dans des dossiers que vous ne voyez pas").doesNotContain("ENT-HORLOGE");
    }

    @Test
    void itNeverGoesBackNorTooFarAtOnce() {
        Browser clerk = Browser.loggedIn(port, "secretariat-11076");
        clerk.get("/demo/horloge");
        clerk.sendForm("/demo/horloge", true, "jour", "2011-12-31");
        assertThat(clerk.get("/demo/horloge").body()).contains("L’horloge n’avance que vers l’avenir : elle est au 01/01/2012.");
        clerk.sendForm("/demo/horloge", true, "jour", "2022-01-02");
        assertThat(clerk.get("/demo/horloge").body()).contains("L’horloge avance de 10 ans au plus à la fois.");
        clerk.sendForm("/demo/horloge", true, "jour", "");
        assertThat(clerk.get("/demo/horloge").body()).contains("Indiquez la date à laquelle avancer.");
        assertThat(clock.instant()).isEqualTo("2012-01-01T07:00:00Z");
    }

    @Test
    void strangersAndForeignPagesMoveNothing() {
        assertThat(new Browser(port).get("/demo/horloge").status()).isEqualTo(302);
        assertThat(Browser.loggedIn(port, "secretariat-11076").sendForm("/demo/horloge", false, "jour", "2012-01-03").status()).isEqualTo(403);
        assertThat(clock.instant()).isEqualTo("2012-01-01T07:00:00Z");
    }
}
