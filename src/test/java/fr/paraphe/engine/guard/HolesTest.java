package fr.paraphe.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.paraphe.security.Grants;
import fr.paraphe.security.Role;
import fr.paraphe.support.Answer;
import fr.paraphe.support.Browser;
import fr.paraphe.support.DoorTest;
import fr.paraphe.support.GuardedCase;
import fr.paraphe.support.Program;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The two published holes of Camunda 7.24.0, and their neighbours: each is tried. */
@DoorTest
class HolesTest {

    private static final String NOT_ALLOWED = "Cette expression n’est pas admise dans une recherche ou un filtre.";
    private static final String MARK = "paraphe.hole";
    /** Would leave its mark in the machine's properties if it were evaluated. */
    private static final String ATTACK = "${''.getClass().forName('java.lang.System').getMethod('setProperty', ''.getClass(), ''.getClass()).invoke(null, 'paraphe.hole', 'open')}";
    private static final List<String> DOORS = List.of("/engine-rest", "/camunda/api/engine/engine/default");

    @LocalServerPort
    private int port;
    @Autowired
    private GuardedCase cases;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private Grants grants;

    // CVE-2026-77226

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/api/admin/setup/default/user/create", "/camunda/api/admin/setup/default/", "/camunda/api/admin/setup/x/user/create",
        "/camunda/app/admin/default/setup/", "/camunda/app/admin/default/setup"})
    void theSetupResourceIsShutForEverybody(String path) {
        String administrator = "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"x\",\"lastName\":\"x\"},\"credentials\":{\"password\":\"x\"}}";
        cases.start("SETUP", "11076");
        for (String account : List.of("secretariat-11076", "admin")) {
            Browser browser = Browser.loggedIn(port, account);
            browser.get("/camunda/app/welcome/default/");
            assertThat(browser.send("POST", path, administrator).status()).isEqualTo(403);
            assertThat(browser.get(path).status()).isEqualTo(403);
            assertThat(Program.as(port, account).post(path, administrator).status()).isNotEqualTo(200);
        }
        assertThat(Program.anonymous(port).post(path, administrator).status()).isIn(302, 401, 403);
        assertThat(engine.getIdentityService().createUserQuery().userId("intruder").count()).isZero();
    }

    @Test
    void camundaAdminHasAMember() {
        assertThat(engine.getIdentityService().createUserQuery().memberOfGroup("camunda-admin").count()).isPositive();
    }

    // CVE-2026-109432

    @ParameterizedTest
    @ValueSource(strings = {
        "/task|{'orQueries':[{'assigneeExpression':'ATTACK'}]}",
        "/task/count|{'orQueries':[{'assigneeExpression':'ATTACK'}]}",
        "/task|{'orQueries':[{'candidateGroupsExpression':'ATTACK'},{'dueBeforeExpression':'ATTACK'}]}",
        "/task|{'orQueries':[{'createdOnExpression':'${dateTime().getClass()}'}]}",
        "/task|{'assigneeExpression':'ATTACK'}",
        "/task|{'candidateUserExpression':'#{dataSource}'}"})
    void aTaskQueryEvaluatesNothing(String request) {
        cases.start("QUERY", "11076");
        String path = request.substring(0, request.indexOf('|'));
        String json = json(request.substring(request.indexOf('|') + 1));
        for (Answer answer : clerkPosts(path, json)) {
            assertThat(answer.status()).as(answer.body()).isBetween(400, 500);
        }
        assertThat(System.getProperty(MARK)).isNull();
    }

    @Test
    void theRefusalIsAFrenchSentence() {
        cases.start("QUERY", "11076");
        for (Answer answer : clerkPosts("/task", json("{'orQueries':[{'assigneeExpression':'ATTACK'}]}"))) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("message").asText()).isEqualTo(NOT_ALLOWED);
        }
    }

    @Test
    void aStoredFilterEvaluatesNothingEither() {
        cases.start("FILTER", "11076");
        Answer created = Program.as(port, "admin").post("/engine-rest/filter/create", json(
            "{'name':'attack','resourceType':'Task','properties':{},'query':{'assigneeExpression':'ATTACK'}}"));
        Answer nested = Program.as(port, "admin").post("/engine-rest/filter/create", json(
            "{'name':'nested','resourceType':'Task','properties':{},'query':{'orQueries':[{'assigneeExpression':'ATTACK'}]}}"));
        Answer harmless = Program.as(port, "admin").post("/engine-rest/filter/create", json("{'name':'harmless','resourceType':'Task','properties':{},'query':{}}"));
        for (Answer filter : List.of(created, nested)) {
            String id = filter.json().get("id").asText();
            grants.readable(id, Set.of(Role.SECRETARIAT));
            for (String door : DOORS) {
                assertThat(clerkGets(door + "/filter/" + id + "/list").status()).isEqualTo(400);
                assertThat(clerkGets(door + "/filter/" + id + "/count").status()).isEqualTo(400);
                assertThat(clerkGets(door + "/filter/" + id + "/singleResult").status()).isEqualTo(400);
            }
            engine.getFilterService().deleteFilter(id);
        }
        String id = harmless.json().get("id").asText();
        grants.readable(id, Set.of(Role.SECRETARIAT));
        for (Answer extended : clerkPosts("/filter/" + id + "/list", json("{'assigneeExpression':'ATTACK'}"))) {
            assertThat(extended.status()).isEqualTo(400);
        }
        for (Answer extended : clerkPosts("/filter/" + id + "/list", json("{'orQueries':[{'assigneeExpression':'ATTACK'}]}"))) {
            assertThat(extended.status()).isEqualTo(400);
        }
        engine.getFilterService().deleteFilter(id);
        assertThat(System.getProperty(MARK)).isNull();
    }

    @Test
    void aFilterOnWhoIsAskingStillWorks() {
        cases.start("MINE", "11076");
        Filter mine = engine.getFilterService().newTaskFilter("mine");
        mine.setQuery(engine.getTaskService().createTaskQuery().taskCandidateGroupInExpression("${currentUserGroups()}").dueBeforeExpression("${dateTime().plusYears(1)}"));
        engine.getFilterService().saveFilter(mine);
        grants.readable(mine.getId(), Set.of(Role.SECRETARIAT));
        for (String door : DOORS) {
            assertThat(clerkGets(door + "/filter/" + mine.getId() + "/list").body()).contains("Première tâche de 11076");
        }
        engine.getFilterService().deleteFilter(mine.getId());
    }

    // neighbours

    @Test
    void aModelWithAScriptIsNotDeployed() {
        String model = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x">
              <process id="scripted" isExecutable="true" camunda:historyTimeToLive="P1D"><startEvent id="s"/><sequenceFlow id="a" sourceRef="s" targetRef="t"/>
              <scriptTask id="t" scriptFormat="juel"><script>${1}</script></scriptTask></process></definitions>""";
        assertThatThrownBy(() -> engine.getRepositoryService().createDeployment().addString("scripted.bpmn", model).deploy())
            .isInstanceOf(ProcessEngineException.class).hasMessageContaining("Les modèles ne contiennent pas de script.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${dataSource}", "${accounts.find('admin')}", "${environment}", "${''.getClass()}", "${execution.class}", "${execution.getClass().getName()}",
        "${execution['class']}"})
    void aModelReachesOnlyItsBeans(String expression) {
        String model = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x">
              <process id="reaching" isExecutable="true" camunda:historyTimeToLive="P1D"><startEvent id="s"/><sequenceFlow id="a" sourceRef="s" targetRef="t"/>
              <serviceTask id="t" camunda:expression="EXPRESSION"/></process></definitions>""".replace("EXPRESSION", expression);
        String deployment = engine.getRepositoryService().createDeployment().addString("reaching.bpmn", model).deploy().getId();
        assertThatThrownBy(() -> engine.getRuntimeService().startProcessInstanceByKey("reaching")).isInstanceOf(ProcessEngineException.class);
        engine.getRepositoryService().deleteDeployment(deployment, true);
    }

    @Test
    void aVariableDoesNotTakeADelegatesPlace() {
        String model = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x">
              <process id="shadowed" isExecutable="true" camunda:historyTimeToLive="P1D"><startEvent id="s"/><sequenceFlow id="a" sourceRef="s" targetRef="t"/>
              <userTask id="t" camunda:candidateGroups="secretariat"><extensionElements><camunda:taskListener event="complete" delegateExpression="${guardedFirst}"/>
              </extensionElements></userTask></process></definitions>""";
        String deployment = engine.getRepositoryService().createDeployment().addString("shadowed.bpmn", model).deploy().getId();
        String instance = engine.getRuntimeService().startProcessInstanceByKey("shadowed", "SHADOWED", Map.of("guardedFirst", "harmless")).getId();
        String task = engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult().getId();
        assertThatThrownBy(() -> engine.getTaskService().complete(task)).hasMessage(GuardedCase.NOTHING_SAVED);
        engine.getRepositoryService().deleteDeployment(deployment, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secretariat-11076", "dgs-11076", "maire-11076", "direction-11076", "academie", "recteur", "direction", "ien", "gip"})
    void deploymentIsForOperators(String account) {
        cases.start("DEPLOY", "11076");
        assertThat(deploy(account, model("<userTask id='t'/>")).status()).isBetween(400, 415);
        assertNothingDeployed();
    }

    @Test
    void anOperatorDeploysAModelThatNamesNothing() {
        Answer answer = deploy("admin", model("<userTask id='t' name='Tâche'/>"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        engine.getRepositoryService().deleteDeployment(answer.json().get("id").asText(), true);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<serviceTask id='t' camunda:type='shell'><extensionElements><camunda:field name='command' stringValue='touch'/></extensionElements></serviceTask>",
        "<serviceTask id='t' camunda:type='SHELL'><extensionElements><camunda:field name='command' stringValue='touch'/></extensionElements></serviceTask>",
        "<serviceTask id='t' activiti:type='shell'><extensionElements><activiti:field name='command' stringValue='touch'/></extensionElements></serviceTask>",
        "<serviceTask id='t' camunda:type='mail'><extensionElements><camunda:field name='to' stringValue='x@example.fr'/></extensionElements></serviceTask>",
        "<serviceTask id='t' camunda:class='java.lang.Thread'/>",
        "<sendTask id='t' camunda:class='java.lang.Thread'/>",
        "<userTask id='t'><extensionElements><camunda:taskListener event='create' class='java.lang.Thread'/></extensionElements></userTask>",
        "<userTask id='t'><extensionElements><camunda:executionListener event='start' class='java.lang.Thread'/></extensionElements></userTask>",
        "<callActivity id='t' calledElement='x' camunda:variableMappingClass='java.lang.Thread'/>",
        "<userTask id='t'><extensionElements><camunda:formData><camunda:formField id='f' type='string'><camunda:validation><camunda:constraint name='validator' "
            + "config='java.lang.Thread'/></camunda:validation></camunda:formField></camunda:formData></extensionElements></userTask>",
        "<scriptTask id='t' scriptFormat='javascript'><script>1</script></scriptTask>",
        "<scriptTask id='t' scriptFormat='groovy' camunda:resource='http://example.fr/x.groovy'/>",
        "<userTask id='t'><extensionElements><camunda:taskListener event='create'><camunda:script scriptFormat='javascript'>1</camunda:script></camunda:taskListener>"
            + "</extensionElements></userTask>",
        "<userTask id='t'><extensionElements><camunda:inputOutput><camunda:inputParameter name='x'><camunda:script scriptFormat='javascript'>1</camunda:script>"
            + "</camunda:inputParameter></camunda:inputOutput></extensionElements></userTask>"})
    void anOperatorDeploysNoModelThatRunsAnythingButNamedBeans(String element) {
        Answer answer = deploy("admin", model(element));
        assertThat(answer.status()).as(answer.body()).isBetween(400, 500);
        assertThat(answer.json().get("message").asText()).contains("Les modèles ");
        assertNothingDeployed();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<!DOCTYPE definitions [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>",
        "<!DOCTYPE definitions SYSTEM 'http://127.0.0.1:1/x.dtd'>",
        "<!DOCTYPE definitions [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>",
        "<!DOCTYPE definitions>"})
    void anOperatorDeploysNoXmlWithADocumentType(String documentType) {
        String entity = documentType.contains("c '") ? "&c;" : documentType.contains("a SYSTEM") ? "&a;" : "";
        Answer answer = deploy("admin", documentType + model("<userTask id='t'><documentation>" + entity + "</documentation></userTask>"));
        assertThat(answer.status()).isBetween(400, 500);
        assertThat(answer.body()).contains("DOCTYPE").doesNotContain("root:");
        assertNothingDeployed();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'value':'rO0ABXQAAXg=','type':'Object','valueInfo':{'objectTypeName':'java.lang.String','serializationDataFormat':'application/x-java-serialized-object'}}"})
    void nobodyStoresAnObjectInJavasSerialisedForm(String variable) {
        String instance = cases.start("SERIALISED", "11076").getId();
        for (String account : List.of("admin", "secretariat-11076")) {
            Answer one = Program.as(port, account).put("/engine-rest/process-instance/" + instance + "/variables/hole", json(variable));
            Answer start = Program.as(port, account).post("/engine-rest/process-definition/key/guarded/start", json("{'variables':{'hole':" + variable + "}}"));
            Answer file = Program.as(port, account).send("POST", "/engine-rest/process-instance/" + instance + "/variables/hole/data",
                "--x\r\nContent-Disposition: form-data; name=\"data\"; filename=\"x\"\r\nContent-Type: application/x-java-serialized-object\r\n\r\nrO0ABXQAAXg=\r\n"
                    + "--x\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\nSerializable\r\n--x--\r\n", "Content-Type", "multipart/form-data; boundary=x");
            assertThat(List.of(one, start, file)).as(account).allSatisfy(answer -> assertThat(answer.status()).as(answer.body()).isBetween(400, 500));
        }
        assertThat(engine.getRuntimeService().createVariableInstanceQuery().variableName("hole").count()).isZero();
    }

    @Test
    void aBodyThatIsLargerThanAnyDeploymentIsNotRead() {
        assertThat(Program.as(port, "admin").post("/engine-rest/task", " ".repeat(10 * 1024 * 1024 + 1)).status()).isEqualTo(413);
        assertThat(Program.as(port, "admin").post("/engine-rest/task", " ".repeat(1024 * 1024) + "{}").status()).isEqualTo(200);
    }

    private Answer deploy(String account, String model) {
        return Program.as(port, account).send("POST", "/engine-rest/deployment/create", "--x\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nhole\r\n"
            + "--x\r\nContent-Disposition: form-data; name=\"data\"; filename=\"hole.bpmn\"\r\n\r\n" + model + "\r\n--x--\r\n", "Content-Type", "multipart/form-data; boundary=x");
    }

    private void assertNothingDeployed() {
        assertThat(engine.getRepositoryService().createDeploymentQuery().deploymentName("hole").count()).isZero();
        assertThat(engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("hole").count()).isZero();
    }

    /** @param element with the id t */
    private static String model(String element) {
        return "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:camunda='http://camunda.org/schema/1.0/bpmn' xmlns:activiti='http://activiti.org/bpmn' "
            + "targetNamespace='x'><process id='hole' isExecutable='true' camunda:historyTimeToLive='P1D'><startEvent id='s'/><sequenceFlow id='a' sourceRef='s' targetRef='t'/>"
            + element + "</process></definitions>";
    }

    private List<Answer> clerkPosts(String path, String json) {
        Browser browser = Browser.loggedIn(port, "secretariat-11076");
        browser.get("/camunda/app/welcome/default/");
        return List.of(Program.as(port, "secretariat-11076").post(DOORS.get(0) + path, json), browser.post(DOORS.get(1) + path, json));
    }

    private Answer clerkGets(String path) {
        return path.startsWith("/engine-rest") ? Program.as(port, "secretariat-11076").get(path) : Browser.loggedIn(port, "secretariat-11076").get(path);
    }

    private static String json(String text) {
        return text.replace('\'', '"').replace("ATTACK", ATTACK);
    }
}
