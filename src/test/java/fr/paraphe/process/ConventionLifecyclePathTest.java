package fr.paraphe.process;

import static fr.paraphe.process.ScriptedProcess.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.paraphe.process.ScriptedProcess.Enrolments;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
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
@Deployment(resources = "bpmn/convention-lifecycle.bpmn")
class ConventionLifecyclePathTest {

    private static final String[] CALLED = {"council-deliberation", "prefecture-reception", "convention-signature", "school-activation"};

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = ProcessEngineCoverageExtension.builder("scripted-engine.xml").assertClassCoverageAtLeast(1.0)
        .excludeProcessDefinitionKeys(CALLED).build();

    private static final Date TERM = new Date(1_635_721_200_000L);
    private static final Date RENEWAL = new Date(1_612_047_600_000L);
    private static final List<String> TO_THE_COUNCIL = List.of("StartEvent_OpenFile", "UserTask_EstablishSchoolList", "Gateway_ListSize", "Gateway_ListReady",
        "CallActivity_CouncilDeliberation", "Gateway_CouncilDecision");

    private ScriptedProcess process;
    private StandIns standIns;

    @BeforeEach
    void script() {
        process = new ScriptedProcess(ENGINE.getProcessEngine(), "convention-lifecycle").answers("schoolListEstablished", Map.of("ienRequired", false));
        Mocks.register("conventionTerm", new Term());
        Mocks.register("conventionSchools", new Enrolments(List.of(1L, 2L, 3L)));
        standIns = new StandIns(ENGINE.getProcessEngine(), CALLED);
    }

    @AfterEach
    void forget() {
        Mocks.reset();
        standIns.remove();
    }

    @Test
    void fromTheFileToTheTerm() {
        toTheCouncil();
        inForce();
        assertThat(process.path()).startsWith(TO_THE_COUNCIL.toArray(String[]::new)).containsSubsequence("Gateway_Adopted", "CallActivity_PrefectureReception",
            "EndEvent_LegalityWatchOver").containsSubsequence("Gateway_Adopted", "CallActivity_ConventionSignature", "Gateway_Signed", "ServiceTask_BringIntoForce",
            "ServiceTask_CoverSchoolYears", "Gateway_InForce", "Timer_TermReached");
        assertThat(process.jobAt("Timer_TermReached").getDuedate()).isEqualTo(TERM);
        process.runJobAt("Timer_TermReached");
        assertThat(process.path()).endsWith("ServiceTask_EndAtTerm", "EndEvent_TermReached");
        assertThat(called("school-activation")).as("what had not been done by the term is not done any more").isEmpty();
        assertThat(process.instance()).isEnded();
    }

    @Test
    void whatArticle2PromisesIsDoneSideBySideSchoolBySchool() {
        toTheCouncil();
        inForce();
        assertThat(called("school-activation")).extracting(ProcessInstance::getBusinessKey).containsExactly("ENT-11076-2017", "ENT-11076-2017", "ENT-11076-2017");
        var runtime = ENGINE.getProcessEngine().getRuntimeService();
        assertThat(called("school-activation")).extracting(school -> runtime.getVariable(school.getId(), "enrolment")).containsExactlyInAnyOrder(1L, 2L, 3L);
        process.complete("UserTask_CreateAccounts").complete("UserTask_PlanTraining");
        called("school-activation").forEach(school -> standIns.end(school, Map.of()));
        assertThat(process.path()).contains("EndEvent_AccountsCreated", "EndEvent_TrainingPlanned", "EndEvent_SchoolsInService");
        assertThat(process.ended()).as("the convention lives on").isFalse();
    }

    @Test
    void nineMonthsBeforeTheTermTheRenewalOpensANewFileOrNot() {
        process.answers("renewalDecided", Map.of("renew", true));
        toTheCouncil();
        inForce();
        assertThat(process.jobAt("Timer_RenewalDue").getDuedate()).isEqualTo(RENEWAL);
        process.runJobAt("Timer_RenewalDue").complete("UserTask_DecideOnRenewal");
        assertThat(process.path()).containsSubsequence("Timer_RenewalDue", "ServiceTask_AnnounceRenewal", "UserTask_DecideOnRenewal", "Gateway_Renewal",
            "ServiceTask_OpenRenewal", "EndEvent_RenewalOpened");
        assertThat(process.calls("openRenewal")).hasSize(1);

        process.answersOnly("renewalDecided", Map.of("renew", false));
        toTheCouncil();
        inForce();
        process.runJobAt("Timer_RenewalDue").complete("UserTask_DecideOnRenewal");
        assertThat(process.path()).containsSubsequence("UserTask_DecideOnRenewal", "Gateway_Renewal", "EndEvent_NotRenewed");
        assertThat(process.calls("openRenewal")).hasSize(1);
    }

    @Test
    void theCalledProcessesBearTheReferenceAndKnowTheDecision() {
        toTheCouncil();
        end("council-deliberation", Map.of("deliberationOutcome", "ADOPTED", "decisionDate", "2017-10-30", "deliberationObject", "ENT"));
        ProcessInstance reception = standIns.one(process, "prefecture-reception");
        assertThat(reception.getBusinessKey()).isEqualTo("ENT-11076-2017");
        assertThat(ENGINE.getProcessEngine().getRuntimeService().getVariables(reception.getId()))
            .containsEntry("decisionDate", "2017-10-30").containsEntry("deliberationObject", "ENT").containsEntry("commune", "11076");
    }

    @Test
    void moreSchoolsThanAnnexe1HoldsGoThroughTheIen() {
        process.answersOnly("schoolListEstablished", Map.of("ienRequired", true)).start(facts()).complete("UserTask_EstablishSchoolList")
            .complete("UserTask_EstablishListWithIen");
        assertThat(process.path()).containsExactly("StartEvent_OpenFile", "UserTask_EstablishSchoolList", "Gateway_ListSize", "UserTask_EstablishListWithIen",
            "Gateway_ListReady", "CallActivity_CouncilDeliberation");
    }

    @Test
    void aRefusedDeliberationClosesTheFile() {
        toTheCouncil();
        end("council-deliberation", Map.of("deliberationOutcome", "REFUSED"));
        assertThat(process.path()).containsExactlyElementsOf(path(TO_THE_COUNCIL, List.of("EndEvent_DeliberationRefused")));
        assertThat(process.calls("fileClosed")).containsExactly("fileClosed@EndEvent_DeliberationRefused");
        assertThat(process.instance()).isEnded();
    }

    @Test
    void anAdjournedItemGoesBackToTheCouncilOrCloses() {
        process.answers("resubmissionDecided", Map.of("resubmit", true), Map.of("resubmit", false));
        toTheCouncil();
        end("council-deliberation", Map.of("deliberationOutcome", "ADJOURNED"));
        process.complete("UserTask_DecideOnResubmission");
        end("council-deliberation", Map.of("deliberationOutcome", "WITHDRAWN"));
        process.complete("UserTask_DecideOnResubmission");
        assertThat(process.path()).containsExactlyElementsOf(path(TO_THE_COUNCIL,
            List.of("UserTask_DecideOnResubmission", "Gateway_Resubmit", "Gateway_ListReady", "CallActivity_CouncilDeliberation", "Gateway_CouncilDecision",
                "UserTask_DecideOnResubmission", "Gateway_Resubmit", "EndEvent_NotResubmitted")));
    }

    @Test
    void aRefusedSignatureClosesTheFileAndItsWatch() {
        toTheCouncil();
        end("council-deliberation", Map.of("deliberationOutcome", "ADOPTED"));
        end("convention-signature", Map.of("signatureDecision", "REFUSED"));
        assertThat(process.path()).endsWith("Gateway_Signed", "EndEvent_NotSigned");
        assertThat(process.calls("fileClosed")).containsExactly("fileClosed@EndEvent_NotSigned");
        assertThat(called("prefecture-reception")).isEmpty();
        assertThat(process.instance()).isEnded();
    }

    @Test
    void aFileIsWithdrawnWhereverItStands() {
        toTheCouncil();
        end("council-deliberation", Map.of("deliberationOutcome", "ADOPTED"));
        process.correlate("paraphe.fileWithdrawn", Map.of());
        assertThat(process.path()).endsWith("StartEvent_FileWithdrawn", "ServiceTask_WithdrawFile", "EndEvent_FileWithdrawn");
        assertThat(called("convention-signature")).isEmpty();
        assertThat(called("prefecture-reception")).isEmpty();
        assertThat(process.instance()).isEnded();
        assertThat(catchThrowable(() -> process.correlate("paraphe.fileWithdrawn", Map.of()))).isInstanceOf(MismatchingMessageCorrelationException.class);
    }

    @Test
    void aTerminationEndsItWhereverItStands() {
        toTheCouncil();
        inForce();
        process.correlate("paraphe.conventionTerminated", Map.of());
        assertThat(process.path()).endsWith("StartEvent_ConventionTerminated", "EndEvent_TerminatedEarly");
        assertThat(called("school-activation")).as("nothing is put into service any more").isEmpty();
        assertThat(process.calls("endAtTerm")).isEmpty();
        assertThat(process.instance()).isEnded();
    }

    private void toTheCouncil() {
        process.start(facts()).complete("UserTask_EstablishSchoolList");
    }

    private static Map<String, Object> facts() {
        return Map.of("commune", "11076", "communeName", "Castelnaudary", "schoolYear", "2017-2018");
    }

    /** Adopted, signed, in force; the contributions of its school years provided for; the watch of the prefecture over. */
    private void inForce() {
        end("council-deliberation", Map.of("deliberationOutcome", "ADOPTED", "decisionDate", "2017-10-30", "deliberationObject", "ENT"));
        end("convention-signature", Map.of("signatureDecision", "SIGNED", "effectiveOn", "2017-11-20"));
        assertThat(process.calls("coverSchoolYears")).as("after a commit of its own").hasSize(process.calls("bringIntoForce").size() - 1);
        process.runJobAt("ServiceTask_CoverSchoolYears");
        end("prefecture-reception", Map.of());
    }

    private List<ProcessInstance> called(String key) {
        return standIns.running(process, key);
    }

    private void end(String key, Map<String, Object> facts) {
        standIns.end(process, key, facts);
    }

    /** The dates of the convention's end. */
    public static final class Term {

        public Date reached(DelegateExecution execution) {
            return TERM;
        }

        public Date renewal(DelegateExecution execution) {
            return RENEWAL;
        }
    }
}
