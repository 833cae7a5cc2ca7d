package fr.paraphe.security;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.support.Answer;
import fr.paraphe.support.Browser;
import fr.paraphe.support.DoorTest;
import fr.paraphe.support.GuardedCase;
import fr.paraphe.support.Program;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The clerk of Castelnaudary (11076) and a case of Bram (11049): through no door does it exist for her, and nothing she sends reaches it. */
@DoorTest
class CommuneWallTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String WEBAPP = "/camunda/api/engine/engine/default";

    @LocalServerPort
    private int port;
    @Autowired
    private GuardedCase cases;
    @Autowired
    private ProcessEngine engine;

    private Browser clerkInTasklist;
    private ProcessInstance own;
    private ProcessInstance foreign;
    private Task ownTask;
    private Task foreignTask;
    private String foreignReference;

    @BeforeEach
    void oneCaseInEachCommune() {
        int number = NUMBER.incrementAndGet();
        foreignReference = "BRAM-SECRET-" + number;
        own = cases.start("CASTEL-" + number, "11076");
        foreign = cases.start(foreignReference, "11049");
        ownTask = cases.task(own);
        foreignTask = cases.task(foreign);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/task/{task}", "/task/{task}/form", "/task/{task}/form-variables", "/task/{task}/rendered-form", "/task/{task}/deployed-form",
        "/task/{task}/variables", "/task/{task}/variables/commune", "/task/{task}/localVariables", "/task/{task}/identity-links", "/task/{task}/comment",
        "/task/{task}/comment/x", "/task/{task}/attachment", "/task/{task}/attachment/x", "/task/{task}/attachment/x/data", "/process-instance/{instance}",
        "/process-instance/{instance}/variables", "/process-instance/{instance}/variables/commune", "/process-instance/{instance}/activity-instances",
        "/process-instance/{instance}/comment", "/execution/{instance}", "/execution/{instance}/localVariables", "/variable-instance/{variable}",
        "/history/process-instance/{instance}", "/history/variable-instance/{variable}", "/history/activity-instance/x",
        "/api/tasks/{task}/form"})
    void whatBelongsToAnotherCommuneIsNotThere(String path) {
        for (Answer answer : throughEveryDoor(path)) {
            assertThat(answer.status()).as(path).isIn(404, 200, 400);
            if (answer.status() == 200) {
                assertThat(answer.body()).as(path).isIn("[]", "{}");
            }
            assertThat(answer.body()).doesNotContain(foreignReference, "Commune 11049");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/task?processInstanceId={instance}", "/task?processInstanceBusinessKey={reference}", "/task?taskId={task}",
        "/task/count?processInstanceId={instance}", "/task?tenantIdIn=11049", "/process-instance?businessKey={reference}",
        "/process-instance/count?tenantIdIn=11049", "/execution?processInstanceId={instance}", "/variable-instance?processInstanceIdIn={instance}",
        "/history/process-instance?processInstanceBusinessKey={reference}", "/history/task?processInstanceId={instance}",
        "/history/activity-instance?processInstanceId={instance}", "/history/variable-instance?processInstanceId={instance}",
        "/history/detail?processInstanceId={instance}", "/history/identity-link-log?taskId={task}", "/history/user-operation?processInstanceId={instance}",
        "/history/process-instance/count?tenantIdIn=11049", "/incident?processInstanceId={instance}", "/job?processInstanceId={instance}",
        "/event-subscription?processInstanceId={instance}", "/history/job-log?processInstanceId={instance}", "/tenant", "/authorization", "/user", "/deployment"})
    void noListAndNoCountShowsIt(String path) {
        for (Answer answer : throughEveryDoor(path)) {
            assertThat(answer.status()).as(path).isIn(200, 403);
            assertThat(answer.body()).doesNotContain(foreignReference, foreign.getId(), foreignTask.getId(), "11049\"");
            if (path.contains("/count")) {
                assertThat(answer.json().get("count").asInt()).as(path).isZero();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "POST   | /task/{task}/claim | {'userId':'secretariat-11076'}",
        "POST   | /task/{task}/unclaim |",
        "POST   | /task/{task}/complete | {}",
        "POST   | /task/{task}/submit-form | {}",
        "POST   | /task/{task}/resolve | {}",
        "POST   | /task/{task}/delegate | {'userId':'secretariat-11076'}",
        "POST   | /task/{task}/assignee | {'userId':'secretariat-11076'}",
        "POST   | /task/{task}/identity-links | {'groupId':'secretariat','type':'candidate'}",
        "POST   | /task/{task}/bpmnError | {'errorCode':'x'}",
        "POST   | /task/{task}/bpmnEscalation | {'escalationCode':'x'}",
        "PUT    | /task/{task} | {'name':'x'}",
        "DELETE | /task/{task} |",
        "PUT    | /task/{task}/variables/commune | {'value':'11076','type':'String'}",
        "POST   | /task/{task}/variables | {'modifications':{'commune':{'value':'11076'}}}",
        "PUT    | /task/{task}/localVariables/commune | {'value':'11076','type':'String'}",
        "POST   | /task/{task}/comment/create | {'message':'x'}",
        "PUT    | /process-instance/{instance}/variables/commune | {'value':'11076','type':'String'}",
        "POST   | /process-instance/{instance}/variables | {'modifications':{'commune':{'value':'11076'}}}",
        "PUT    | /process-instance/{instance}/suspended | {'suspended':true}",
        "PUT    | /process-instance/suspended | {'suspended':true,'processInstanceIds':['{instance}']}",
        "POST   | /process-instance/{instance}/modification | {'instructions':[{'type':'cancel','activityId':'UserTask_First'}]}",
        "POST   | /process-instance/delete | {'processInstanceIds':['{instance}'],'deleteReason':'x'}",
        "DELETE | /process-instance/{instance} |",
        "POST   | /execution/{instance}/signal | {}",
        "POST   | /execution/{instance}/messageSubscriptions/x/trigger | {}",
        "POST   | /message | {'messageName':'paraphe.fileWithdrawn','businessKey':'{reference}'}",
        "DELETE | /history/process-instance/{instance} |",
        "DELETE | /history/variable-instance/{variable} |",
        "POST   | /history/process-instance/delete | {'historicProcessInstanceIds':['{instance}'],'deleteReason':'x'}",
        "PUT    | /api/tasks/{task}/draft | {'text':'x'}",
        "PUT    | /api/tasks/{task}/form | {'text':'x'}"})
    void nothingReachesIt(String method, String path, String json) {
        String body = json == null ? "{}" : filled(json.replace('\'', '"'));
        long history = engine.getHistoryService().createHistoricDetailQuery().processInstanceId(foreign.getId()).count();
        for (String door : doorsTo(path)) {
            Answer answer = door.equals(WEBAPP) ? clerkInTasklist().send(method, door + filled(path), body) : clerk().send(method, door + filled(path), body);
            assertThat(answer.status()).as(door + path + ": " + answer.body()).isBetween(400, 500);
            assertThat(answer.body()).doesNotContain("tenant", foreignReference);
        }
        Task unchanged = cases.task(foreign);
        assertThat(unchanged.getId()).isEqualTo(foreignTask.getId());
        assertThat(unchanged.getAssignee()).isNull();
        assertThat(unchanged.getName()).isEqualTo(foreignTask.getName());
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(foreign.getId()).active().count()).isOne();
        assertThat(engine.getRuntimeService().getVariable(foreign.getId(), "commune")).isEqualTo("11049");
        assertThat(engine.getTaskService().getTaskComments(foreignTask.getId())).isEmpty();
        assertThat(engine.getTaskService().getIdentityLinksForTask(foreignTask.getId())).hasSize(1);
        assertThat(engine.getHistoryService().createHistoricDetailQuery().processInstanceId(foreign.getId()).count()).isEqualTo(history);
    }

    @Test
    void aCommentOnAnOwnTaskDoesNotReachAForeignCase() {
        String comment = "{\"message\":\"x\",\"processInstanceId\":\"" + foreign.getId() + "\"}";
        assertThat(clerk().post("/engine-rest/task/" + ownTask.getId() + "/comment/create", comment).status()).isBetween(400, 404);
        assertThat(engine.getTaskService().getProcessInstanceComments(foreign.getId())).isEmpty();
    }

    @Test
    void herOwnCaseIsThereThroughEveryDoor() {
        for (String door : List.of("/engine-rest", WEBAPP)) {
            Answer task = door.equals(WEBAPP) ? clerkInTasklist().get(door + "/task/" + ownTask.getId()) : clerk().get(door + "/task/" + ownTask.getId());
            assertThat(task.status()).isEqualTo(200);
            assertThat(task.json().get("tenantId").asText()).isEqualTo("11076");
        }
        assertThat(clerk().get("/engine-rest/process-instance?businessKey=" + own.getBusinessKey()).json()).hasSize(1);
        assertThat(clerk().get("/engine-rest/history/variable-instance?processInstanceId=" + own.getId()).json()).hasSize(3);
        assertThat(clerk().get("/api/tasks/" + ownTask.getId() + "/form").status()).isEqualTo(200);
    }

    @Test
    void aCaseIsNotStartedForAnotherCommune() {
        String start = "{\"businessKey\":\"X\",\"variables\":{\"commune\":{\"value\":\"11049\",\"type\":\"String\"}}}";
        Answer answer = clerk().post("/engine-rest/process-definition/key/convention-lifecycle/start", start);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("message").asText()).isEqualTo("Dossier introuvable.");
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey("X").count()).isZero();
    }

    private List<Answer> throughEveryDoor(String path) {
        return doorsTo(path).stream()
            .map(door -> door.equals(WEBAPP) ? clerkInTasklist().get(door + filled(path)) : clerk().get(door + filled(path))).toList();
    }

    private static List<String> doorsTo(String path) {
        return path.startsWith("/api/") ? List.of("") : List.of("/engine-rest", "/engine-rest/engine/default", WEBAPP);
    }

    private String filled(String text) {
        String variable = engine.getRuntimeService().createVariableInstanceQuery().processInstanceIdIn(foreign.getId()).variableName("commune").singleResult().getId();
        return text.replace("{task}", foreignTask.getId()).replace("{instance}", foreign.getId()).replace("{reference}", foreignReference).replace("{variable}", variable);
    }

    private Program clerk() {
        return Program.as(port, "secretariat-11076");
    }

    private Browser clerkInTasklist() {
        if (clerkInTasklist == null) {
            clerkInTasklist = Browser.loggedIn(port, "secretariat-11076");
            clerkInTasklist.get("/camunda/app/tasklist/default/");
        }
        return clerkInTasklist;
    }
}
