package fr.paraphe.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.paraphe.RefusedException;
import fr.paraphe.security.Role;
import fr.paraphe.security.Scope;
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

/** Within one commune: who claims, completes and changes what, through the engine's two REST doors. */
@DoorTest
class TaskGuardTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String ENGINE_REST = "/engine-rest";
    private static final String TASKLIST = "/camunda/api/engine/engine/default";
    private static final String CLERK = "secretariat-11076";
    private static final String COLLEAGUE = "secretariat2-11076";

    @LocalServerPort
    private int port;
    @Autowired
    private GuardedCase cases;
    @Autowired
    private GuardedCase.Saved saved;
    @Autowired
    private ProcessEngine engine;

    private ProcessInstance instance;
    private Task task;

    @BeforeEach
    void oneCase() {
        instance = cases.start("GUARD-" + NUMBER.incrementAndGet(), "11076");
        task = cases.task(instance);
        cases.account(COLLEAGUE, Role.SECRETARIAT, Scope.commune("11076"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "submit-form"})
    void aRefusalOfARuleIsItsSentenceWith400(String verb) {
        for (String door : List.of(ENGINE_REST, TASKLIST)) {
            Answer answer = post(CLERK, door, "/task/" + task.getId() + "/" + verb, "{}");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("message").asText()).isEqualTo(GuardedCase.NOTHING_SAVED);
        }
        assertThat(cases.task(instance).getId()).isEqualTo(task.getId());
    }

    @Test
    void withinTheHouseTheRefusalComesOutAsItWasThrown() {
        assertThatThrownBy(() -> engine.getTaskService().complete(task.getId())).isInstanceOf(RefusedException.class).hasMessage(GuardedCase.NOTHING_SAVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGINE_REST, TASKLIST})
    void theTasksPeopleClaimPutBackAndComplete(String door) {
        saved.texts().put(instance.getBusinessKey(), "x");
        assertThat(post(CLERK, door, "/task/" + task.getId() + "/claim", user(CLERK)).status()).isEqualTo(204);
        assertThat(cases.task(instance).getAssignee()).isEqualTo(CLERK);
        assertThat(post(CLERK, door, "/task/" + task.getId() + "/unclaim", "{}").status()).isEqualTo(204);
        assertThat(cases.task(instance).getAssignee()).isNull();
        assertThat(post(CLERK, door, "/task/" + task.getId() + "/claim", user(CLERK)).status()).isEqualTo(204);
        assertThat(post(CLERK, door, "/task/" + task.getId() + "/complete", "{}").status()).isEqualTo(204);
        assertThat(cases.task(instance).getTaskDefinitionKey()).isEqualTo("UserTask_Second");
    }

    @ParameterizedTest
    @CsvSource({"maire-11076,400,Cette tâche revient à : service des assemblées.", "dgs-11076,400,Cette tâche revient à : service des assemblées.",
        "recteur,400,Cette tâche revient à : service des assemblées.", "admin,400,Cette tâche revient à : service des assemblées.",
        "direction-11076,403,Votre compte ne permet pas cette action.", "direction,403,Votre compte ne permet pas cette action.",
        "gip,404,Dossier introuvable.", "secretariat-11049,404,Dossier introuvable."})
    void nobodyElseWorksOnIt(String account, int status, String sentence) {
        saved.texts().put(instance.getBusinessKey(), "x");
        for (String door : List.of(ENGINE_REST, TASKLIST)) {
            for (String verb : List.of("claim", "complete", "submit-form")) {
                Answer answer = post(account, door, "/task/" + task.getId() + "/" + verb, verb.equals("claim") ? user(account) : "{}");
                assertThat(answer.status()).as(door + verb).isEqualTo(status);
                assertThat(answer.json().get("message").asText()).isEqualTo(sentence);
            }
        }
        assertThat(cases.task(instance).getId()).isEqualTo(task.getId());
        assertThat(cases.task(instance).getAssignee()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"claim", "unclaim", "complete", "submit-form"})
    void whatAColleagueHasClaimedIsHers(String verb) {
        saved.texts().put(instance.getBusinessKey(), "x");
        engine.getTaskService().claim(task.getId(), COLLEAGUE);
        for (String door : List.of(ENGINE_REST, TASKLIST)) {
            Answer answer = post(CLERK, door, "/task/" + task.getId() + "/" + verb, verb.equals("claim") ? user(CLERK) : "{}");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("message").asText()).isEqualTo("Cette tâche est prise en charge par « secretariat2-11076 », qui doit d’abord la libérer.");
        }
        assertThat(cases.task(instance).getAssignee()).isEqualTo(COLLEAGUE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "POST | /task/{task}/claim | {'userId':'secretariat2-11076'} | On ne prend une tâche en charge que pour soi.",
        "POST | /task/{task}/assignee | {'userId':'secretariat-11076'} | Votre compte ne permet pas cette action.",
        "POST | /task/{task}/delegate | {'userId':'maire-11076'} | Votre compte ne permet pas cette action.",
        "POST | /task/{task}/resolve | {} | Une tâche ne se termine que par son formulaire.",
        "POST | /task/{task}/bpmnError | {'errorCode':'x'} | Une tâche ne se termine que par son formulaire.",
        "POST | /task/{task}/bpmnEscalation | {'escalationCode':'x'} | Une tâche ne se termine que par son formulaire.",
        "POST | /task/{task}/identity-links | {'groupId':'dgs','type':'candidate'} | Votre compte ne permet pas cette action.",
        "POST | /task/{task}/identity-links/delete | {'groupId':'secretariat','type':'candidate'} | Votre compte ne permet pas cette action.",
        "POST | /task/{task}/complete | {'variables':{'commune':{'value':'11049','type':'String'}}} | Une tâche se termine sans variables : ce qui est saisi s’enregistre par son formulaire.",
        "POST | /task/{task}/submit-form | {'variables':{'commune':{'value':'11049','type':'String'}}} | Une tâche se termine sans variables : ce qui est saisi s’enregistre par son formulaire.",
        "POST | /task/{task}/complete | {'withVariablesInReturn':true,'variables':{'x':{'value':1}}} | Une tâche se termine sans variables : ce qui est saisi s’enregistre par son formulaire.",
        "PUT | /task/{task}/variables/commune | {'value':'11049','type':'String'} | ",
        "PUT | /task/{task}/localVariables/x | {'value':'11049','type':'String'} | ",
        "POST | /task/{task}/variables | {'modifications':{'commune':{'value':'11049'}}} | ",
        "POST | /task/create | {'name':'x'} | Votre compte ne permet pas cette action.",
        "DELETE | /task/{task} | | ",
        "PUT | /process-instance/{instance}/variables/commune | {'value':'11049','type':'String'} | ",
        "PUT | /process-instance/{instance}/suspended | {'suspended':true} | ",
        "POST | /process-instance/{instance}/modification | {'instructions':[{'type':'startBeforeActivity','activityId':'UserTask_Second'}]} | ",
        "DELETE | /process-instance/{instance} | | ",
        "POST | /message | {'messageName':'x','processInstanceId':'{instance}'} | ",
        "POST | /process-definition/key/guarded/start | {} | Votre compte ne permet pas cette action.",
        "POST | /process-definition/key/convention-lifecycle/start | {'businessKey':'Y','variables':{'commune':{'value':'11076'}},'startInstructions':[{'type':'startBeforeActivity','activityId':'CallActivity_CouncilDeliberation'}]} | Un dossier commence par son ouverture.",
        "POST | /filter/create | {'name':'x','resourceType':'Task','query':{}} | Votre compte ne permet pas cette action.",
        "POST | /authorization/create | {'type':1,'permissions':['ALL'],'userId':'secretariat-11076','resourceType':0,'resourceId':'*'} | ",
        "PUT | /group/camunda-admin/members/secretariat-11076 | {} | ",
        "POST | /user/create | {'profile':{'id':'x'},'credentials':{'password':'y'}} | ",
        "DELETE | /user/maire-11076 | | ",
        "PUT | /job/suspended | {'processDefinitionKey':'guarded','suspended':true} | ",
        "POST | /history/cleanup?immediatelyDue=true | {} | "})
    void aClerkDoesNotGetRoundThem(String method, String path, String json, String sentence) {
        saved.texts().put(instance.getBusinessKey(), "x");
        long groups = engine.getIdentityService().createGroupQuery().groupMember(CLERK).count();
        for (String door : List.of(ENGINE_REST, TASKLIST)) {
            Answer answer = send(CLERK, door, method, filled(path), json == null ? "{}" : filled(json.replace('\'', '"').replace("\"\"", "'")));
            assertThat(answer.status()).as(answer.body()).isBetween(400, 500);
            if (sentence != null) {
                assertThat(answer.status()).isBetween(400, 403);
                assertThat(answer.json().get("message").asText()).isEqualTo(sentence.replace("''", "'"));
            }
        }
        Task unchanged = cases.task(instance);
        assertThat(unchanged.getTaskDefinitionKey()).isEqualTo("UserTask_First");
        assertThat(unchanged.getAssignee()).isNull();
        assertThat(unchanged.isSuspended()).isFalse();
        assertThat(engine.getRuntimeService().getVariables(instance.getId())).containsOnlyKeys("commune", "communeName", "schoolYear").containsEntry("commune", "11076");
        assertThat(engine.getTaskService().getIdentityLinksForTask(task.getId())).hasSize(1);
        assertThat(engine.getIdentityService().createGroupQuery().groupMember(CLERK).count()).isEqualTo(groups);
        assertThat(engine.getFilterService().createTaskFilterQuery().filterName("x").count()).isZero();
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey("Y").count()).isZero();
    }

    @Test
    void anOperatorAssignsButCompletesNothing() {
        assertThat(post("admin", ENGINE_REST, "/task/" + task.getId() + "/assignee", user(CLERK)).status()).isEqualTo(204);
        assertThat(post("admin", TASKLIST, "/task/" + task.getId() + "/unclaim", "{}").status()).isEqualTo(204);
        assertThat(cases.task(instance).getAssignee()).isNull();
    }

    @Test
    void attachmentsAreShut() {
        Answer list = send(CLERK, ENGINE_REST, "GET", "/task/" + task.getId() + "/attachment", null);
        assertThat(list.body()).isEqualTo("[]");
        String stored = engine.getTaskService().createAttachment("text", task.getId(), null, "x", "x", "http://x").getId();
        for (String path : List.of("/attachment/" + stored, "/attachment/" + stored + "/data")) {
            assertThat(send(CLERK, ENGINE_REST, "GET", "/task/" + task.getId() + path, null).status()).isEqualTo(400);
        }
        assertThat(send(CLERK, ENGINE_REST, "DELETE", "/task/" + task.getId() + "/attachment/" + stored, null).status()).isEqualTo(400);
    }

    @Test
    void noTaskLeavesAGrantBehind() {
        long before = engine.getAuthorizationService().createAuthorizationQuery().count();
        cases.start("GUARD-" + NUMBER.incrementAndGet(), "11076");
        engine.getTaskService().claim(task.getId(), CLERK);
        assertThat(engine.getAuthorizationService().createAuthorizationQuery().count()).isEqualTo(before);
    }

    @Test
    void nobodyRevokes() {
        Answer answer = post("admin", ENGINE_REST, "/authorization/create",
            "{\"type\":2,\"permissions\":[\"READ\"],\"userId\":\"secretariat-11076\",\"resourceType\":7,\"resourceId\":\"*\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("message").asText()).isEqualTo("Un droit s’accorde ou s’enlève ; il n’y a pas de révocation.");
    }

    private Answer post(String account, String door, String path, String json) {
        return send(account, door, "POST", path, json);
    }

    private Answer send(String account, String door, String method, String path, String json) {
        if (door.equals(TASKLIST)) {
            Browser browser = Browser.loggedIn(port, account);
            browser.get("/camunda/app/welcome/default/");
            return browser.send(method, door + path, json);
        }
        return Program.as(port, account).send(method, door + path, json);
    }

    private String filled(String text) {
        return text.replace("{task}", task.getId()).replace("{instance}", instance.getId());
    }

    private static String user(String account) {
        return "{\"userId\":\"" + account + "\"}";
    }
}
