package fr.paraphe.process;

import static fr.paraphe.process.ScriptedProcess.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "bpmn/convention-signature.bpmn")
class ConventionSignaturePathTest {

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = ProcessEngineCoverageExtension.builder("scripted-engine.xml").assertClassCoverageAtLeast(1.0).build();

    private static final Map<String, Object> EXECUTORY_FACTS = Map.of("executory", true, "mayorSigns", true, "recteurSigns", true);
    private static final Map<String, Object> SIGNED = Map.of("signatureDecision", "SIGNED");
    private static final Map<String, Object> REFUSED = Map.of("signatureDecision", "REFUSED");
    private static final Map<String, Object> TO_CORRECT = Map.of("signatureDecision", "TO_CORRECT");

    private static final List<String> EXECUTORY = List.of("StartEvent_TextToSign", "Gateway_Executory", "Gateway_MaySign");
    private static final List<String> MAYOR = List.of("ServiceTask_FreezeText", "Gateway_MayorSigns", "UserTask_SignAsMayor", "Gateway_MayorDecision");
    private static final List<String> RECTEUR = List.of("Gateway_RecteurSigns", "UserTask_SignAsRecteur", "Gateway_RecteurDecision");

    private ScriptedProcess process;

    @BeforeEach
    void script() {
        process = new ScriptedProcess(ENGINE.getProcessEngine(), "convention-signature");
    }

    @AfterEach
    void forget() {
        Mocks.reset();
    }

    @Test
    void mayorThenRecteurSignWhatIsExecutory() {
        process.answers("signatureOpened", EXECUTORY_FACTS).answers("mayorSigned", SIGNED).answers("recteurSigned", SIGNED);
        process.start(Map.of()).complete("UserTask_SignAsMayor").complete("UserTask_SignAsRecteur");
        assertThat(process.path()).containsExactlyElementsOf(path(EXECUTORY, MAYOR, RECTEUR, List.of("EndEvent_Signed")));
        assertThat(process.instance()).isEnded();
    }

    @Test
    void beforeTheActIsExecutoryTheTextWaitsForTheNews() {
        process.answers("signatureOpened", Map.of("executory", false, "mayorSigns", true)).start(Map.of()).correlate("paraphe.actExecutory", Map.of());
        assertThat(process.path()).containsExactly("StartEvent_TextToSign", "Gateway_Executory", "UserTask_AwaitExecutory", "Boundary_ActExecutory", "Gateway_MaySign",
            "ServiceTask_FreezeText", "Gateway_MayorSigns", "UserTask_SignAsMayor");
        assertThat(process.calls("overrideRecorded")).isEmpty();
    }

    @Test
    void theMayorMayOverrideTheWait() {
        process.answers("signatureOpened", Map.of("executory", false, "mayorSigns", true)).start(Map.of()).complete("UserTask_AwaitExecutory");
        assertThat(process.path()).containsExactly("StartEvent_TextToSign", "Gateway_Executory", "UserTask_AwaitExecutory", "Gateway_MaySign",
            "ServiceTask_FreezeText", "Gateway_MayorSigns", "UserTask_SignAsMayor");
        assertThat(process.calls("overrideRecorded")).hasSize(1);
    }

    @Test
    void anAvenantOfTheListIsTheMayorsAlone() {
        process.answers("signatureOpened", Map.of("executory", true, "mayorSigns", true, "recteurSigns", false)).answers("mayorSigned", SIGNED);
        process.start(Map.of()).complete("UserTask_SignAsMayor");
        assertThat(process.path()).containsExactlyElementsOf(path(EXECUTORY, MAYOR, List.of("Gateway_RecteurSigns", "EndEvent_SignedByMayorAlone")));
        assertThat(process.instance()).isEnded();
    }

    @Test
    void aLetterOfTheAcademieIsTheRecteursAlone() {
        process.answers("signatureOpened", Map.of("executory", true, "mayorSigns", false, "recteurSigns", true)).answers("recteurSigned", SIGNED);
        process.start(Map.of()).complete("UserTask_SignAsRecteur");
        assertThat(process.path()).containsExactlyElementsOf(path(EXECUTORY, List.of("ServiceTask_FreezeText", "Gateway_MayorSigns", "UserTask_SignAsRecteur",
            "Gateway_RecteurDecision", "EndEvent_Signed")));
        assertThat(process.calls("mayorSigned")).isEmpty();
    }

    @Test
    void theMayorRefuses() {
        process.answers("signatureOpened", EXECUTORY_FACTS).answers("mayorSigned", REFUSED);
        process.start(Map.of()).complete("UserTask_SignAsMayor");
        assertThat(process.path()).containsExactlyElementsOf(path(EXECUTORY, MAYOR, List.of("EndEvent_RefusedByMayor")));
    }

    @Test
    void theRecteurRefuses() {
        process.answers("signatureOpened", EXECUTORY_FACTS).answers("mayorSigned", SIGNED).answers("recteurSigned", REFUSED);
        process.start(Map.of()).complete("UserTask_SignAsMayor").complete("UserTask_SignAsRecteur");
        assertThat(process.path()).containsExactlyElementsOf(path(EXECUTORY, MAYOR, RECTEUR, List.of("EndEvent_RefusedByRecteur")));
    }

    @Test
    void aTextToCorrectIsFrozenAndSignedAnew() {
        process.answers("signatureOpened", EXECUTORY_FACTS).answers("mayorSigned", SIGNED).answers("recteurSigned", TO_CORRECT, SIGNED);
        process.start(Map.of()).complete("UserTask_SignAsMayor").complete("UserTask_SignAsRecteur").complete("UserTask_CorrectText")
            .complete("UserTask_SignAsMayor").complete("UserTask_SignAsRecteur");
        assertThat(process.path()).containsExactlyElementsOf(path(EXECUTORY, MAYOR, RECTEUR, List.of("UserTask_CorrectText", "Gateway_MaySign"), MAYOR, RECTEUR,
            List.of("EndEvent_Signed")));
        assertThat(process.calls("freezeText")).hasSize(2);
    }
}
