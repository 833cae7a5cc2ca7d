package fr.paraphe.process;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.engine.migration.MigrationLine;
import fr.paraphe.engine.migration.MigrationMappings;
import fr.paraphe.engine.migration.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A model of today takes the cases of each version before, wherever they wait: with their tasks, the dates of their timers, and what they called. A step that is no
 * more is in the plan that ships with the model, with its successor or with none.
 */
class EarlierModelsTest {

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = ProcessEngineCoverageExtension.builder("scripted-engine.xml").build();

    private static final Path EARLIER = Path.of("src/test/resources/earlier-models");
    private static final Date LATER = new Date(1_514_937_600_000L);
    private static final List<String> RULES = List.of("terminationDates", "titreDates", "implicitRefusal", "defereExpiry", "conventionTerm", "conciliationDates", "campaignDates",
        "avenantWindow", "actionDates", "disputeParties", "conventionSchools", "avenantSchools", "conciliationCommitments");
    /** What rooms have made known before. */
    private static final Map<String, Object> FACTS = Map.of("commune", "11076", "letter", "ENT-11076-2017-M1");
    private static final MigrationMappings SHIPPED = MigrationMappings.shipped();

    private final ProcessEngine engine = ENGINE.getProcessEngine();

    /** Whatever a model asks a room for: a date, a group, or the things that something is done for. */
    public static final class Rule {

        public Date effective(DelegateExecution execution) {
            return LATER;
        }

        public Date nextReminder(DelegateExecution execution) {
            return LATER;
        }

        public Date firstReminder(DelegateExecution execution) {
            return LATER;
        }

        public Date nextPaymentReminder(DelegateExecution execution) {
            return LATER;
        }

        public Date at(DelegateExecution execution) {
            return LATER;
        }

        public Date renewal(DelegateExecution execution) {
            return LATER;
        }

        public Date reached(DelegateExecution execution) {
            return LATER;
        }

        public Date limit(DelegateExecution execution) {
            return LATER;
        }

        public Date failure(DelegateExecution execution) {
            return LATER;
        }

        public Date opens(DelegateExecution execution) {
            return LATER;
        }

        public Date nextOpens(DelegateExecution execution) {
            return LATER;
        }

        public Date closes(DelegateExecution execution) {
            return LATER;
        }

        public Date expiry(DelegateExecution execution) {
            return LATER;
        }

        public String writer(DelegateExecution execution) {
            return "secretariat";
        }

        public String group(DelegateExecution execution) {
            return "secretariat";
        }

        public List<Long> toActivate(DelegateExecution execution) {
            return List.of(1L, 2L);
        }

        public List<Long> toFollow(DelegateExecution execution) {
            return List.of(1L, 2L);
        }
    }

    static Stream<String> earlier() throws IOException {
        try (Stream<Path> files = Files.list(EARLIER)) {
            return files.map(file -> file.getFileName().toString().replace(".bpmn", "")).sorted().toList().stream();
        }
    }

    @AfterEach
    void forget() {
        engine.getRepositoryService().createDeploymentQuery().list().forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true));
        Mocks.reset();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("earlier")
    void casesOfAnEarlierVersionGoOnOnTheNewest(String version) {
        BpmnModelInstance before = Bpmn.readModelFromFile(EARLIER.resolve(version + ".bpmn").toFile());
        String tag = version.substring(version.lastIndexOf('-') + 1);
        String key = version.substring(0, version.lastIndexOf('-'));
        new ScriptedProcess(engine, key);
        ScriptedProcess.beanNames(before).forEach(name -> Mocks.register(name, new ScriptedProcess.ScriptedBean(name)));
        RULES.forEach(name -> Mocks.register(name, new Rule()));
        String[] called = before.getModelElementsByType(CallActivity.class).stream().map(CallActivity::getCalledElement).distinct().toArray(String[]::new);
        if (called.length > 0) {
            new StandIns(engine, called);
        }
        deploy(key, before);
        Map<String, String> instances = new TreeMap<>();
        waitStates(before).forEach(step -> instances.put(step, engine.getRuntimeService().createProcessInstanceByKey(key).businessKey(step).startBeforeActivity(step)
            .setVariables(FACTS).execute().getId()));
        Map<String, State> then = instances.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> state(each.getValue())));
        assertThat(then.values()).as("where cases wait").isNotEmpty().anySatisfy(state -> assertThat(state.timers()).isNotEmpty());
        ProcessDefinition newest = deploy(key, Bpmn.readModelFromStream(getClass().getResourceAsStream("/bpmn/" + key + ".bpmn")));
        assertThat(newest.getVersionTag()).isNotEqualTo(tag);

        Map<String, MigrationLine> lines = new Migrations(engine, SHIPPED).carry(Runnable::run).stream().collect(Collectors.toMap(MigrationLine::reference, line -> line));

        assertThat(lines).containsOnlyKeys(instances.keySet());
        Map<String, String> plan = SHIPPED.of(key, tag);
        instances.forEach((step, instance) -> {
            if (plan.getOrDefault(step, step).isEmpty()) {
                assertThat(lines.get(step).problem()).as(step).contains("le plan la laisse finir sur sa version");
                return;
            }
            assertThat(lines.get(step).problem()).as("%s of %s: write in bpmn/migrations/%s.properties what becomes of it", step, version, version).isEmpty();
            State now = state(instance);
            assertThat(now.tasks()).as("tasks of %s", step).isEqualTo(then.get(step).tasks());
            assertThat(now.called()).as("what %s has called", step).isEqualTo(then.get(step).called());
            assertThat(now.timers()).as("timers of %s", step).containsAllEntriesOf(then.get(step).timers());
            assertThat(now.messages()).as("what %s waits for", step).containsAll(then.get(step).messages());
        });
    }

    /** Where a case stands until somebody or something comes: tasks, events, called processes, and what runs by itself. */
    private static List<String> waitStates(BpmnModelInstance model) {
        return model.getModelElementsByType(FlowNode.class).stream().filter(node -> node instanceof UserTask || node instanceof IntermediateCatchEvent || node instanceof CallActivity
            || node.isCamundaAsyncBefore()).map(FlowNode::getId).sorted().toList();
    }

    /** What people and rooms know an instance by, and until when. */
    private record State(Map<String, Date> tasks, Map<String, Date> timers, List<String> messages, List<String> called) {
    }

    private State state(String instance) {
        return new State(engine.getTaskService().createTaskQuery().processInstanceId(instance).list().stream().collect(Collectors.toMap(Task::getId, Task::getDueDate)),
            engine.getManagementService().createJobQuery().processInstanceId(instance).list().stream()
                .filter(job -> job.getDuedate() != null).collect(Collectors.toMap(Job::getId, Job::getDuedate, (one, same) -> one, TreeMap::new)),
            engine.getRuntimeService().createEventSubscriptionQuery().processInstanceId(instance).list().stream().map(EventSubscription::getEventName).sorted().toList(),
            engine.getRuntimeService().createProcessInstanceQuery().superProcessInstanceId(instance).list().stream().map(called -> called.getId()).sorted().toList());
    }

    private ProcessDefinition deploy(String key, BpmnModelInstance model) {
        engine.getRepositoryService().createDeployment().addModelInstance(key + ".bpmn", model).deploy();
        return engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(key).latestVersion().singleResult();
    }
}
