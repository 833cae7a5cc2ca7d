package fr.paraphe.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.paraphe.process.ScriptedProcess.Parties;
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

/** The académie gives notice. */
@Deployment(resources = "bpmn/denonciation.bpmn")
class DenonciationPathTest {

    private static final String[] CALLED = {"letter-delivery", "termination"};

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = ProcessEngineCoverageExtension.builder("scripted-engine.xml").assertClassCoverageAtLeast(1.0)
        .excludeProcessDefinitionKeys(CALLED).build();

    private static final Date EFFECTIVE = new Date(1_551_394_800_000L);

    private ScriptedProcess process;
    private StandIns standIns;

    @BeforeEach
    void script() {
        process = new ScriptedProcess(ENGINE.getProcessEngine(), "denonciation").answers("denonciationOpened",
            Map.of("convention", "ENT-11076-2017", "letter", "ENT-11076-2017-D1"));
        Mocks.register("disputeParties", new Parties("academie"));
        Mocks.register("terminationDates", new Notice());
        standIns = new StandIns(ENGINE.getProcessEngine(), CALLED);
    }

    @AfterEach
    void forget() {
        Mocks.reset();
        standIns.remove();
    }

    @Test
    void afterTheNoticeTheConventionEnds() {
        received();
        assertThat(process.task("UserTask_AwaitNotice")).hasCandidateGroup("academie");
        assertThat(process.jobAt("Boundary_NoticeExpires").getDuedate()).isEqualTo(EFFECTIVE);
        process.runJobAt("Boundary_NoticeExpires");
        assertThat(standIns.one(process, "termination").getBusinessKey()).isEqualTo("ENT-11076-2017-D1");
        standIns.end(process, "termination", Map.of());
        assertThat(process.path()).containsExactly("StartEvent_DenonciationSent", "CallActivity_DeliverDenonciation", "Gateway_Delivered", "UserTask_AwaitNotice",
            "Boundary_NoticeExpires", "CallActivity_Terminate", "EndEvent_Terminated");
        assertThat(process.instance()).isEnded();
    }

    @Test
    void itMayBeWithdrawnDuringTheNotice() {
        received();
        process.complete("UserTask_AwaitNotice");
        assertThat(process.path()).endsWith("UserTask_AwaitNotice", "EndEvent_DenonciationWithdrawn");
        assertThat(process.calls("disputeClosed")).containsExactly("disputeClosed@EndEvent_DenonciationWithdrawn");
        assertThat(process.instance()).isEnded();
    }

    @Test
    void aLetterThatNeverArrivedGivesNoNotice() {
        delivery(false);
        assertThat(process.path()).endsWith("Gateway_Delivered", "EndEvent_NotDelivered");
        assertThat(process.instance()).isEnded();
    }

    @Test
    void whenTheConventionEndsOtherwiseTheNoticeIsOver() {
        received();
        process.correlate("paraphe.conventionEnded", Map.of());
        assertThat(process.path()).endsWith("StartEvent_ConventionEnded", "ServiceTask_StopDenonciation", "EndEvent_Stopped");
        assertThat(process.instance()).isEnded();
    }

    private void received() {
        delivery(true);
    }

    private void delivery(boolean delivered) {
        process.start(Map.of("commune", "11076", "communeName", "Castelnaudary", "schoolYear", "2018-2019"));
        standIns.end(process, "letter-delivery", Map.of("delivered", delivered));
    }

    /** The end of the notice. */
    public static final class Notice {

        public Date effective(DelegateExecution execution) {
            return EFFECTIVE;
        }
    }
}
