package fr.paraphe.process;

import static fr.paraphe.process.ScriptedProcess.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.paraphe.process.ScriptedProcess.Parties;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "bpmn/dispute-letter.bpmn")
class DisputeLetterPathTest {

    private static final String SIGNATURE = "convention-signature";

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = ProcessEngineCoverageExtension.builder("scripted-engine.xml").assertClassCoverageAtLeast(1.0)
        .excludeProcessDefinitionKeys(SIGNATURE).build();

    private static final List<String> TO_THE_SIGNATURE = List.of("StartEvent_OpenLetter", "Gateway_ToPrepare", "UserTask_PrepareLetter", "Gateway_LetterRoute",
        "CallActivity_SignLetter");

    private ScriptedProcess process;
    private StandIns standIns;

    @BeforeEach
    void script() {
        process = new ScriptedProcess(ENGINE.getProcessEngine(), "dispute-letter").answers("letterOpened", Map.of("letterOutcome", "DROPPED", "convention", "ENT-11076-2017"))
            .answers("letterPrepared", Map.of("letterRoute", "SIGN"));
        Mocks.register("disputeParties", new Parties("academie"));
        standIns = new StandIns(ENGINE.getProcessEngine(), SIGNATURE);
    }

    @AfterEach
    void forget() {
        Mocks.reset();
        standIns.remove();
    }

    @Test
    void preparedSignedAndSentItIsFollowed() {
        process.answers("letterSent", Map.of("letterOutcome", "SENT"));
        prepare();
        sign("SIGNED");
        process.complete("UserTask_SendLetter");
        assertThat(process.path()).containsExactlyElementsOf(path(TO_THE_SIGNATURE, List.of("Gateway_LetterSigned", "UserTask_SendLetter", "Gateway_LetterSent",
            "ServiceTask_FollowLetter", "EndEvent_LetterSent")));
        assertThat(process.calls("letterDropped")).isEmpty();
        assertThat(process.instance()).isEnded();
    }

    @Test
    void aLetterMayBeDroppedBeforeItIsSigned() {
        process.answersOnly("letterPrepared", Map.of("letterRoute", "DROP"));
        prepare();
        assertThat(process.path()).endsWith("Gateway_LetterRoute", "EndEvent_LetterDropped");
        assertThat(process.calls("letterDropped")).containsExactly("letterDropped@EndEvent_LetterDropped");
        assertThat(process.calls("followLetter")).isEmpty();
    }

    @Test
    void aRefusedSignatureSendsItBackToItsWriter() {
        prepare();
        sign("REFUSED");
        assertThat(process.path()).containsExactlyElementsOf(path(TO_THE_SIGNATURE, List.of("Gateway_LetterSigned", "Gateway_ToPrepare", "UserTask_PrepareLetter")));
    }

    @Test
    void aSignedLetterMayStillBeKeptBack() {
        process.answers("letterSent", Map.of("letterOutcome", "DROPPED"));
        prepare();
        sign("SIGNED");
        process.complete("UserTask_SendLetter");
        assertThat(process.path()).endsWith("Gateway_LetterSent", "EndEvent_LetterNotSent");
        assertThat(process.calls("letterDropped")).containsExactly("letterDropped@EndEvent_LetterNotSent");
    }

    @Test
    void withItsConventionALetterInPreparationStops() {
        prepare();
        process.correlate("paraphe.conventionEnded", Map.of());
        assertThat(process.path()).endsWith("StartEvent_ConventionEnded", "ServiceTask_StopLetter", "EndEvent_Stopped");
        assertThat(standIns.running(process, SIGNATURE)).isEmpty();
        assertThat(process.instance()).isEnded();
    }

    private void prepare() {
        process.start(Map.of("commune", "11076", "communeName", "Castelnaudary", "schoolYear", "2018-2019"));
        assertThat(process.task("UserTask_PrepareLetter")).hasCandidateGroup("academie");
        process.complete("UserTask_PrepareLetter");
    }

    private void sign(String decision) {
        standIns.end(process, SIGNATURE, Map.of("signatureDecision", decision));
    }
}
