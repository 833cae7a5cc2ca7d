package fr.paraphe.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.support.Answer;
import fr.paraphe.support.Browser;
import fr.paraphe.support.DoorTest;
import fr.paraphe.support.GuardedCase;
import fr.paraphe.support.ParapheTest;
import fr.paraphe.support.Program;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A case that the académie of Montpellier has for itself, with a task of the GIP: the GIP works on it through every door and sees no commune's case; the
 * académie's people see it and work on it not; for communes, circonscriptions and the GIP of another académie it does not exist.
 */
@DoorTest
class AcademieWallTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String WEBAPP = "/camunda/api/engine/engine/default";
    private static final List<String> DOORS = List.of("/engine-rest", WEBAPP);

    @LocalServerPort
    private int port;
    @Autowired
    private GuardedCase cases;
    @Autowired
    private GuardedCase.Saved saved;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private SettableClock clock;

    private ProcessInstance instance;
    private Task task;
    private ProcessInstance ofCommune;
    private Task taskOfCommune;
    private String reference;

    @BeforeEach
    void oneCaseOfTheAcademieAndOneOfACommune() {
        clock.set(ParapheTest.START);
        int number = NUMBER.incrementAndGet();
        reference = "CAMPAIGN-SECRET-" + number;
        ofCommune = cases.start("CASTEL-A" + number, "11076");
        taskOfCommune = cases.task(ofCommune);
        instance = cases.startOfAcademie(reference, "montpellier");
        task = cases.task(instance);
        cases.account("academie", Role.ACADEMIE, Scope.academie("montpellier"));
        cases.account("recteur", Role.RECTEUR, Scope.academie("montpellier"));
        cases.account("direction", Role.DIRECTION, Scope.academie("montpellier"));
        cases.account("ien", Role.IEN, Scope.circonscription("aude-ouest"));
        cases.account("gip", Role.GIP, Scope.academie("montpellier"));
        cases.account("gip-elsewhere", Role.GIP, Scope.academie("toulouse"));
        cases.account("gip-of-a-commune", Role.GIP, Scope.commune("11076"));
    }

    @Test
    void itBelongsToTheAcademie() {
        assertThat(instance.getTenantId()).isEqualTo("montpellier");
        assertThat(task.getTenantId()).isEqualTo("montpellier");
    }

    /** Every other group: {@link AccessMatrixTest}. */
    @ParameterizedTest
    @CsvSource({"gip,true", "secretariat-11076,false", "gip-elsewhere,false", "gip-of-a-commune,false"})
    void whoSeesIt(String account, boolean sees) {
        for (String path : List.of("/task/{task}", "/task/{task}/variables", "/process-instance/{instance}", "/process-instance/{instance}/variables",
            "/history/process-instance/{instance}", "/api/tasks/{task}/form")) {
            for (Answer answer : throughEveryDoor(account, path)) {
                if (sees) {
                    assertThat(answer.status()).as(account + path + answer.body()).isEqualTo(200);
                } else {
                    assertThat(answer.status()).as(account + path).isIn(403, 404);
                    assertThat(answer.body()).as(account + path).doesNotContain(reference, "montpellier");
                }
            }
        }
        for (String path : List.of("/task?processInstanceBusinessKey={reference}", "/task?tenantIdIn=montpellier", "/task/count?processInstanceId={instance}",
            "/process-instance?businessKey={reference}", "/process-instance/count?tenantIdIn=montpellier", "/history/process-instance?processInstanceId={instance}",
            "/history/task?processInstanceId={instance}", "/variable-instance?processInstanceIdIn={instance}")) {
            for (Answer answer : throughEveryDoor(account, path)) {
                if (sees && path.startsWith("/task?")) {
                    assertThat(answer.body()).as(account + path).contains(task.getId());
                } else if (!sees) {
                    assertThat(answer.status()).as(account + path).isIn(200, 403);
                    assertThat(answer.body()).as(account + path).doesNotContain(reference, instance.getId(), "montpellier\"");
                    if (path.contains("/count")) {
                        assertThat(answer.json().get("count").asInt()).as(account + path).isZero();
                    }
                }
            }
        }
    }

    /** The real one, with the grants that the GIP has of itself. */
    @Test
    void aTitreOutsideACampaignIsTheAcademiesAlthoughItBearsTheReferenceOfACommunesConvention() {
        ProcessInstance titre = engine.getRuntimeService().startProcessInstanceByKey("contribution-outside-campaign", "ENT-11076-19" + (10 + NUMBER.get()),
            Map.of("academie", "montpellier", "communeName", "Castelnaudary", "schoolYear", "2017-2018"));
        Task check = cases.task(titre);
        for (String path : List.of("/task/{task}", "/process-instance/{instance}", "/history/process-instance/{instance}", "/process-instance/{instance}/variables")) {
            for (String account : List.of("gip", "academie")) {
                throughEveryDoor(account, path, titre, check).forEach(answer -> assertThat(answer.status()).as(account + path).isEqualTo(200));
            }
            for (String account : List.of("secretariat-11076", "direction-11076", "ien", "gip-elsewhere")) {
                throughEveryDoor(account, path, titre, check).forEach(answer -> assertThat(answer.status()).as(account + path).isIn(403, 404));
            }
        }
        assertThat(throughEveryDoor("secretariat-11076", "/task?processInstanceBusinessKey={reference}", titre, check)).allSatisfy(answer -> assertThat(answer.json()).isEmpty());
        assertThat(post("secretariat-11076", "/engine-rest/task/" + check.getId() + "/complete", "{}").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gip", "gip-elsewhere", "gip-of-a-commune"})
    void theGipSeesNoCommunesCase(String account) {
        for (String path : List.of("/task/{task}", "/process-instance/{instance}", "/history/process-instance/{instance}", "/api/tasks/{task}/form")) {
            for (Answer answer : throughEveryDoor(account, path, ofCommune, taskOfCommune)) {
                assertThat(answer.status()).as(account + path).isIn(403, 404);
                assertThat(answer.body()).as(account + path).doesNotContain(ofCommune.getBusinessKey());
            }
        }
        for (String path : List.of("/task", "/process-instance", "/history/process-instance")) {
            for (Answer answer : throughEveryDoor(account, path)) {
                assertThat(answer.body()).as(account + path).doesNotContain("tenantId\":\"11076", "tenantId\":\"11049");
            }
        }
        assertThat(Program.as(port, account).get("/api/conventions").json()).isEmpty();
    }

    @Test
    void theGipWorksOnItInTasklistAndThroughOurApi() {
        Browser tasklist = Browser.loggedIn(port, "gip");
        tasklist.get("/camunda/app/tasklist/default/");
        JsonNode form = Program.as(port, "gip").get("/api/tasks/" + task.getId() + "/form").json();
        assertThat(form.get("task").get("commune").asText()).isEqualTo("montpellier");
        assertThat(form.get("task").get("schoolName").asText()).isEqualTo("JEAN MOULIN");
        assertThat(tasklist.put("/api/tasks/" + task.getId() + "/draft", "{\"text\":\"à moitié\"}").status()).isEqualTo(204);
        assertThat(tasklist.put("/api/tasks/" + task.getId() + "/form", "{\"text\":\"vérifié\"}").status()).isEqualTo(204);
        assertThat(saved.texts()).containsEntry(reference, "vérifié, école 17");
        assertThat(tasklist.post(WEBAPP + "/task/" + task.getId() + "/claim", "{\"userId\":\"gip\"}").status()).isEqualTo(204);
        assertThat(tasklist.post(WEBAPP + "/task/" + task.getId() + "/complete", "{}").status()).isEqualTo(204);
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(instance.getId()).count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"academie,400", "recteur,400", "admin,400", "direction,403", "secretariat-11076,404", "maire-11076,404", "ien,404", "gip-elsewhere,404",
        "gip-of-a-commune,404"})
    void nobodyElseWorksOnIt(String account, int status) {
        for (String door : DOORS) {
            for (String verb : List.of("claim", "complete", "submit-form")) {
                Answer answer = post(account, door + "/task/" + task.getId() + "/" + verb, verb.equals("claim") ? "{\"userId\":\"" + account + "\"}" : "{}");
                assertThat(answer.status()).as(door + verb + answer.body()).isEqualTo(status);
                assertThat(answer.body()).doesNotContain(reference);
            }
        }
        for (String what : List.of("form", "draft")) {
            assertThat(Program.as(port, account).put("/api/tasks/" + task.getId() + "/" + what, "{\"text\":\"x\"}").status()).as(what).isEqualTo(status == 404 ? 404 : 422);
        }
        assertThat(cases.task(instance).getAssignee()).isNull();
        assertThat(saved.texts()).doesNotContainKey(reference);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "contribution-campaign         | {'academie':{'value':'montpellier','type':'String'}}",
        "contribution-campaign         | {}",
        "contribution-outside-campaign | {'academie':{'value':'montpellier','type':'String'}}",
        "school-activation             | {'commune':{'value':'11076','type':'String'}}",
        "guarded-academie              | {'academie':{'value':'montpellier','type':'String'}}",
        "convention-lifecycle          | {'academie':{'value':'montpellier','type':'String'}}",
        "avenant                       | {'commune':{'value':'11076','type':'String'},'windowAnswer':{'value':'EFFECTIVE','type':'String'}}"})
    void nobodyOpensByHandWhatTheHouseOpens(String process, String variables) {
        String start = "{\"businessKey\":\"BY-HAND\",\"variables\":" + variables.replace('\'', '"') + "}";
        for (String account : List.of("secretariat-11076", "gip", "academie", "recteur", "admin")) {
            for (String door : DOORS) {
                for (String verb : List.of("start", "submit-form")) {
                    Answer answer = post(account, door + "/process-definition/key/" + process + "/" + verb, start);
                    assertThat(answer.status()).as(account + door + answer.body()).isIn(400, 403, 404);
                }
            }
        }
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey("BY-HAND").count()).isZero();
    }

    @Test
    void anAvenantIsTheClerksToOpenAndNobodyElses() {
        String start = "{\"businessKey\":\"ENT-11076-1999-A1\",\"variables\":{\"commune\":{\"value\":\"11076\",\"type\":\"String\"}}}";
        for (String account : List.of("gip", "maire-11076", "academie", "direction-11076")) {
            assertThat(post(account, "/engine-rest/process-definition/key/avenant/submit-form", start).status()).as(account).isIn(403, 404);
        }
        // for her it is the avenant's own room that has the last word: this one is prepared nowhere
        assertThat(post("secretariat-11076", "/engine-rest/process-definition/key/avenant/submit-form", start).status()).isNotEqualTo(403);
    }

    @Test
    void theHouseOpensItForWhoeversStepMadeItNecessary() {
        engine.getIdentityService().setAuthentication("secretariat-11076", List.of("secretariat"), List.of("11076"));
        try {
            // as within a delegate
            ProcessInstance opened = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() ->
                    engine.getRuntimeService().startProcessInstanceByKey("guarded-academie", "HOUSE-" + reference, Map.of("academie", "montpellier"))));
            assertThat(opened.getTenantId()).isEqualTo("montpellier");
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private List<Answer> throughEveryDoor(String account, String path) {
        return throughEveryDoor(account, path, instance, task);
    }

    private List<Answer> throughEveryDoor(String account, String path, ProcessInstance asked, Task askedTask) {
        String filled = path.replace("{task}", askedTask.getId()).replace("{instance}", asked.getId()).replace("{reference}", asked.getBusinessKey());
        if (path.startsWith("/api/")) {
            return List.of(Program.as(port, account).get(filled));
        }
        return List.of(Program.as(port, account).get("/engine-rest" + filled), Browser.loggedIn(port, account).get(WEBAPP + filled));
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
