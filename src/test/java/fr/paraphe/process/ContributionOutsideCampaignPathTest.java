package fr.paraphe.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.paraphe.process.ScriptedProcess.DateAt;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "bpmn/contribution-outside-campaign.bpmn")
class ContributionOutsideCampaignPathTest {

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = ProcessEngineCoverageExtension.builder("scripted-engine.xml").assertClassCoverageAtLeast(1.0).build();

    private static final Date REMINDER = new Date(1_516_489_200_000L);
    private static final Map<String, Object> LEFT = Map.of("paymentReminderLeft", true);
    private static final Map<String, Object> ISSUED = Map.of("titreIssued", true, "paymentReminderLeft", true);
    private static final Map<String, Object> NONE_LEFT = Map.of("paymentReminderLeft", false);

    private ScriptedProcess process;

    @BeforeEach
    void script() {
        process = new ScriptedProcess(ENGINE.getProcessEngine(), "contribution-outside-campaign");
        Mocks.register("titreDates", new DateAt(REMINDER));
    }

    @AfterEach
    void forget() {
        Mocks.reset();
    }

    @Test
    void checkedIssuedAndPaidByMessage() {
        process.answers("issueTitre", ISSUED);
        issue();
        process.correlate("paraphe.titrePaid", Map.of());
        assertThat(process.path()).startsWith("StartEvent_ContributionDue", "UserTask_CheckContribution", "ServiceTask_IssueTitre", "Gateway_TitreIssued", "Gateway_Collect")
            .containsSubsequence("Boundary_TitrePaid", "Gateway_Settled", "EndEvent_TitreSettled");
        assertThat(process.calls("titreSettled")).isEmpty();
        assertThat(process.calls("remindDebtor")).isEmpty();
        assertThat(process.instance()).isEnded();
    }

    @Test
    void remindedAtEachDateUntilNoneIsLeftAndSettledByTheGip() {
        process.answers("issueTitre", ISSUED).answers("remindDebtor", LEFT, NONE_LEFT);
        issue();
        for (int i = 0; i < 2; i++) {
            assertThat(process.jobAt("Timer_NextPaymentReminder").getDuedate()).isEqualTo(REMINDER);
            process.runJobAt("Timer_NextPaymentReminder").runJobAt("ServiceTask_RemindDebtor");
        }
        assertThat(process.calls("remindDebtor")).hasSize(2);
        assertThat(process.path()).endsWith("Gateway_PaymentReminderLeft", "EndEvent_NoPaymentReminderLeft");
        process.complete("UserTask_FollowPayment");
        assertThat(process.path()).endsWith("Gateway_Settled", "EndEvent_TitreSettled");
        assertThat(process.calls("titreSettled")).hasSize(1);
        assertThat(process.instance()).isEnded();
    }

    /** The convention ended, and the GIP decided that its year is not due. */
    @Test
    void endsWithoutATitreWhereNothingIsDue() {
        process.answers("issueTitre", Map.of("titreIssued", false, "paymentReminderLeft", false));
        issue();
        assertThat(process.path()).endsWith("Gateway_TitreIssued", "EndEvent_NothingDue");
        assertThat(process.instance()).isEnded();
    }

    private void issue() {
        process.start(Map.of()).complete("UserTask_CheckContribution").runJobAt("ServiceTask_IssueTitre");
    }
}
