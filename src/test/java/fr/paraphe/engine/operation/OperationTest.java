package fr.paraphe.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import fr.paraphe.CaseInLog;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.contribution.CampaignService;
import fr.paraphe.mail.MailService;
import fr.paraphe.mail.MailSettings;
import fr.paraphe.mail.OutboxMail;
import fr.paraphe.support.Answer;
import fr.paraphe.support.ParapheTest;
import fr.paraphe.support.Program;
import fr.paraphe.support.TestDatabase;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What an operator sees of a job that fails: the closing of a campaign that does not exist. Figures are compared with those before, for others use this database too.
 */
@ParapheTest
@Tag(TestDatabase.TAG)
class OperationTest {

    private static final Instant MONDAY = Instant.parse("2018-10-22T08:00:00Z");
    private static final String TOKEN = "a-token-for-the-tests";

    @LocalServerPort
    private int port;
    @Autowired
    private SettableClock clock;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private ManagementService management;
    @Autowired
    private MailService mails;
    @Autowired
    private CampaignService campaigns;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TransactionTemplate transaction;

    private final List<String> instances = new ArrayList<>();

    @BeforeEach
    void itIsMonday() {
        clock.set(MONDAY);
    }

    @AfterEach
    void leaveNothing() {
        instances.forEach(id -> runtime.deleteProcessInstance(id, "end of the test"));
        jdbc.sql("delete from campaign where academie = 'operation'").update();
        jdbc.sql("delete from mail where mail_key = 'operation'").update();
    }

    @Test
    void whatFailsIsTriedAgainFourTimesThenTheOperatorIsToldOnce() {
        String reference = "ENT-retries-2090-2091";
        ProcessInstance instance = closing(reference);
        List<Duration> waits = new ArrayList<>();
        for (int attempt = 1; attempt <= MailSettings.BACK_OFF.size(); attempt++) {
            fail(instance);
            waits.add(Duration.between(clock.instant(), job(instance).getDuedate().toInstant()));
            clock.set(job(instance).getDuedate().toInstant());
        }
        assertThat(waits).isEqualTo(MailSettings.BACK_OFF);
        assertThat(mails.of(reference)).isEmpty();

        fail(instance);
        assertThat(job(instance).getRetries()).isZero();
        assertThat(runtime.createIncidentQuery().processInstanceId(instance.getId()).count()).isEqualTo(1);
        OutboxMail told = mails.of(reference).get(0);
        assertThat(told.to()).isEqualTo("exploitation@paraphe.example");
        assertThat(told.subject()).isEqualTo("Incident : dossier ENT-retries-2090-2091, Campagne de contributions, Clore les listes et calculer les contributions");
        assertThat(told.body()).contains("Erreur : ", "/camunda/app/cockpit/default/#/process-instance/" + instance.getId() + "/runtime?tab=incidents-tab\n",
            "Le : 23/10/2018 à 17:10");

        // tried again by hand, in vain: that is another incident
        management.setJobRetries(job(instance).getId(), 1);
        fail(instance);
        assertThat(mails.of(reference)).hasSize(2).extracting(OutboxMail::id).doesNotHaveDuplicates();
    }

    @Test
    void whatNoModelSpeaksOfIsTriedAgainAlike() {
        ProcessEngineConfigurationImpl configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        assertThat(Stream.of(configuration.getFailedJobRetryTimeCycle().split(",")).map(Duration::parse)).isEqualTo(MailSettings.BACK_OFF);
        assertThat(configuration.getDefaultNumberOfRetries()).isEqualTo(MailSettings.BACK_OFF.size() + 1);
    }

    @Test
    void anIncidentAndItsMailAreThereTogetherOrNotAtAll() {
        String reference = "ENT-rollback-2090-2091";
        ProcessInstance instance = closing(reference);
        transaction.executeWithoutResult(status -> {
            runtime.createIncident("failedJob", job(instance).getExecutionId(), job(instance).getId(), "essai");
            assertThat(mails.of(reference)).hasSize(1);
            status.setRollbackOnly();
        });
        assertThat(mails.of(reference)).isEmpty();
        assertThat(runtime.createIncidentQuery().processInstanceId(instance.getId()).count()).isZero();
    }

    @Test
    void nobodyButAnOperatorReadsTheMailAboutAnIncident() {
        String reference = "ENT-secret-2090-2091";
        ProcessInstance instance = closing(reference);
        runtime.createIncident("failedJob", job(instance).getExecutionId(), job(instance).getId(), "essai");
        assertThat(Program.as(port, "academie").get("/api/mails?reference=" + reference).json()).isEmpty();
        assertThat(Program.as(port, "secretariat-11076").get("/api/mails?reference=" + reference).json()).isEmpty();
        assertThat(Program.as(port, "admin").get("/api/mails?reference=" + reference).json()).hasSize(1);
    }

    @Test
    void theLogOfAJobNamesItsCase() {
        ProcessInstance instance = closing("ENT-log-2090-2091");
        Logger statements = (Logger) LoggerFactory.getLogger("org.hibernate.SQL");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        statements.addAppender(lines);
        statements.setLevel(Level.DEBUG);
        try {
            fail(instance);
        } finally {
            statements.setLevel(null);
            statements.detachAppender(lines);
        }
        assertThat(lines.list).as("what the delegate asks the database").isNotEmpty()
            .allSatisfy(line -> assertThat(line.getMDCPropertyMap()).containsEntry(CaseInLog.FIELD, "ENT-log-2090-2091"));
        assertThat(MDC.get(CaseInLog.FIELD)).isNull();
    }

    @Test
    void figuresForPrometheusByNameAndValue() {
        Map<String, Long> before = figures();

        ProcessInstance due = closing("ENT-due-2090-2091");
        ProcessInstance failing = closing("ENT-failing-2090-2091");
        giveUp(failing);
        campaigns.create("operation", SchoolYear.parse("2090-2091"), LocalDate.of(2090, 9, 1), LocalDate.of(2090, 10, 15));
        jdbc.sql("update campaign set status = 'CLOSING', total = 35000, done = 12000 where academie = 'operation'").update();
        waitingMailSince(clock.instant().minus(Duration.ofMinutes(4)));

        assertThat(figures()).as("counted a moment ago").isEqualTo(before);
        clock.set(clock.instant().plus(Duration.ofSeconds(10)));
        Map<String, Long> after = figures();
        assertThat(added(before, after, "paraphe_jobs_due")).isEqualTo(1);
        assertThat(added(before, after, "paraphe_jobs_failed")).isEqualTo(1);
        assertThat(added(before, after, "paraphe_incidents")).isEqualTo(1);
        assertThat(added(before, after, "paraphe_jobs_late")).isZero();
        assertThat(added(before, after, "paraphe_outbox_mails{status=\"waiting\"}")).isEqualTo(1);
        assertThat(after.get("paraphe_outbox_oldest_waiting_seconds")).isGreaterThanOrEqualTo(250);

        assertThat(figures()).as("a campaign, from the second time on")
            .containsEntry("paraphe_campaign_conventions{campaign=\"ENT-operation-2090-2091\",count=\"done\",status=\"closing\"}", 12000L)
            .containsEntry("paraphe_campaign_conventions{campaign=\"ENT-operation-2090-2091\",count=\"total\",status=\"closing\"}", 35000L);

        clock.set(job(due).getDuedate().toInstant().plus(Duration.ofMinutes(15)));
        assertThat(added(after, figures(), "paraphe_jobs_late")).isPositive();
    }

    @Test
    void overdueTasksAreCountedFromTheDayAfterTheirLast() {
        ProcessInstance instance = runtime.createProcessInstanceByKey("convention-lifecycle").businessKey("ENT-overdue").setVariable("commune", "11049")
            .startBeforeActivity("UserTask_CreateAccounts").execute();
        instances.add(instance.getId());
        Instant due = engine.getTaskService().createTaskQuery().processInstanceId(instance.getId()).singleResult().getDueDate().toInstant();
        clock.set(due);
        long before = figures().get("paraphe_deadlines_overdue");
        clock.set(due.plusSeconds(60));
        assertThat(figures().get("paraphe_deadlines_overdue")).isGreaterThan(before);
    }

    @Test
    void figuresAreForOperatorsAndForWhoeverCarriesTheToken() {
        assertThat(Program.as(port, "admin").get("/actuator/prometheus").status()).isEqualTo(200);
        assertThat(withToken(TOKEN).status()).isEqualTo(200);
        assertThat(Program.anonymous(port).get("/actuator/prometheus").status()).isEqualTo(401);
        assertThat(withToken("another").status()).isEqualTo(401);
        assertThat(withToken("").status()).isEqualTo(401);
        assertThat(Program.as(port, "direction").get("/actuator/prometheus").status()).isEqualTo(403);
        assertThat(Program.as(port, "academie").get("/actuator/prometheus").status()).isEqualTo(403);
        assertThat(Program.anonymous(port).send("GET", "/api/mails", null, "Authorization", "Bearer " + TOKEN).status()).as("no other door").isEqualTo(401);
    }

    @Test
    void aStrangerIsToldUpOrDownAndAnOperatorWhy() {
        giveUp(closing("ENT-health-2090-2091"));
        clock.set(clock.instant().plus(Duration.ofSeconds(10)));

        Answer stranger = Program.anonymous(port).get("/actuator/health");
        assertThat(stranger.status()).isEqualTo(503);
        assertThat(stranger.body()).isEqualTo("{\"status\":\"DOWN\"}");
        assertThat(Program.as(port, "direction").get("/actuator/health").body()).isEqualTo("{\"status\":\"DOWN\"}");
        assertThat(Program.anonymous(port).get("/actuator/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(Program.anonymous(port).get("/actuator/health/readiness").body()).as("the node serves").isEqualTo("{\"status\":\"UP\"}");
        assertThat(Program.anonymous(port).get("/actuator/health/backlog").status()).as("one component").isEqualTo(404);

        JsonNode readiness = Program.as(port, "admin").get("/actuator/health/readiness").json();
        assertThat(readiness.path("status").asText()).isEqualTo("UP");
        assertThat(readiness.path("components").fieldNames()).toIterable().containsExactlyInAnyOrder("backlog", "db", "mail", "readinessState");
        assertThat(readiness.at("/components/db/status").asText()).isEqualTo("UP");
        assertThat(readiness.at("/components/backlog/status").asText()).isEqualTo("STRAINED");
        assertThat(readiness.at("/components/backlog/details/jobsFailed").asLong()).isPositive();
        assertThat(readiness.at("/components/backlog/details/incidents").asLong()).isPositive();
        assertThat(readiness.at("/components/mail/details/server").asText()).isEqualTo("none: mails are kept");
    }

    @Test
    void aMailThatHasWaitedForHalfAnHourIsSeen() {
        waitingMailSince(MONDAY);
        clock.set(MONDAY.plus(Duration.ofMinutes(29)));
        assertThat(mailStatus()).isEqualTo("UP");
        clock.set(MONDAY.plus(Duration.ofMinutes(30)));
        assertThat(mailStatus()).isEqualTo("STRAINED");
    }

    private String mailStatus() {
        return Program.as(port, "admin").get("/actuator/health/readiness").json().at("/components/mail/status").asText();
    }

    private Answer withToken(String token) {
        return Program.anonymous(port).send("GET", "/actuator/prometheus", null, "Authorization", "Bearer " + token);
    }

    private static long added(Map<String, Long> before, Map<String, Long> after, String name) {
        return after.get(name) - before.get(name);
    }

    /** As Prometheus reads them: ours, with their labels. */
    private Map<String, Long> figures() {
        return withToken(TOKEN).body().lines().filter(line -> line.startsWith("paraphe_"))
            .collect(Collectors.toMap(line -> line.substring(0, line.lastIndexOf(' ')),
                line -> new BigDecimal(line.substring(line.lastIndexOf(' ') + 1)).longValueExact()));
    }

    private ProcessInstance closing(String reference) {
        ProcessInstance instance = runtime.createProcessInstanceByKey("contribution-campaign").businessKey(reference)
            .setVariables(Map.of("academie", "operation", "schoolYear", "2090-2091", "communeName", "Académie")).startBeforeActivity("Gateway_CloseLists").execute();
        instances.add(instance.getId());
        return instance;
    }

    private Job job(ProcessInstance instance) {
        return Optional.ofNullable(management.createJobQuery().processInstanceId(instance.getId()).singleResult()).orElseThrow();
    }

    private void fail(ProcessInstance instance) {
        assertThatThrownBy(() -> management.executeJob(job(instance).getId())).isInstanceOf(RuntimeException.class);
    }

    /** Until the last attempt has failed. */
    private void giveUp(ProcessInstance instance) {
        fail(instance);
        management.setJobRetries(job(instance).getId(), 1);
        fail(instance);
    }

    private void waitingMailSince(Instant posted) {
        jdbc.sql("""
            insert into mail (mail_key, reference, commune, recipient, subject, body, message_id, status, posted_at, attempts, failures, version)
            values ('operation', 'ENT-operation', 'operation', 'a@b.example', 'x', 'x', '<x@y>', 'WAITING', ?, 0, 0, 0)""").param(Timestamp.from(posted)).update();
    }
}
