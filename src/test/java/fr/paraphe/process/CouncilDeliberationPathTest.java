package fr.paraphe.process;

import static fr.paraphe.process.ScriptedProcess.AHEAD;
import static fr.paraphe.process.ScriptedProcess.DUE;
import static fr.paraphe.process.ScriptedProcess.ON_DAY;
import static fr.paraphe.process.ScriptedProcess.PAST;
import static fr.paraphe.process.ScriptedProcess.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Deployment(resources = "bpmn/council-deliberation.bpmn")
class CouncilDeliberationPathTest {

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = ProcessEngineCoverageExtension.builder("scripted-engine.xml").assertClassCoverageAtLeast(1.0).build();

    private static final List<String> TO_THE_SESSION = List.of("StartEvent_PutItem", "UserTask_PrepareSession", "Gateway_SessionSet", "UserTask_SendConvocation",
        "ServiceTask_SendConvocation", "UserTask_RecordPosting", "UserTask_RecordAttendance", "Gateway_Quorum");
    private static final List<String> SECOND_CONVOCATION = List.of("UserTask_ConveneAgain", "Gateway_SessionSet", "UserTask_SendConvocation",
        "ServiceTask_SendConvocation", "UserTask_RecordPosting", "UserTask_RecordAttendance", "Gateway_Quorum");
    private static final List<String> TO_THE_VOTE = List.of("Gateway_Urgency", "Gateway_ReadyToVote", "UserTask_RecordVote", "Gateway_ItemOutcome");
    private static final List<String> AFTER_THE_DECISION = List.of("UserTask_PostDecisions", "ServiceTask_WriteExtract", "Gateway_Adopted");

    private ScriptedProcess process;

    @BeforeEach
    void script() {
        process = new ScriptedProcess(ENGINE.getProcessEngine(), "council-deliberation")
            .answers("sessionPrepared", Map.of("urgent", false));
    }

    @AfterEach
    void forget() {
        Mocks.reset();
    }

    @ParameterizedTest(name = "{0} ends at {1}")
    @CsvSource({"ADOPTED, EndEvent_Adopted", "REFUSED, EndEvent_Refused"})
    void aDeliberationIsPostedWrittenAndEndsAsItWasDecided(String outcome, String end) {
        process.answers("attendanceRecorded", Map.of("quorumReached", true)).answers("voteRecorded", Map.of("deliberationOutcome", outcome));
        toTheSession().complete("UserTask_RecordVote").complete("UserTask_PostDecisions").runJobAt("ServiceTask_WriteExtract");
        assertThat(process.path()).containsExactlyElementsOf(path(TO_THE_SESSION, TO_THE_VOTE, AFTER_THE_DECISION, List.of(end)));
        assertThat(process.instance()).isEnded();
    }

    @ParameterizedTest(name = "{0} ends at {1}")
    @CsvSource({"ADJOURNED, EndEvent_Adjourned", "WITHDRAWN, EndEvent_Withdrawn"})
    void anItemThatIsNotDecidedHasItsOwnEnd(String outcome, String end) {
        process.answers("attendanceRecorded", Map.of("quorumReached", true)).answers("voteRecorded", Map.of("deliberationOutcome", outcome));
        toTheSession().complete("UserTask_RecordVote");
        assertThat(process.path()).containsExactlyElementsOf(path(TO_THE_SESSION, TO_THE_VOTE, List.of(end)));
        assertThat(process.instance()).isEnded();
    }

    @Test
    void withoutQuorumTheCouncilIsConvenedAgain() {
        process.answers("attendanceRecorded", Map.of("quorumReached", false), Map.of("quorumReached", true))
            .answers("voteRecorded", Map.of("deliberationOutcome", "WITHDRAWN"));
        toTheSession().complete("UserTask_ConveneAgain").complete("UserTask_SendConvocation").complete("UserTask_RecordPosting")
            .complete("UserTask_RecordAttendance").complete("UserTask_RecordVote");
        assertThat(process.path()).containsExactlyElementsOf(path(TO_THE_SESSION, SECOND_CONVOCATION, TO_THE_VOTE, List.of("EndEvent_Withdrawn")));
        assertThat(process.calls("sendConvocation")).hasSize(2);
    }

    @Test
    void anUrgentSessionBeginsWithTheUrgencyAndVotesOnceItIsAdmitted() {
        process.answers("sessionPrepared", Map.of("urgent", true)).answers("attendanceRecorded", Map.of("quorumReached", true, "urgent", true))
            .answers("urgencyRuled", Map.of("urgencyAccepted", true)).answers("voteRecorded", Map.of("deliberationOutcome", "WITHDRAWN"));
        toTheSession().complete("UserTask_RuleOnUrgency").complete("UserTask_RecordVote");
        assertThat(process.path()).containsExactlyElementsOf(path(TO_THE_SESSION,
            List.of("Gateway_Urgency", "UserTask_RuleOnUrgency", "Gateway_UrgencyAccepted", "Gateway_ReadyToVote", "UserTask_RecordVote", "Gateway_ItemOutcome",
                "EndEvent_Withdrawn")));
    }

    @Test
    void anUrgencyThatTheCouncilDoesNotAdmitSendsTheItemBack() {
        process.answers("attendanceRecorded", Map.of("quorumReached", true, "urgent", true))
            .answers("urgencyRuled", Map.of("urgencyAccepted", false, "deliberationOutcome", "ADJOURNED"));
        toTheSession().complete("UserTask_RuleOnUrgency");
        assertThat(process.path()).containsExactlyElementsOf(path(TO_THE_SESSION,
            List.of("Gateway_Urgency", "UserTask_RuleOnUrgency", "Gateway_UrgencyAccepted", "EndEvent_UrgencyRejected")));
    }

    @Test
    void everyTaskCarriesItsDueDateAndThreeRemindersThatFireOnceEach() {
        process.start(Map.of("commune", "11076"));
        assertThat(process.task("UserTask_PrepareSession").getDueDate()).isEqualTo(DUE);
        List<Job> reminders = ENGINE.getProcessEngine().getManagementService().createJobQuery().processInstanceId(process.instance().getId()).orderByJobDuedate().asc().list();
        assertThat(reminders).extracting(Job::getDuedate).containsExactly(AHEAD, ON_DAY, PAST);
        reminders.forEach(job -> ENGINE.getProcessEngine().getManagementService().executeJob(job.getId()));
        assertThat(process.calls("remindAhead")).containsExactly("remindAhead@UserTask_PrepareSession");
        assertThat(process.calls("remindOnDay")).containsExactly("remindOnDay@UserTask_PrepareSession");
        assertThat(process.calls("escalateOverdue")).containsExactly("escalateOverdue@UserTask_PrepareSession");
        assertThat(process.task("UserTask_PrepareSession")).isNotNull();
        assertThat(ENGINE.getProcessEngine().getManagementService().createJobQuery().processInstanceId(process.instance().getId()).count()).isZero();
    }

    @Test
    void aTaskThatIsDoneTakesItsRemindersWithIt() {
        process.start(Map.of("commune", "11076")).complete("UserTask_PrepareSession");
        assertThat(ENGINE.getProcessEngine().getManagementService().createJobQuery().processInstanceId(process.instance().getId()).list())
            .hasSize(3)
            .allSatisfy(job -> assertThat(ENGINE.getProcessEngine().getManagementService().createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId()).singleResult().getActivityId()).isEqualTo("UserTask_SendConvocation"));
    }

    private ScriptedProcess toTheSession() {
        return process.start(Map.of("commune", "11076")).complete("UserTask_PrepareSession").complete("UserTask_SendConvocation").complete("UserTask_RecordPosting")
            .complete("UserTask_RecordAttendance");
    }
}
