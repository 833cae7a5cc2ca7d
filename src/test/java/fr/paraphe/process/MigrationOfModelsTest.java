package fr.paraphe.process;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.engine.migration.MigrationLine;
import fr.paraphe.engine.migration.Migrations;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Instances of a first version of two models, one in every wait state, and a second version in which one step follows another that did not, one has a new id that
 * the plan knows, and one a new id that it does not.
 */
class MigrationOfModelsTest {

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = ProcessEngineCoverageExtension.builder("scripted-engine.xml").build();

    private static final Date LATER = new Date(1_514_937_600_000L);

    private final ProcessEngine engine = ENGINE.getProcessEngine();

    /** A timer that a rule dates. */
    public static final class Rule {

        public Date at(DelegateExecution execution) {
            return LATER;
        }
    }

    @AfterEach
    void forget() {
        engine.getRepositoryService().createDeploymentQuery().list().forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true));
        Mocks.reset();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "convention-signature, UserTask_SignAsRecteur, UserTask_CorrectText, UserTask_AwaitExecutory",
        "prefecture-reception, UserTask_RecordTransmission, UserTask_AnswerPrefecture, UserTask_WatchDefere"})
    void everyWaitStateIsCarriedOverOrToldWhyNot(String key, String followed, String renamed, String lost) {
        new ScriptedProcess(engine, key);
        Mocks.register("defereExpiry", new Rule());
        Mocks.register("implicitRefusal", new Rule());
        BpmnModelInstance first = Bpmn.readModelFromStream(getClass().getResourceAsStream("/bpmn/" + key + ".bpmn"));
        ProcessDefinition old = deploy(key, first, "1.0.0");
        Map<String, String> instances = new TreeMap<>();
        first.getModelElementsByType(UserTask.class).forEach(task -> instances.put(task.getId(), start(key, task.getId())));
        Map<String, State> before = instances.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> state(entry.getValue())));
        ProcessDefinition newest = deploy(key, second(first, followed, renamed, lost), "2.0.0");

        List<MigrationLine> lines = migrations(renamed).carry(Runnable::run);

        assertThat(lines).hasSameSizeAs(instances.values());
        instances.forEach((waitState, instance) -> {
            MigrationLine line = lines.stream().filter(each -> each.reference().equals(waitState)).findFirst().orElseThrow();
            assertThat(line.from()).isEqualTo("1 (1.0.0)");
            assertThat(line.to()).isEqualTo("2 (2.0.0)");
            State after = state(instance);
            assertThat(after.due()).as("due date in %s", waitState).isEqualTo(before.get(waitState).due());
            assertThat(after.timers()).as("timers in %s", waitState).isEqualTo(before.get(waitState).timers()).isNotEmpty();
            assertThat(after.taskId()).isEqualTo(before.get(waitState).taskId());
            if (waitState.equals(lost)) {
                String name = ((UserTask) Bpmn.readModelFromStream(getClass().getResourceAsStream("/bpmn/" + key + ".bpmn")).getModelElementById(lost)).getName();
                assertThat(line.problem()).contains("l’étape « " + name + " » n’existe plus, et le plan ne dit pas ce qui la remplace");
                assertThat(after.definition()).isEqualTo(old.getId());
            } else {
                assertThat(line.problem()).isEmpty();
                assertThat(after.definition()).isEqualTo(newest.getId());
                assertThat(after.taskKey()).isEqualTo(waitState.equals(renamed) ? renamed + "Anew" : waitState);
            }
        });
        engine.getTaskService().complete(before.get(followed).taskId());
        assertThat(state(instances.get(followed)).taskKey()).as("goes on as the second version says").isEqualTo("UserTask_CheckAgain");
        assertThat(migrations(renamed).carry(Runnable::run)).as("a second run finds only what could not be carried over").extracting(MigrationLine::reference).containsExactly(lost);
        assertThat(new Migrations(engine, (process, fromTag) -> Map.of(renamed, renamed + "Anew", lost, "")).carry(Runnable::run)).as("a plan that gives it no successor")
            .singleElement().satisfies(line -> assertThat(line.problem()).endsWith("n’existe plus, et le plan la laisse finir sur sa version"));
        assertThat(state(instances.get(lost)).definition()).isEqualTo(old.getId());
    }

    /** What people see of an instance: its task, until when, and what it waits for. */
    private record State(String definition, String taskId, String taskKey, Date due, Map<String, Date> timers) {
    }

    private State state(String instance) {
        Task task = engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult();
        Collection<Job> jobs = engine.getManagementService().createJobQuery().processInstanceId(instance).list();
        return new State(task.getProcessDefinitionId(), task.getId(), task.getTaskDefinitionKey(), task.getDueDate(),
            jobs.stream().collect(Collectors.toMap(Job::getId, Job::getDuedate, (one, same) -> one, TreeMap::new)));
    }

    private Migrations migrations(String renamed) {
        return new Migrations(engine, (process, fromTag) -> fromTag.equals("1.0.0") ? Map.of(renamed, renamed + "Anew") : Map.of());
    }

    private String start(String key, String waitState) {
        ProcessInstance instance = engine.getRuntimeService().createProcessInstanceByKey(key).businessKey(waitState).startBeforeActivity(waitState)
            .setVariable("commune", "11076").execute();
        return instance.getId();
    }

    private ProcessDefinition deploy(String key, BpmnModelInstance model, String tag) {
        model.getModelElementsByType(org.camunda.bpm.model.bpmn.instance.Process.class).forEach(process -> process.setCamundaVersionTag(tag));
        engine.getRepositoryService().createDeployment().addModelInstance(key + ".bpmn", model).deploy();
        return engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(key).latestVersion().singleResult();
    }

    private static BpmnModelInstance second(BpmnModelInstance first, String followed, String renamed, String lost) {
        BpmnModelInstance second = first.clone();
        second.getModelElementById(renamed).setAttributeValue("id", renamed + "Anew", true);
        second.getModelElementById(lost).setAttributeValue("id", lost + "Anew", true);
        FlowNode before = second.getModelElementById(followed);
        SequenceFlow flow = before.getOutgoing().iterator().next();
        FlowNode after = flow.getTarget();
        UserTask check = second.newInstance(UserTask.class);
        check.setId("UserTask_CheckAgain");
        before.getParentElement().addChildElement(check);
        after.getIncoming().remove(flow);
        flow.setTarget(check);
        check.getIncoming().add(flow);
        SequenceFlow next = second.newInstance(SequenceFlow.class);
        next.setId("Flow_CheckedAgain");
        before.getParentElement().addChildElement(next);
        next.setSource(check);
        next.setTarget(after);
        check.getOutgoing().add(next);
        after.getIncoming().add(next);
        return second;
    }
}
