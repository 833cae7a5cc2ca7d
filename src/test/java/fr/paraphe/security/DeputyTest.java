package fr.paraphe.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import fr.paraphe.audit.AuditEntry;
import fr.paraphe.audit.AuditKind;
import fr.paraphe.audit.AuditReader;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.support.Answer;
import fr.paraphe.support.Browser;
import fr.paraphe.support.DoorTest;
import fr.paraphe.support.GuardedCase;
import fr.paraphe.support.ParapheTest;
import fr.paraphe.support.Program;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The mayor of Castelnaudary is away, and somebody does her tasks: what the deputy has, when, through which door, and nothing else. */
@DoorTest
class DeputyTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String WEBAPP = "/camunda/api/engine/engine/default";
    private static final String MAYOR = "maire-11076";
    private static final String DEPUTY = "direction-11076";

    @LocalServerPort
    private int port;
    @Autowired
    private GuardedCase cases;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private SettableClock clock;
    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private AuditReader trail;

    private ProcessInstance instance;
    private String reference;
    private Task task;

    @BeforeEach
    void aTaskOfTheMayor() {
        at("2017-09-15T08:00:00Z");
        instance = mayorsTask("11076");
        reference = instance.getBusinessKey();
        task = cases.task(instance);
        cases.account("academie", Role.ACADEMIE, Scope.academie("montpellier"));
        cases.account("recteur", Role.RECTEUR, Scope.academie("montpellier"));
        cases.account("direction", Role.DIRECTION, Scope.academie("montpellier"));
        cases.account("ien", Role.IEN, Scope.circonscription("aude-ouest"));
        cases.account("maire2-11076", Role.MAIRE, Scope.commune("11076"));
    }

    @AfterEach
    void nobodyIsAway() {
        jdbc.sql("delete from absence").update();
        clock.set(ParapheTest.START);
    }

    @Test
    void duringTheDaysOfTheAbsenceTheTasksAreTheDeputysToo() {
        away(MAYOR, DEPUTY, "2017-09-20", "2017-09-22");
        // midnight in Paris is 22:00 UTC
        for (Map.Entry<String, Boolean> moment : Map.of("2017-09-19T21:59:59Z", false, "2017-09-19T22:00:00Z", true, "2017-09-22T21:59:59Z", true, "2017-09-22T22:00:00Z", false).entrySet()) {
            at(moment.getKey());
            assertThat(toDo(DEPUTY).contains(task.getId())).as(moment.getKey()).isEqualTo(moment.getValue());
            assertThat(toDo(MAYOR)).contains(task.getId());
        }
    }

    @Test
    void thePowerEndsWithinOneSession() {
        away(MAYOR, DEPUTY, "2017-09-15", "2017-09-16");
        Browser deputy = inTasklist(DEPUTY);
        assertThat(deputy.post(WEBAPP + "/task/" + task.getId() + "/claim", user(DEPUTY)).status()).isEqualTo(204);
        at("2017-09-16T22:00:00Z");
        Answer late = deputy.post(WEBAPP + "/task/" + task.getId() + "/complete", "{}");
        assertThat(late.status()).isEqualTo(403);
        assertThat(cases.task(instance)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest", WEBAPP})
    void theDeputyClaimsAndCompletesAndTheHistorySaysForWhom(String door) {
        away(MAYOR, DEPUTY, "2017-09-15", "2017-09-16");
        assertThat(post(DEPUTY, door + "/task/" + task.getId() + "/claim", user(DEPUTY)).status()).isEqualTo(204);
        assertThat(post(DEPUTY, door + "/task/" + task.getId() + "/complete", "{}").status()).isEqualTo(204);
        HistoricTaskInstance done = engine.getHistoryService().createHistoricTaskInstanceQuery().taskId(task.getId()).singleResult();
        assertThat(done.getAssignee()).isEqualTo(DEPUTY);
        assertThat(done.getOwner()).isEqualTo(MAYOR);
        assertThat(trail.ofCase(reference, owner -> true)).filteredOn(line -> line.kind() == AuditKind.TASK_CLAIMED || line.kind() == AuditKind.TASK_COMPLETED)
            .extracting(AuditEntry::kind, AuditEntry::account, AuditEntry::inPlaceOf)
            .containsExactly(tuple(AuditKind.TASK_CLAIMED, DEPUTY, MAYOR), tuple(AuditKind.TASK_COMPLETED, DEPUTY, MAYOR));
        assertThat(engine.getTaskService().getTaskComments(task.getId())).singleElement()
            .satisfies(comment -> assertThat(comment.getFullMessage()).isEqualTo("Fait par M. Philippe GREFFIER, adjoint, en l’absence de M. Patrick MAUGARD."))
            .satisfies(comment -> assertThat(comment.getUserId()).isEqualTo(DEPUTY));
    }

    @ParameterizedTest
    @CsvSource({"/engine-rest, complete", "/engine-rest, submit-form", WEBAPP + ", complete", WEBAPP + ", submit-form"})
    void withoutClaimingItFirstTheHistoryNamesBothToo(String door, String command) {
        away(MAYOR, DEPUTY, "2017-09-15", "2017-09-16");
        assertThat(post(DEPUTY, door + "/task/" + task.getId() + "/" + command, "{}").status()).isEqualTo(204);
        HistoricTaskInstance done = engine.getHistoryService().createHistoricTaskInstanceQuery().taskId(task.getId()).singleResult();
        assertThat(done.getAssignee()).isEqualTo(DEPUTY);
        assertThat(done.getOwner()).isEqualTo(MAYOR);
        assertThat(trail.ofCase(reference, owner -> true)).filteredOn(line -> line.kind() == AuditKind.TASK_COMPLETED).singleElement()
            .extracting(AuditEntry::account, AuditEntry::inPlaceOf).containsExactly(DEPUTY, MAYOR);
    }

    @Test
    void whoeverCompletesAnOwnTaskStandsInForNobody() {
        away(MAYOR, DEPUTY, "2017-09-15", "2017-09-16");
        assertThat(post("maire2-11076", "/engine-rest/task/" + task.getId() + "/complete", "{}").status()).isEqualTo(204);
        assertThat(engine.getHistoryService().createHistoricTaskInstanceQuery().taskId(task.getId()).singleResult().getOwner()).isNull();
        assertThat(engine.getTaskService().getTaskComments(task.getId())).isEmpty();
    }

    @Test
    void nothingElseOfTheAbsentPersonIsLent() {
        cases.account("shared", Role.DGS, Scope.commune("11076"), Scope.commune("11049"));
        away(MAYOR, "shared", "2017-09-15", "2017-09-16");
        ProcessInstance elsewhere = mayorsTask("11049");
        String anotherMayors = cases.task(elsewhere).getId();
        assertThat(post("shared", "/engine-rest/task/" + anotherMayors + "/claim", user("shared")).status()).as("another mayor's task").isEqualTo(400);
        String ofHerOwnGroup = cases.task(task("11049", "dgs")).getId();
        assertThat(toDo("shared")).as("only what can be done").contains(task.getId(), ofHerOwnGroup).doesNotContain(anotherMayors);
        engine.getTaskService().addCandidateGroup(anotherMayors, "dgs");
        assertThat(toDo("shared")).as("hers by her own group").contains(anotherMayors);
        assertThat(post("shared", "/engine-rest/task/" + task.getId() + "/claim", user("shared")).status()).isEqualTo(204);
        // the mayor may record absences of his own, a deputy none in his place
        assertThat(post("shared", "/api/absences", "{\"absent\":\"" + MAYOR + "\",\"deputy\":\"secretariat-11076\",\"startsOn\":\"2018-01-01\",\"endsOn\":\"2018-01-02\"}").status()).isEqualTo(422);
        assertThat(Program.as(port, "secretariat-11049").get("/api/absences").json()).isEmpty();
    }

    @Test
    void whatTheMayorHadInHandIsPutBackAndWhatTheDeputyHasNotFinishedAfterwards() {
        engine.getTaskService().claim(task.getId(), MAYOR);
        long absence = away(MAYOR, DEPUTY, "2017-09-15", "2017-09-30");
        assertThat(cases.task(instance).getAssignee()).isNull();
        assertThat(post(DEPUTY, "/engine-rest/task/" + task.getId() + "/claim", user(DEPUTY)).status()).isEqualTo(204);
        assertThat(Program.as(port, MAYOR).delete("/api/absences/" + absence).status()).isEqualTo(204);
        assertThat(cases.task(instance).getAssignee()).isNull();
        assertThat(post(DEPUTY, "/engine-rest/task/" + task.getId() + "/claim", user(DEPUTY)).status()).isEqualTo(403);
        assertThat(Program.as(port, MAYOR).delete("/api/absences/" + absence).json().at("/detail").asText()).contains("a pris fin le 15/09/2017");
    }

    @Test
    void whatTheMayorWasRemindedOfBeforeIsToldToTheDeputyAsTheAbsenceBegins() {
        task.setDueDate(Date.from(Instant.parse("2017-09-20T21:59:00Z")));
        engine.getTaskService().saveTask(task);
        jdbc.sql("insert into reminder (kind, task_id, task_key, task_name, reference, commune, due_date, subject, reminded_at) values ('AHEAD', ?, 'UserTask_First', 'Essai', ?, '11076', "
            + "date '2017-09-20', 'x', timestamp with time zone '2017-09-14 06:00:00+00:00')").params(task.getId(), reference).update();
        away(MAYOR, DEPUTY, "2017-09-15", "2017-09-16");
        JsonNode mails = Program.as(port, DEPUTY).get("/api/mails?reference=" + reference).json();
        assertThat(mails).singleElement().satisfies(mail -> {
            assertThat(mail.get("to").asText()).isEqualTo("adjoint@castelnaudary.example");
            assertThat(mail.get("subject").asText()).contains("Essai, à faire au plus tard le 20/09/2017");
            assertThat(mail.get("body").asText()).contains("en l’absence de M. Patrick MAUGARD, que vous suppléez jusqu’au 16/09/2017 inclus");
        });
    }

    @Test
    void theDeputysScheduleHoldsTheTasksThatAreLent() {
        task.setDueDate(Date.from(Instant.parse("2017-09-20T21:59:00Z")));
        engine.getTaskService().saveTask(task);
        assertThat(Browser.loggedIn(port, DEPUTY).get("/echeancier?qui=moi").body()).doesNotContain(reference);
        away(MAYOR, DEPUTY, "2017-09-15", "2017-09-16");
        assertThat(Browser.loggedIn(port, DEPUTY).get("/echeancier?qui=moi").body()).contains(reference);
    }

    @Test
    void whatADeputySetsOffForOthersIsNotBoundedByWhatIsLent() {
        cases.account("clerk-of-two", Role.SECRETARIAT, Scope.commune("11076"), Scope.commune("11049"));
        away(MAYOR, "clerk-of-two", "2017-09-15", "2017-09-16");
        ProcessInstance elsewhere = mayorsTask("11049");
        engine.getTaskService().claim(cases.task(elsewhere).getId(), "maire-11049");
        assertThat(record("clerk-of-two", "maire-11049", "dgs-11049", "2017-09-15", "2017-09-16").status()).isEqualTo(201);
        assertThat(cases.task(elsewhere).getAssignee()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"maire-11076,201", "secretariat-11076,201", "admin,201", "dgs-11076,422", "direction-11076,422", "secretariat-11049,422", "academie,422", "ien,422", "gip,422"})
    void whoRecordsTheMayorsAbsence(String account, int status) {
        Answer answer = record(account, MAYOR, DEPUTY, "2017-09-15", "2017-09-16");
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"recteur,201", "academie,201", "admin,201", "direction,422", "secretariat-11076,422"})
    void whoRecordsTheRecteurs(String account, int status) {
        assertThat(record(account, "recteur", "academie", "2017-09-15", "2017-09-16").status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "secretariat-11049 | deputy | Le suppléant est de la même commune : « secretariat-11049 » n’en a pas de compte.",
        "nobody            | deputy | Le suppléant est de la même commune : « nobody » n’en a pas de compte.",
        "direction         | deputy | Le suppléant est de la même commune : « direction » n’en a pas de compte.",
        "academie          | deputy | Le suppléant est de la même commune : « academie » n’en a pas de compte.",
        "ien               | deputy | Le suppléant est de la même commune : « ien » n’en a pas de compte.",
        "admin             | deputy | Le suppléant est de la même commune : « admin » n’en a pas de compte.",
        "maire2-11076      | deputy | « maire2-11076 » a déjà les tâches de ce groupe (maire) : il n’a pas à suppléer."})
    void whoStandsIn(String deputy, String field, String sentence) {
        JsonNode refusal = record("secretariat-11076", MAYOR, deputy, "2017-09-15", "2017-09-16").json();
        assertThat(refusal.at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(refusal.toString()).contains(sentence);
        assertThat(Program.as(port, "secretariat-11076").get("/api/absences").json()).isEmpty();
    }

    @Test
    void aDeputyWhoIsAwayAndAClerkWhoNeedsNone() {
        away("dgs-11076", "secretariat-11076", "2017-09-15", "2017-09-30");
        assertThat(record("secretariat-11076", MAYOR, "dgs-11076", "2017-09-30", "2017-10-01").body()).contains("désignez un autre suppléant");
        assertThat(record("admin", "secretariat-11076", DEPUTY, "2017-09-30", "2017-10-01").body()).contains("les autres tâches reviennent à tout un service");
    }

    @Test
    void theRecteursDeputyHasTheTasksOfEveryCommuneOfTheAcademie() {
        ProcessInstance first = task("11076", "recteur");
        ProcessInstance second = task("11049", "recteur");
        away("recteur", "academie", "2017-09-15", "2017-09-16");
        for (ProcessInstance one : List.of(first, second)) {
            assertThat(post("academie", "/engine-rest/task/" + cases.task(one).getId() + "/complete", "{}").status()).isEqualTo(204);
        }
        assertThat(engine.getHistoryService().createHistoricTaskInstanceQuery().processInstanceId(second.getId()).singleResult().getOwner()).isEqualTo("recteur");
    }

    private long away(String absent, String deputy, String from, String until) {
        Answer recorded = record("admin", absent, deputy, from, until);
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
        return recorded.json().get("id").asLong();
    }

    private Answer record(String by, String absent, String deputy, String from, String until) {
        return post(by, "/api/absences", """
            {"absent":"%s","deputy":"%s","deputyName":"M. Philippe GREFFIER, adjoint","deputyEmail":"adjoint@castelnaudary.example","startsOn":"%s","endsOn":"%s"}"""
            .formatted(absent, deputy, from, until));
    }

    private ProcessInstance mayorsTask(String commune) {
        return task(commune, "maire");
    }

    private ProcessInstance task(String commune, String group) {
        int number = NUMBER.incrementAndGet();
        cases.start("DEPUTY-GUARD-" + number, commune);
        return cases.startForGroup("DEPUTY-" + number, commune, group);
    }

    private String toDo(String account) {
        String filter = engine.getFilterService().createTaskFilterQuery().filterName("À faire").singleResult().getId();
        return inTasklist(account).get(WEBAPP + "/filter/" + filter + "/list").body();
    }

    private Browser inTasklist(String account) {
        Browser browser = Browser.loggedIn(port, account);
        browser.get("/camunda/app/welcome/default/");
        return browser;
    }

    private Answer post(String account, String path, String json) {
        return path.startsWith(WEBAPP) ? inTasklist(account).post(path, json) : Program.as(port, account).post(path, json);
    }

    private void at(String instant) {
        clock.set(Instant.parse(instant));
    }

    private static String user(String account) {
        return "{\"userId\":\"" + account + "\"}";
    }
}
