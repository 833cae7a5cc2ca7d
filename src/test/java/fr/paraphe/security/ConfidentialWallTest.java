package fr.paraphe.security;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.calendar.SettableClock;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.NewDocument;
import fr.paraphe.mail.Mail;
import fr.paraphe.mail.Outbox;
import fr.paraphe.support.Answer;
import fr.paraphe.support.Browser;
import fr.paraphe.support.DoorTest;
import fr.paraphe.support.GuardedCase;
import fr.paraphe.support.ParapheTest;
import fr.paraphe.support.Program;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What Castelnaudary prepares alone, and what the académie of Montpellier does, about one convention that both see: each sees its own and no trace of the other's,
 * and those who serve both see neither.
 */
@DoorTest
// Cockpit's figures are counted row by row on H2: with every other test's cases in the same database they took minutes.
@TestPropertySource(properties = "paraphe.test.own-database=confidential-wall")
class ConfidentialWallTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String WEBAPP = "/camunda/api/engine/engine/default";
    private static final String COCKPIT = "/camunda/api/cockpit/plugin/base/default";

    @LocalServerPort
    private int port;
    @Autowired
    private GuardedCase cases;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private DocumentStore documents;
    @Autowired
    private Outbox outbox;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private SettableClock clock;

    private String secret;
    private ProcessInstance instance;
    private Task task;

    @BeforeEach
    void accounts() {
        clock.set(ParapheTest.START);
        secret = "SECRET-" + NUMBER.incrementAndGet();
        cases.start("OPEN-" + secret, "11076");
        cases.account("academie", Role.ACADEMIE, Scope.academie("montpellier"));
        cases.account("recteur", Role.RECTEUR, Scope.academie("montpellier"));
        cases.account("direction", Role.DIRECTION, Scope.academie("montpellier"));
        cases.account("rectorat-of-one-commune", Role.ACADEMIE, Scope.commune("11076"));
        cases.account("ien", Role.IEN, Scope.circonscription("aude-ouest"));
        cases.account("ien-of-the-academie", Role.IEN, Scope.academie("montpellier"));
        cases.account("gip", Role.GIP, Scope.academie("montpellier"));
    }

    private static final String OF_THE_COMMUNE = "11076|secretariat-11076,maire-11076,dgs-11076,direction-11076,admin"
        + "|academie,recteur,direction,rectorat-of-one-commune,ien,ien-of-the-academie,gip,secretariat-11049,direction-11049";
    private static final String OF_THE_ACADEMIE = "montpellier|academie,recteur,direction,admin"
        + "|secretariat-11076,maire-11076,dgs-11076,direction-11076,rectorat-of-one-commune,ien,ien-of-the-academie,gip,secretariat-11049,direction-11049";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {OF_THE_COMMUNE, OF_THE_ACADEMIE})
    void itsOwnPeopleSeeItAndForTheOthersItIsNotThere(String party, String seenBy, String hiddenFrom) {
        prepared(party);
        List<String> single = List.of("/task/{task}", "/task/{task}/variables", "/process-instance/{instance}", "/process-instance/{instance}/variables",
            "/process-instance/{instance}/activity-instances", "/history/process-instance/{instance}", "/api/tasks/{task}/form");
        for (String account : seenBy.split(",")) {
            for (String path : single) {
                throughEveryDoor(account, path).forEach(answer -> assertThat(answer.status()).as(account + path).isEqualTo(200));
            }
        }
        for (String account : hiddenFrom.split(",")) {
            for (String path : single) {
                for (Answer answer : throughEveryDoor(account, path)) {
                    assertThat(answer.status()).as(account + path).isIn(403, 404);
                    assertThat(answer.body()).as(account + path).doesNotContain(secret);
                }
            }
            for (String path : List.of("/task?processInstanceBusinessKey={secret}", "/task?tenantIdIn={owner}", "/task/count?processInstanceId={instance}",
                "/process-instance?businessKey={secret}", "/process-instance/count?tenantIdIn={owner}", "/execution?processInstanceId={instance}",
                "/variable-instance?processInstanceIdIn={instance}", "/history/process-instance?processInstanceBusinessKey={secret}",
                "/history/process-instance/count?tenantIdIn={owner}", "/history/task?processInstanceId={instance}", "/history/task/count?tenantIdIn={owner}",
                "/history/activity-instance?processInstanceId={instance}", "/history/variable-instance?processInstanceId={instance}",
                "/history/detail?processInstanceId={instance}", "/history/identity-link-log?taskId={task}", "/history/user-operation?processInstanceId={instance}",
                "/history/job-log?processInstanceId={instance}", "/history/incident?processInstanceId={instance}", "/incident?processInstanceId={instance}",
                "/job?processInstanceId={instance}", "/event-subscription?processInstanceId={instance}", "/tenant")) {
                for (Answer answer : throughEveryDoor(account, path)) {
                    assertThat(answer.status()).as(account + path).isIn(200, 403);
                    assertThat(answer.body()).as(account + path).doesNotContain(secret + "\"", instance.getId(), task.getId(), "litiges\"");
                    if (path.contains("/count") && answer.status() == 200) {
                        assertThat(answer.json().get("count").asInt()).as(account + path).isZero();
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {OF_THE_COMMUNE, OF_THE_ACADEMIE})
    void itsPapersAndItsMailsAreSeenByTheSame(String party, String seenBy, String hiddenFrom) {
        String owner = party + "-litiges";
        long paper = documents.store(new NewDocument(secret, owner, DocumentKind.OTHER, "Brouillon " + secret, "application/pdf", secret.getBytes(StandardCharsets.UTF_8), "x")).id();
        transaction.executeWithoutResult(status ->
            outbox.post(new Mail("wall/" + secret, "x@example.fr", "Lettre à signer", "Brouillon", List.of(), secret, owner)));
        for (String account : seenBy.split(",")) {
            assertThat(Program.as(port, account).get("/api/documents/" + paper).status()).as(account).isEqualTo(200);
            assertThat(Program.as(port, account).get("/api/mails?reference=" + secret).json()).as(account).hasSize(1);
        }
        for (String account : hiddenFrom.split(",")) {
            assertThat(Program.as(port, account).get("/api/documents/" + paper).status()).as(account).isEqualTo(404);
            assertThat(Program.as(port, account).get("/api/mails?reference=" + secret).json()).as(account).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {OF_THE_COMMUNE, OF_THE_ACADEMIE})
    void nobodyElseWorksOnIt(String party, String seenBy, String hiddenFrom) {
        prepared(party);
        for (String account : hiddenFrom.split(",")) {
            for (String door : List.of("/engine-rest", WEBAPP)) {
                for (String verb : List.of("claim", "complete", "submit-form", "comment/create")) {
                    String body = verb.equals("claim") ? "{\"userId\":\"" + account + "\"}" : verb.equals("comment/create") ? "{\"message\":\"x\"}" : "{}";
                    assertThat(post(account, door + "/task/" + task.getId() + "/" + verb, body).status()).as(account + door + verb).isIn(verb.equals("comment/create") ? List.of(400, 403) : List.of(403, 404));
                }
            }
            for (String what : List.of("form", "draft")) {
                assertThat(Program.as(port, account).put("/api/tasks/" + task.getId() + "/" + what, "{\"text\":\"x\"}").status()).as(account + what).isEqualTo(404);
            }
        }
        assertThat(cases.task(instance).getAssignee()).isNull();
    }

    /** A manager counts cases in Cockpit: those of the other side must not be among them. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {"11076|direction", "montpellier|direction-11076"})
    void noFigureCountsIt(String party, String manager) {
        String definition = definition();
        List<String> figures = List.of("/process-definition/statistics", "/process-definition/" + definition + "/statistics", "/process-definition/key/guarded/statistics",
            "/deployment/x/statistics", "/history/process-definition/" + definition + "/statistics?finished=true&canceled=true",
            "/history/process-definition/cleanable-process-instance-report", "/history/process-definition/cleanable-process-instance-report/count",
            "/history/process-instance/report?reportType=duration&periodUnit=month", "/history/task/report?reportType=count&groupBy=taskName",
            "/history/task/report?reportType=duration&periodUnit=month", "/history/process-instance/count?processDefinitionKey=guarded", "/task/report/candidate-group-count", "/process-instance/count?processDefinitionKey=guarded");
        List<String> plugin = List.of("/process-definition/statistics", "/process-definition/statistics-count", "/process-definition/" + definition + "/incidents");
        List<String> before = figures(manager, figures, plugin);
        prepared(party);
        assertThat(figures(manager, figures, plugin)).containsExactlyElementsOf(before);
        engine.getRuntimeService().deleteProcessInstance(instance.getId(), "abandon");
        assertThat(figures(manager, figures, plugin)).containsExactlyElementsOf(before);
    }

    @Test
    void aPersonStartsNoneForTheOtherSide() {
        for (String account : List.of("secretariat-11076", "academie")) {
            String other = account.equals("academie") ? "11076" : "montpellier";
            for (String variables : List.of("{\"confidentialTo\":{\"value\":\"" + other + "\",\"type\":\"String\"}}", "{}",
                "{\"confidentialTo\":{\"value\":\"" + other + "-litiges\",\"type\":\"String\"}}", "{\"confidentialTo\":{\"value\":null}}",
                "{\"commune\":{\"value\":\"11076\",\"type\":\"String\"}}", "{\"confidentialTo\":{\"value\":\"toulouse\",\"type\":\"String\"}}")) {
                for (String verb : List.of("start", "submit-form")) {
                    Answer answer = post(account, "/engine-rest/process-definition/key/dispute-letter/" + verb, "{\"businessKey\":\"" + secret + "\",\"variables\":" + variables + "}");
                    assertThat(answer.status()).as(account + verb + variables + answer.body()).isIn(400, 404);
                }
            }
        }
        for (String account : List.of("maire-11076", "recteur", "direction", "ien", "gip")) {
            assertThat(post(account, "/engine-rest/process-definition/key/dispute-letter/submit-form", "{\"businessKey\":\"" + secret
                + "\",\"variables\":{\"confidentialTo\":{\"value\":\"montpellier\",\"type\":\"String\"}}}").status()).as(account).isIn(403, 404);
        }
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(secret).count()).isZero();
    }

    @Test
    void noOtherCaseIsHiddenByItsOpener() {
        Answer answer = post("secretariat-11076", "/engine-rest/process-definition/key/convention-lifecycle/submit-form", "{\"businessKey\":\"" + secret
            + "\",\"variables\":{\"confidentialTo\":{\"value\":\"11076\",\"type\":\"String\"}}}");
        assertThat(answer.status()).isEqualTo(400);
    }

    private void prepared(String party) {
        instance = engine.getRuntimeService().startProcessInstanceByKey("guarded", secret, Map.of("confidentialTo", party, "commune", "11076", "communeName", secret, "schoolYear", "2017-2018"));
        task = cases.task(instance);
        assertThat(instance.getTenantId()).isEqualTo(party + "-litiges");
    }

    private String definition() {
        return engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("guarded").latestVersion().singleResult().getId();
    }

    private List<String> figures(String manager, List<String> figures, List<String> plugin) {
        Browser cockpit = Browser.loggedIn(port, manager);
        cockpit.get("/camunda/app/cockpit/default/");
        List<String> all = new ArrayList<>();
        figures.forEach(path -> all.add(path + " " + Program.as(port, manager).get("/engine-rest" + path).body()));
        figures.forEach(path -> all.add(path + " " + cockpit.get(WEBAPP + path).body()));
        plugin.forEach(path -> all.add(path + " " + cockpit.get(COCKPIT + path).body()));
        return all;
    }

    private List<Answer> throughEveryDoor(String account, String path) {
        String filled = path.replace("{task}", task.getId()).replace("{instance}", instance.getId()).replace("{secret}", secret).replace("{owner}", instance.getTenantId());
        return path.startsWith("/api/") ? List.of(Program.as(port, account).get(filled))
            : List.of(Program.as(port, account).get("/engine-rest" + filled), Browser.loggedIn(port, account).get(WEBAPP + filled));
    }

    private Answer post(String account, String path, String body) {
        if (!path.startsWith(WEBAPP)) {
            return Program.as(port, account).post(path, body);
        }
        Browser browser = Browser.loggedIn(port, account);
        browser.get("/camunda/app/tasklist/default/");
        return browser.post(path, body);
    }
}
