package fr.paraphe.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "bpmn/termination.bpmn")
class TerminationPathTest {

    private static final String DELIVERY = "letter-delivery";

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = ProcessEngineCoverageExtension.builder("scripted-engine.xml").assertClassCoverageAtLeast(1.0)
        .excludeProcessDefinitionKeys(DELIVERY).build();

    private static final Date EXPIRY = new Date(1_558_389_600_000L);
    private static final Map<String, Object> FACTS = Map.of("commune", "11076", "communeName", "Castelnaudary", "schoolYear", "2018-2019");

    private ScriptedProcess process;
    private StandIns standIns;

    @BeforeEach
    void script() {
        process = new ScriptedProcess(ENGINE.getProcessEngine(), "termination");
        Mocks.register("actionDates", new Watch());
        standIns = new StandIns(ENGINE.getProcessEngine(), DELIVERY);
    }

    @AfterEach
    void forget() {
        Mocks.reset();
        standIns.remove();
    }

    @Test
    void twoMonthsWithoutAnActionAndTheEndStands() {
        process.answers("endConvention", Map.of("delivered", true)).start(FACTS);
        assertThat(process.jobAt("Boundary_ActionDelayExpires").getDuedate()).isEqualTo(EXPIRY);
        process.runJobAt("Boundary_ActionDelayExpires");
        assertThat(process.path()).containsExactly("StartEvent_EndReached", "ServiceTask_EndConvention", "Gateway_Notified", "Gateway_ToWatch", "UserTask_WatchAction",
            "Boundary_ActionDelayExpires", "EndEvent_NotContested");
        assertThat(process.calls("actionDelayExpired")).hasSize(1);
        assertThat(process.instance()).isEnded();
    }

    @Test
    void theWatchBeginsWhenTheDeliveryIsKnown() {
        process.answers("endConvention", Map.of("delivered", false)).start(FACTS);
        assertThat(process.path()).endsWith("Gateway_Notified", "CallActivity_DeliverLetter");
        standIns.end(process, DELIVERY, Map.of("delivered", true));
        assertThat(process.path()).endsWith("CallActivity_DeliverLetter", "Gateway_ToWatch", "UserTask_WatchAction");
    }

    @Test
    void anActionIsFollowedToItsEnd() {
        process.answers("endConvention", Map.of("delivered", true)).start(FACTS).complete("UserTask_WatchAction").complete("UserTask_FollowAction");
        assertThat(process.path()).endsWith("UserTask_WatchAction", "UserTask_FollowAction", "EndEvent_ActionConcluded");
        assertThat(process.calls("actionConcluded")).hasSize(1);
        assertThat(process.instance()).isEnded();
    }

    /** The end of the two months. */
    public static final class Watch {

        public Date expiry(DelegateExecution execution) {
            return EXPIRY;
        }
    }
}
