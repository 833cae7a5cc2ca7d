package fr.paraphe.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.paraphe.process.ScriptedProcess.Enrolments;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The processes that it calls are played by stand-ins that wait for the test to say how they end. */
@Deployment(resources = "bpmn/avenant.bpmn")
class AvenantPathTest {

    private static final String[] CALLED = {"council-deliberation", "prefecture-reception", "convention-signature", "school-activation"};

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = ProcessEngineCoverageExtension.builder("scripted-engine.xml").assertClassCoverageAtLeast(1.0)
        .excludeProcessDefinitionKeys(CALLED).build();

    private static final Date FIRST_REMINDER = new Date(1_538_690_400_000L);
    private static final Date NEXT_REMINDER = new Date(1_539_295_200_000L);
    private static final Date OPENS = new Date(1_535_752_800_000L);
    private static final Date NEXT_OPENS = new Date(1_567_288_800_000L);
    private static final List<String> TO_THE_MAYOR = List.of("StartEvent_OpenAvenant", "Gateway_ToPrepare", "UserTask_PrepareAvenant", "Gateway_AvenantRoute",
        "Gateway_ToSign", "CallActivity_ConventionSignature");

    private ScriptedProcess process;
    private StandIns standIns;

    @BeforeEach
    void script() {
        process = new ScriptedProcess(ENGINE.getProcessEngine(), "avenant").answers("avenantOpened", Map.of("windowAnswer", "NONE", "convention", "ENT-11076-2017"))
            .answers("avenantPrepared", Map.of("avenantRoute", "SIGN")).answers("avenantAcknowledged", Map.of("substitution", false));
        Mocks.register("avenantWindow", new Window());
        Mocks.register("avenantSchools", new Enrolments(List.of(4L, 5L)));
        standIns = new StandIns(ENGINE.getProcessEngine(), CALLED);
    }

    @AfterEach
    void forget() {
        Mocks.reset();
        standIns.remove();
    }

    @Test
    void inTheWindowTheListChangesAtOnceAndItsNewSchoolsAreActivated() {
        answer("EFFECTIVE");
        toTheAnswer();
        assertThat(process.path()).startsWith(TO_THE_MAYOR.toArray(String[]::new)).containsSubsequence("Gateway_Signed", "UserTask_TransmitAvenant", "Gateway_Answered",
            "Gateway_WindowAnswer", "ServiceTask_ApplyAvenant", "UserTask_AcknowledgeAvenant");
        process.complete("UserTask_AcknowledgeAvenant");
        var runtime = ENGINE.getProcessEngine().getRuntimeService();
        assertThat(called("school-activation")).extracting(school -> runtime.getVariable(school.getId(), "enrolment")).containsExactlyInAnyOrder(4L, 5L);
        called("school-activation").forEach(this::endOne);
        assertThat(process.path()).containsSubsequence("Gateway_Substitution", "Gateway_InEffect", "CallActivity_ActivateSchools", "EndEvent_InEffect");
        assertThat(process.instance()).isEnded();
    }

    @Test
    void beforeTheFirstOfSeptemberItIsHeldAndResubmittedByItself() {
        answer("HELD");
        process.answers("resubmitAvenant", Map.of("windowAnswer", "EFFECTIVE"));
        toTheAnswer();
        assertThat(process.jobAt("Timer_WindowOpens").getDuedate()).isEqualTo(OPENS);
        process.runJobAt("Timer_WindowOpens");
        assertThat(process.path()).endsWith("Gateway_WindowAnswer", "Timer_WindowOpens", "ServiceTask_ResubmitAvenant", "Gateway_Answered", "Gateway_WindowAnswer",
            "ServiceTask_ApplyAvenant", "UserTask_AcknowledgeAvenant");
    }

    @Test
    void whatTheTextLeavesOpenTheAcademieDecides() {
        answer("TO_DECIDE");
        process.answers("lateAvenantDecided", Map.of("windowAnswer", "EFFECTIVE"));
        toTheAnswer();
        process.complete("UserTask_DecideLateAvenant");
        assertThat(process.path()).endsWith("UserTask_DecideLateAvenant", "Gateway_Answered", "Gateway_WindowAnswer", "ServiceTask_ApplyAvenant",
            "UserTask_AcknowledgeAvenant");
    }

    @Test
    void withoutEffectThisYearItIsProposedAgainInTheNextWindowAsANewAvenant() {
        answer("NO_EFFECT");
        process.answers("tellNoEffect", Map.of("nextWindow", true)).answers("proposedAgain", Map.of("proposeAgain", true));
        toTheAnswer();
        assertThat(process.jobAt("Timer_NextWindowOpens").getDuedate()).isEqualTo(NEXT_OPENS);
        process.runJobAt("Timer_NextWindowOpens").complete("UserTask_ProposeAgain");
        assertThat(process.path()).endsWith("ServiceTask_TellNoEffect", "Gateway_NextWindow", "Timer_NextWindowOpens", "UserTask_ProposeAgain", "Gateway_ProposeAgain",
            "ServiceTask_OpenNextAvenant", "EndEvent_ProposedAgain");
        assertThat(process.instance()).isEnded();
    }

    @Test
    void aChangeThatIsNotTakenUpAgainEnds() {
        answer("NO_EFFECT");
        process.answers("tellNoEffect", Map.of("nextWindow", true)).answers("proposedAgain", Map.of("proposeAgain", false));
        toTheAnswer();
        process.runJobAt("Timer_NextWindowOpens").complete("UserTask_ProposeAgain");
        assertThat(process.path()).endsWith("Gateway_ProposeAgain", "EndEvent_NotProposedAgain");
        assertThat(process.calls("openNextAvenant")).isEmpty();
    }

    @Test
    void inTheLastPaidYearThereIsNoOtherWindow() {
        answer("NO_EFFECT");
        process.answers("tellNoEffect", Map.of("nextWindow", false));
        toTheAnswer();
        assertThat(process.path()).endsWith("ServiceTask_TellNoEffect", "Gateway_NextWindow", "EndEvent_NoEffect");
        assertThat(process.instance()).isEnded();
    }

    @Test
    void whatTouchesThePartiesGoesToTheCouncilAndThePrefectureFirst() {
        route("DELIBERATE");
        process.answersOnly("avenantAcknowledged", Map.of("substitution", true));
        answer("EFFECTIVE");
        prepare();
        end("council-deliberation", Map.of("deliberationOutcome", "ADOPTED", "decisionDate", "2018-09-10", "deliberationObject", "RPI"));
        assertThat(ENGINE.getProcessEngine().getRuntimeService().getVariables(called("prefecture-reception").get(0).getId()))
            .containsEntry("decisionDate", "2018-09-10").containsEntry("deliberationObject", "RPI").containsEntry("commune", "11076");
        end("convention-signature", Map.of("signatureDecision", "SIGNED"));
        process.complete("UserTask_TransmitAvenant").complete("UserTask_AcknowledgeAvenant").complete("UserTask_ConfirmSubstitution");
        assertThat(process.path()).containsSubsequence("CallActivity_CouncilDeliberation", "Gateway_CouncilDecision", "Gateway_Adopted", "Gateway_ToSign",
            "CallActivity_ConventionSignature").containsSubsequence("Gateway_Substitution", "UserTask_ConfirmSubstitution", "Gateway_InEffect", "CallActivity_ActivateSchools");
        called("school-activation").forEach(this::endOne);
        assertThat(process.ended()).as("the prefecture's watch runs on").isFalse();
        end("prefecture-reception", Map.of());
        assertThat(process.path()).endsWith("EndEvent_LegalityWatchOver");
        assertThat(process.instance()).isEnded();
    }

    @Test
    void anAdjournedAvenantIsPreparedAnewAndARefusedOneClosed() {
        route("DELIBERATE");
        prepare();
        end("council-deliberation", Map.of("deliberationOutcome", "ADJOURNED"));
        process.complete("UserTask_PrepareAvenant");
        end("council-deliberation", Map.of("deliberationOutcome", "REFUSED"));
        assertThat(process.path()).containsSubsequence("CallActivity_CouncilDeliberation", "Gateway_CouncilDecision", "Gateway_ToPrepare", "UserTask_PrepareAvenant",
            "CallActivity_CouncilDeliberation", "EndEvent_DeliberationRefused");
        assertThat(process.calls("avenantClosed")).containsExactly("avenantClosed@EndEvent_DeliberationRefused");
        assertThat(process.instance()).isEnded();
    }

    @Test
    void anAvenantThatTheMayorRefusesIsClosed() {
        prepare();
        end("convention-signature", Map.of("signatureDecision", "REFUSED"));
        assertThat(process.path()).endsWith("Gateway_Signed", "EndEvent_NotSigned");
        assertThat(process.calls("avenantClosed")).containsExactly("avenantClosed@EndEvent_NotSigned");
        assertThat(process.instance()).isEnded();
    }

    @Test
    void aRectificationNeedsNeitherSignatureNorWindow() {
        route("RECTIFY");
        prepare();
        assertThat(process.path()).endsWith("Gateway_AvenantRoute", "ServiceTask_RectifyList", "EndEvent_Rectified");
        assertThat(process.instance()).isEnded();
    }

    @Test
    void anAbandonedAvenantIsClosed() {
        route("ABANDON");
        prepare();
        assertThat(process.path()).endsWith("Gateway_AvenantRoute", "EndEvent_Abandoned");
        assertThat(process.calls("avenantClosed")).containsExactly("avenantClosed@EndEvent_Abandoned");
    }

    @Test
    void itsOwnRemindersRunBesideItUntilNoneIsLeft() {
        process.answers("remindWindow", Map.of("windowReminderLeft", true), Map.of("windowReminderLeft", true), Map.of("windowReminderLeft", true),
            Map.of("windowReminderLeft", false)).start(facts());
        assertThat(process.jobAt("StartEvent_WindowNears").getDuedate()).isEqualTo(FIRST_REMINDER);
        process.runJobAt("StartEvent_WindowNears");
        for (int i = 0; i < 3; i++) {
            assertThat(process.jobAt("Timer_NextWindowReminder").getDuedate()).isEqualTo(NEXT_REMINDER);
            process.runJobAt("Timer_NextWindowReminder");
        }
        assertThat(process.calls("remindWindow")).hasSize(4);
        assertThat(process.path()).endsWith("Gateway_WindowReminderLeft", "EndEvent_WindowReminded");
        assertThat(process.instance()).isWaitingAt("UserTask_PrepareAvenant");
    }

    @Test
    void withItsConventionAnAvenantInPreparationStops() {
        prepare();
        process.correlate("paraphe.conventionEnded", Map.of());
        assertThat(process.path()).endsWith("StartEvent_ConventionEnded", "ServiceTask_StopAvenant", "EndEvent_Stopped");
        assertThat(called("convention-signature")).isEmpty();
        assertThat(process.instance()).isEnded();
    }

    private void route(String route) {
        process.answersOnly("avenantPrepared", Map.of("avenantRoute", route));
    }

    private void answer(String windowAnswer) {
        process.answers("avenantTransmitted", Map.of("windowAnswer", windowAnswer));
    }

    private void prepare() {
        process.start(facts()).complete("UserTask_PrepareAvenant");
    }

    private void toTheAnswer() {
        prepare();
        end("convention-signature", Map.of("signatureDecision", "SIGNED"));
        process.complete("UserTask_TransmitAvenant");
    }

    private static Map<String, Object> facts() {
        return Map.of("commune", "11076", "communeName", "Castelnaudary", "schoolYear", "2018-2019");
    }

    private List<ProcessInstance> called(String key) {
        return standIns.running(process, key);
    }

    private void end(String key, Map<String, Object> facts) {
        standIns.end(process, key, facts);
    }

    private void endOne(ProcessInstance called) {
        standIns.end(called, Map.of());
    }

    /** The dates of the window. */
    public static final class Window {

        public Date firstReminder(DelegateExecution execution) {
            return FIRST_REMINDER;
        }

        public Date nextReminder(DelegateExecution execution) {
            return NEXT_REMINDER;
        }

        public Date opens(DelegateExecution execution) {
            return OPENS;
        }

        public Date nextOpens(DelegateExecution execution) {
            return NEXT_OPENS;
        }
    }
}
