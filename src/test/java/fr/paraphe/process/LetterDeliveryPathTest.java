package fr.paraphe.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.paraphe.process.ScriptedProcess.Parties;
import java.util.Map;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "bpmn/letter-delivery.bpmn")
class LetterDeliveryPathTest {

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = ProcessEngineCoverageExtension.builder("scripted-engine.xml").assertClassCoverageAtLeast(1.0).build();

    @AfterEach
    void forget() {
        Mocks.reset();
    }

    @Test
    void whoSentTheLetterRecordsHowItWasDelivered() {
        ScriptedProcess process = new ScriptedProcess(ENGINE.getProcessEngine(), "letter-delivery").answers("deliveryRecorded", Map.of("delivered", true));
        Mocks.register("disputeParties", new Parties("secretariat"));
        process.start(Map.of());
        assertThat(process.task("UserTask_RecordDelivery")).hasCandidateGroup("secretariat");
        process.complete("UserTask_RecordDelivery");
        assertThat(process.path()).containsExactly("StartEvent_LetterOnItsWay", "UserTask_RecordDelivery", "EndEvent_DeliveryRecorded");
        assertThat(process.instance()).isEnded();
    }
}
