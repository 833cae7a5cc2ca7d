package fr.paraphe.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.paraphe.process.ScriptedProcess.Parties;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The commune complains; the processes that are called are played by stand-ins that wait for the test to say how they end. */
@Deployment(resources = "bpmn/litigation.bpmn")
class LitigationPathTest {

    private static final String[] CALLED = {"letter-delivery", "dispute-letter", "termination"};

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = ProcessEngineCoverageExtension.builder("scripted-engine.xml").assertClassCoverageAtLeast(1.0)
        .excludeProcessDefinitionKeys(CALLED).build();

    private static final Date LIMIT = new Date(1_551_394_800_000L);
    private static final Date FAILURE = new Date(1_552_431_600_000L);
    private static final Date EFFECTIVE = new Date(1_552_777_200_000L);
    private static final Map<String, Object> FACTS = Map.of("commune", "11076", "communeName", "Castelnaudary", "schoolYear", "2018-2019");

    private ScriptedProcess process;
    private StandIns standIns;

    @BeforeEach
    void script() {
        process = new ScriptedProcess(ENGINE.getProcessEngine(), "litigation").answers("disputeOpened", Map.of("convention", "ENT-11076-2017", "letter", "ENT-11076-2017-M1"))
            .answers("failConciliation", Map.of("letter", "ENT-11076-2017-R1", "confidentialTo", "11076"));
        Mocks.register("disputeParties", new Parties("secretariat"));
        Mocks.register("conciliationDates", new Dates());
        Mocks.register("conciliationCommitments", new Commitments());
        Mocks.register("terminationDates", new Dates());
        standIns = new StandIns(ENGINE.getProcessEngine(), CALLED);
    }

    @AfterEach
    void forget() {
        Mocks.reset();
        standIns.remove();
    }

    @Test
    void afterAFailedConciliationTheConventionEndsFifteenDaysAfterTheLetter() {
        toTheMeeting();
        record("FAILURE");
        resiliationSent();
        assertThat(process.jobAt("Boundary_ResiliationEffective").getDuedate()).isEqualTo(EFFECTIVE);
        process.runJobAt("Boundary_ResiliationEffective");
        assertThat(standIns.one(process, "termination").getBusinessKey()).as("of the letter that ends it").isEqualTo("ENT-11076-2017-R1");
        standIns.end(process, "termination", Map.of());
        assertThat(process.path()).containsExactly("StartEvent_FormalNoticeSent", "CallActivity_DeliverFormalNotice", "Gateway_Delivered", "UserTask_OrganiseConciliation",
            "Gateway_ToInvite", "ServiceTask_InviteToConciliation", "UserTask_RecordConciliation", "Gateway_ConciliationOutcome", "Gateway_ConciliationFailed",
            "ServiceTask_FailConciliation", "CallActivity_WriteResiliation", "Gateway_ResiliationSent", "UserTask_AwaitResiliation", "Boundary_ResiliationEffective",
            "CallActivity_Terminate", "EndEvent_Terminated");
        assertThat(process.calls("disputeClosed")).containsExactly("disputeClosed@EndEvent_Terminated");
        assertThat(process.instance()).isEnded();
    }

    @Test
    void aLetterThatNeverArrivedOpensNoConciliation() {
        process.start(FACTS);
        assertThat(standIns.one(process, "letter-delivery").getBusinessKey()).isEqualTo("ENT-11076-2017-M1");
        standIns.end(process, "letter-delivery", Map.of("delivered", false));
        assertThat(process.path()).endsWith("Gateway_Delivered", "EndEvent_NotDelivered");
        assertThat(process.calls("disputeClosed")).containsExactly("disputeClosed@EndEvent_NotDelivered");
        assertThat(process.instance()).isEnded();
    }

    @Test
    void eitherPartyOrganisesTheConciliationAndRecordsItsOutcome() {
        delivered();
        assertThat(groups("UserTask_OrganiseConciliation")).containsExactlyInAnyOrder("secretariat", "academie");
        process.complete("UserTask_OrganiseConciliation").runJobAt("ServiceTask_InviteToConciliation");
        assertThat(groups("UserTask_RecordConciliation")).containsExactlyInAnyOrder("secretariat", "academie");
    }

    @Test
    void aMonthWithoutConciliationIsAFailure() {
        delivered();
        assertThat(process.jobAt("Boundary_ConciliationLimit").getDuedate()).isEqualTo(LIMIT);
        process.runJobAt("Boundary_ConciliationLimit");
        assertThat(process.path()).endsWith("Boundary_ConciliationLimit", "Gateway_ConciliationFailed", "ServiceTask_FailConciliation", "CallActivity_WriteResiliation");
        var letter = standIns.one(process, "dispute-letter");
        assertThat(letter.getBusinessKey()).isEqualTo("ENT-11076-2017-R1");
        assertThat(ENGINE.getProcessEngine().getRuntimeService().getVariables(letter.getId())).containsEntry("confidentialTo", "11076").containsEntry("commune", "11076");
    }

    @Test
    void noAgreementRecordedInTimeIsAFailure() {
        toTheMeeting();
        assertThat(process.jobAt("Boundary_NoAgreementRecorded").getDuedate()).isEqualTo(FAILURE);
        process.runJobAt("Boundary_NoAgreementRecorded");
        assertThat(process.path()).endsWith("Boundary_NoAgreementRecorded", "Gateway_ConciliationFailed", "ServiceTask_FailConciliation", "CallActivity_WriteResiliation");
    }

    @Test
    void aPostponedConciliationInvitesAnew() {
        toTheMeeting();
        record("POSTPONED");
        process.runJobAt("ServiceTask_InviteToConciliation");
        assertThat(process.path()).endsWith("Gateway_ConciliationOutcome", "Gateway_ToInvite", "ServiceTask_InviteToConciliation", "UserTask_RecordConciliation");
        assertThat(process.calls("inviteToConciliation")).hasSize(2);
    }

    @Test
    void anAgreementIsFollowedUpCommitmentByCommitment() {
        agree();
        List<Task> commitments = commitments();
        assertThat(commitments).extracting(this::commitment).containsExactlyInAnyOrder(7L, 8L);
        assertThat(commitments).allSatisfy(task -> assertThat(groupsOf(task)).containsExactly(commitment(task) == 7L ? "secretariat" : "academie"));
        commitments.forEach(task -> ENGINE.getProcessEngine().getTaskService().complete(task.getId()));
        assertThat(process.path()).endsWith("Gateway_AgreementKept", "EndEvent_Settled");
        assertThat(process.instance()).isEnded();
    }

    @Test
    void oneBrokenCommitmentEndsTheDisputeAsABrokenAgreement() {
        agree();
        process.answers("commitmentFollowed", Map.of("agreementKept", false), Map.of());
        commitments().forEach(task -> ENGINE.getProcessEngine().getTaskService().complete(task.getId()));
        assertThat(process.path()).endsWith("Gateway_AgreementKept", "EndEvent_AgreementBroken");
        assertThat(process.calls("failConciliation")).as("a broken agreement is no failed conciliation").isEmpty();
    }

    @Test
    void thePartyThatComplainsMayLetItGo() {
        toTheMeeting();
        record("FAILURE");
        standIns.end(process, "dispute-letter", Map.of("letterOutcome", "DROPPED"));
        assertThat(process.path()).endsWith("Gateway_ResiliationSent", "EndEvent_LetGo");
        assertThat(process.instance()).isEnded();
    }

    @Test
    void theLetterMayBeWithdrawnInWritingBeforeTheFifteenthDayIsOver() {
        toTheMeeting();
        record("FAILURE");
        resiliationSent();
        assertThat(groups("UserTask_AwaitResiliation")).containsExactly("secretariat");
        process.complete("UserTask_AwaitResiliation");
        assertThat(process.path()).endsWith("UserTask_AwaitResiliation", "EndEvent_ResiliationWithdrawn");
        assertThat(process.calls("letterWithdrawn")).hasSize(1);
        assertThat(process.instance()).isEnded();
    }

    @Test
    void whenTheConventionEndsOtherwiseTheDisputeIsOver() {
        toTheMeeting();
        record("FAILURE");
        process.correlate("paraphe.conventionEnded", Map.of());
        assertThat(process.path()).endsWith("StartEvent_ConventionEnded", "ServiceTask_StopDispute", "EndEvent_Stopped");
        assertThat(standIns.running(process, "dispute-letter")).as("the letter being written goes with it").isEmpty();
        assertThat(process.instance()).isEnded();
    }

    @Test
    void itsAuthorMayWithdrawTheFormalNotice() {
        delivered();
        process.correlate("paraphe.disputeWithdrawn", Map.of());
        assertThat(process.path()).endsWith("StartEvent_DisputeWithdrawn", "ServiceTask_WithdrawDispute", "EndEvent_DisputeWithdrawn");
        assertThat(process.instance()).isEnded();
    }

    private void delivered() {
        process.start(FACTS);
        standIns.end(process, "letter-delivery", Map.of("delivered", true));
    }

    private void toTheMeeting() {
        delivered();
        process.complete("UserTask_OrganiseConciliation").runJobAt("ServiceTask_InviteToConciliation");
    }

    private void record(String outcome) {
        process.answers("conciliationRecorded", Map.of("conciliationOutcome", outcome, "agreementKept", true)).complete("UserTask_RecordConciliation");
    }

    private void agree() {
        toTheMeeting();
        record("AGREEMENT");
    }

    private void resiliationSent() {
        standIns.end(process, "dispute-letter", Map.of("letterOutcome", "SENT"));
    }

    private List<Task> commitments() {
        return ENGINE.getProcessEngine().getTaskService().createTaskQuery().processInstanceId(process.instance().getId()).taskDefinitionKey("UserTask_FollowCommitment").list();
    }

    private Long commitment(Task task) {
        return (Long) ENGINE.getProcessEngine().getTaskService().getVariable(task.getId(), "commitment");
    }

    private List<String> groups(String taskKey) {
        return groupsOf(process.task(taskKey));
    }

    private static List<String> groupsOf(Task task) {
        return ENGINE.getProcessEngine().getTaskService().getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId).toList();
    }

    /** The limits of the conciliation and of the résiliation. */
    public static final class Dates {

        public Date limit(DelegateExecution execution) {
            return LIMIT;
        }

        public Date failure(DelegateExecution execution) {
            return FAILURE;
        }

        public Date effective(DelegateExecution execution) {
            return EFFECTIVE;
        }
    }

    /** One of the commune's, one of the académie's. */
    public static final class Commitments {

        public List<Long> toFollow(DelegateExecution execution) {
            return List.of(7L, 8L);
        }

        public String group(DelegateExecution execution) {
            return execution.getVariable("commitment").equals(7L) ? "secretariat" : "academie";
        }
    }
}
