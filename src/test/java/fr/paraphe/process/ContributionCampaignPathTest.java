package fr.paraphe.process;

import static fr.paraphe.process.ScriptedProcess.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "bpmn/contribution-campaign.bpmn")
class ContributionCampaignPathTest {

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = ProcessEngineCoverageExtension.builder("scripted-engine.xml").assertClassCoverageAtLeast(1.0).build();

    private static final Date OPENS = new Date(1_535_752_800_000L);
    private static final Date REMINDER = new Date(1_536_962_400_000L);
    private static final Date CLOSES = new Date(1_539_640_800_000L);
    private static final Date PAYMENT_REMINDER = new Date(1_545_174_000_000L);
    private static final List<String> TO_THE_CLOSE = List.of("StartEvent_CampaignCreated", "Timer_WindowOpens", "Gateway_OpenWindow", "ServiceTask_OpenWindow",
        "Gateway_AllTold", "Gateway_Told", "Gateway_ReminderLeft", "Timer_WindowCloses");

    private ScriptedProcess process;

    @BeforeEach
    void script() {
        process = new ScriptedProcess(ENGINE.getProcessEngine(), "contribution-campaign").answers("openWindow", facts("more", false, "reminderLeft", false))
            .answers("closeLists", Map.of("more", false)).answers("numberTitres", Map.of("more", false))
            .answers("sendTitres", facts("more", false, "paymentReminderLeft", false));
        Mocks.register("campaignDates", new Dates());
    }

    @AfterEach
    void forget() {
        Mocks.reset();
    }

    @Test
    void fromTheFirstOfSeptemberToTheLastPayment() {
        toTheClose();
        assertThat(process.path()).containsExactlyElementsOf(TO_THE_CLOSE);
        close();
        assertThat(process.path()).startsWith(TO_THE_CLOSE.toArray(String[]::new)).containsSubsequence("Gateway_Close", "ServiceTask_CloseLists", "Gateway_AllClosed",
            "Gateway_ReadyToIssue").containsSubsequence("UserTask_CheckBordereau", "Gateway_ReadyToIssue", "Gateway_NumberTitres");
        issue();
        process.correlate("paraphe.campaignPaid", Map.of());
        assertThat(process.path()).containsSubsequence("ServiceTask_NumberTitres", "Gateway_AllNumbered", "Gateway_SendTitres", "ServiceTask_SendTitres", "Gateway_AllSent",
            "Gateway_Collect").endsWith("Boundary_CampaignPaid", "Gateway_Settled", "EndEvent_CampaignClosed");
        assertThat(process.calls("campaignClosed")).containsExactly("campaignClosed@EndEvent_CampaignClosed");
        assertThat(process.calls("campaignSettled")).isEmpty();
        assertThat(process.instance()).isEnded();
    }

    @Test
    void everyTimerWaitsForItsDate() {
        process.answersOnly("openWindow", facts("more", false, "reminderLeft", true)).answers("remindCommunes", facts("more", false, "reminderLeft", false))
            .answersOnly("sendTitres", facts("more", false, "paymentReminderLeft", true)).start(Map.of());
        assertThat(process.jobAt("Timer_WindowOpens").getDuedate()).isEqualTo(OPENS);
        process.runJobAt("Timer_WindowOpens").runJobAt("ServiceTask_OpenWindow");
        assertThat(process.jobAt("Timer_NextReminder").getDuedate()).isEqualTo(REMINDER);
        process.runJobAt("Timer_NextReminder").runJobAt("ServiceTask_RemindCommunes");
        assertThat(process.jobAt("Timer_WindowCloses").getDuedate()).isEqualTo(CLOSES);
        process.runJobAt("Timer_WindowCloses");
        close();
        issue();
        assertThat(process.jobAt("Timer_NextPaymentReminder").getDuedate()).isEqualTo(PAYMENT_REMINDER);
    }

    @Test
    void workOnManyConventionsGoesOnChunkByChunk() {
        process.answersOnly("openWindow", facts("more", true, "reminderLeft", true)).answers("openWindow", facts("more", false, "reminderLeft", true))
            .answers("remindCommunes", facts("more", true, "reminderLeft", true), facts("more", false, "reminderLeft", true), facts("more", false, "reminderLeft", false))
            .answersOnly("closeLists", Map.of("more", true)).answers("closeLists", Map.of("more", false))
            .answersOnly("numberTitres", Map.of("more", true)).answers("numberTitres", Map.of("more", false))
            .answersOnly("sendTitres", facts("more", true, "paymentReminderLeft", true)).answers("sendTitres", facts("more", false, "paymentReminderLeft", true))
            .answers("remindUnpaid", facts("more", true, "paymentReminderLeft", true), facts("more", false, "paymentReminderLeft", true),
                facts("more", false, "paymentReminderLeft", false));
        process.start(Map.of()).runJobAt("Timer_WindowOpens").runJobAt("ServiceTask_OpenWindow").runJobAt("ServiceTask_OpenWindow");
        process.runJobAt("Timer_NextReminder").runJobAt("ServiceTask_RemindCommunes").runJobAt("ServiceTask_RemindCommunes");
        process.runJobAt("Timer_NextReminder").runJobAt("ServiceTask_RemindCommunes");
        process.runJobAt("Timer_WindowCloses").runJobAt("ServiceTask_CloseLists").runJobAt("ServiceTask_CloseLists").complete("UserTask_CheckBordereau");
        process.runJobAt("ServiceTask_NumberTitres").runJobAt("ServiceTask_NumberTitres").runJobAt("ServiceTask_SendTitres").runJobAt("ServiceTask_SendTitres");
        process.runJobAt("Timer_NextPaymentReminder").runJobAt("ServiceTask_RemindUnpaid").runJobAt("ServiceTask_RemindUnpaid");
        process.runJobAt("Timer_NextPaymentReminder").runJobAt("ServiceTask_RemindUnpaid");
        assertThat(process.path()).endsWith("Gateway_AllUnpaidReminded", "Gateway_NextPaymentReminder", "Gateway_PaymentReminderLeft", "EndEvent_NoPaymentReminderLeft");
        assertThat(List.of("openWindow", "remindCommunes", "closeLists", "numberTitres", "sendTitres", "remindUnpaid")).extracting(bean -> process.calls(bean).size())
            .containsExactly(2, 3, 2, 2, 2, 3);
    }

    @Test
    void theGipClosesACampaignThatIsNotAllPaid() {
        process.answersOnly("sendTitres", facts("more", false, "paymentReminderLeft", true));
        toTheClose();
        close();
        issue();
        process.complete("UserTask_FollowPayments");
        assertThat(process.path()).containsSubsequence(path(List.of("UserTask_FollowPayments"), List.of("Gateway_Settled", "EndEvent_CampaignClosed")));
        assertThat(process.calls("campaignSettled")).hasSize(1);
        assertThat(process.instance()).as("no reminder is left behind").isEnded();
    }

    @Test
    void theTitresWaitForBothTheClosingAndTheCheck() {
        toTheClose();
        process.runJobAt("Timer_WindowCloses").complete("UserTask_CheckBordereau");
        assertThat(process.path()).doesNotContain("Gateway_NumberTitres");
        process.runJobAt("ServiceTask_CloseLists");
        assertThat(process.path()).contains("Gateway_NumberTitres");
    }

    private void toTheClose() {
        process.start(Map.of()).runJobAt("Timer_WindowOpens").runJobAt("ServiceTask_OpenWindow");
    }

    private void close() {
        if (process.path().get(process.path().size() - 1).equals("Timer_WindowCloses")) {
            process.runJobAt("Timer_WindowCloses");
        }
        process.runJobAt("ServiceTask_CloseLists").complete("UserTask_CheckBordereau");
    }

    private void issue() {
        process.runJobAt("ServiceTask_NumberTitres").runJobAt("ServiceTask_SendTitres");
    }

    private static Map<String, Object> facts(String one, boolean first, String other, boolean second) {
        return Map.of(one, first, other, second);
    }

    /** The dates of a campaign. */
    public static final class Dates {

        public Date opens(DelegateExecution execution) {
            return OPENS;
        }

        public Date nextReminder(DelegateExecution execution) {
            return REMINDER;
        }

        public Date closes(DelegateExecution execution) {
            return CLOSES;
        }

        public Date nextPaymentReminder(DelegateExecution execution) {
            return PAYMENT_REMINDER;
        }
    }
}
