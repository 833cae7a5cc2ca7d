package fr.paraphe.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "bpmn/school-activation.bpmn")
class SchoolActivationPathTest {

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = ProcessEngineCoverageExtension.builder("scripted-engine.xml").assertClassCoverageAtLeast(1.0).build();

    private ScriptedProcess process;

    @BeforeEach
    void script() {
        process = new ScriptedProcess(ENGINE.getProcessEngine(), "school-activation");
    }

    @AfterEach
    void forget() {
        Mocks.reset();
    }

    @Test
    void theAcademieActivatesWhileTheCommuneEquips() {
        process.start(Map.of("enrolment", 7L)).complete("UserTask_ConfirmEquipment");
        assertThat(process.instance()).isWaitingAt("UserTask_ActivateSchool");
        process.complete("UserTask_ActivateSchool");
        assertThat(process.path()).startsWith("StartEvent_SchoolEnrolled", "Gateway_Enrolled").endsWith("EndEvent_InService");
        assertThat(process.calls("schoolToActivate")).hasSize(1);
        assertThat(process.instance()).isEnded();
    }

    @Test
    void aSchoolTakenOffTheListIsNotActivatedAnyMore() {
        process.start(Map.of("enrolment", 7L)).correlate("paraphe.schoolRemoved", Map.of());
        assertThat(process.path()).endsWith("StartEvent_SchoolRemoved", "EndEvent_SchoolRemoved");
        assertThat(process.calls("schoolActivated")).isEmpty();
        assertThat(process.instance()).isEnded();
    }
}
