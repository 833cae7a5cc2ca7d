package fr.paraphe.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;

/**
 * One model in an engine of its own: its beans answer what the test says, so that a path is the model's doing alone. Everything is walked by hand, and
 * {@link #path()} is the whole way, by name.
 */
final class ScriptedProcess {

    static final Date DUE = new Date(1_509_404_340_000L);
    static final Date AHEAD = new Date(1_509_087_600_000L);
    static final Date ON_DAY = new Date(1_509_346_800_000L);
    static final Date PAST = new Date(1_509_433_200_000L);

    private final ProcessEngine engine;
    private final String key;
    private final Map<String, ScriptedBean> beans = new HashMap<>();
    private ProcessInstance instance;

    ScriptedProcess(ProcessEngine engine, String key) {
        this.engine = engine;
        this.key = key;
        // another test's application may have left an engine of its own: the assertions are to look at this one
        BpmnAwareTests.init(engine);
        beanNames(Bpmn.readModelFromStream(ScriptedProcess.class.getResourceAsStream("/bpmn/" + key + ".bpmn"))).forEach(name -> Mocks.register(name, bean(name)));
        Mocks.register("taskDates", new Dates());
    }

    /** What a bean makes known each time it is called, the last one for ever after. */
    @SafeVarargs
    final ScriptedProcess answers(String bean, Map<String, Object>... facts) {
        bean(bean).facts.addAll(List.of(facts));
        return this;
    }

    /** Instead of what it was told to answer before. */
    ScriptedProcess answersOnly(String bean, Map<String, Object> facts) {
        bean(bean).facts.clear();
        return answers(bean, facts);
    }

    ScriptedProcess start(Map<String, Object> variables) {
        instance = engine.getRuntimeService().startProcessInstanceByKey(key, "ENT-11076-2017", variables);
        return this;
    }

    ProcessInstance instance() {
        return instance;
    }

    ScriptedProcess complete(String taskKey) {
        engine.getTaskService().complete(task(taskKey).getId());
        return this;
    }

    Task task(String taskKey) {
        Task task = engine.getTaskService().createTaskQuery().processInstanceId(instance.getId()).taskDefinitionKey(taskKey).singleResult();
        assertThat(task).as("open task %s", taskKey).isNotNull();
        return task;
    }

    ScriptedProcess correlate(String message, Map<String, Object> variables) {
        engine.getRuntimeService().createMessageCorrelation(message).processInstanceId(instance.getId()).setVariables(variables).correlate();
        return this;
    }

    /** Runs the one job that waits at an activity; reminders, which wait there too, are not meant. */
    ScriptedProcess runJobAt(String activity) {
        engine.getManagementService().executeJob(jobAt(activity).getId());
        return this;
    }

    Job jobAt(String activity) {
        List<Job> jobs = engine.getManagementService().createJobQuery().processInstanceId(instance.getId()).activityId(activity).list();
        assertThat(jobs).as("jobs at %s", activity).hasSize(1);
        return jobs.get(0);
    }

    /** Ids of everything passed, in order, each instance of an activity once. */
    List<String> path() {
        return engine.getHistoryService().createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).orderPartiallyByOccurrence().asc().list()
            .stream().map(HistoricActivityInstance::getActivityId).toList();
    }

    List<String> calls(String bean) {
        return bean(bean).calls;
    }

    boolean ended() {
        return engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(instance.getId()).count() == 0;
    }

    private ScriptedBean bean(String name) {
        return beans.computeIfAbsent(name, ScriptedBean::new);
    }

    /** Of the delegates and listeners that a model calls. */
    static Stream<String> beanNames(BpmnModelInstance model) {
        return Stream.of(
            model.getModelElementsByType(ServiceTask.class).stream().map(ServiceTask::getCamundaDelegateExpression),
            model.getModelElementsByType(CamundaTaskListener.class).stream().map(CamundaTaskListener::getCamundaDelegateExpression),
            model.getModelElementsByType(CamundaExecutionListener.class).stream().map(CamundaExecutionListener::getCamundaDelegateExpression))
            .flatMap(names -> names)
            .map(expression -> expression.substring(2, expression.length() - 1))
            .distinct();
    }

    @SafeVarargs
    static List<String> path(List<String>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }

    /** Whatever the model wants it to be; it remembers who called. */
    static final class ScriptedBean implements JavaDelegate, TaskListener, ExecutionListener {

        private final String name;
        private final List<Map<String, Object>> facts = new ArrayList<>();
        private final List<String> calls = new ArrayList<>();

        ScriptedBean(String name) {
            this.name = name;
        }

        @Override
        public void execute(DelegateExecution execution) {
            answer(execution);
        }

        @Override
        public void notify(DelegateExecution execution) {
            answer(execution);
        }

        @Override
        public void notify(DelegateTask task) {
            answer(task.getExecution());
        }

        private void answer(DelegateExecution execution) {
            calls.add(name + "@" + execution.getCurrentActivityId());
            if (!facts.isEmpty()) {
                (facts.size() > 1 ? facts.remove(0) : facts.get(0)).forEach(execution::setVariable);
            }
        }
    }

    /** The dates of every task, fixed. */
    public static final class Dates {

        public Date due(DelegateExecution execution) {
            return DUE;
        }

        public int priority(DelegateExecution execution) {
            return 75;
        }

        public Date ahead(DelegateExecution execution) {
            return AHEAD;
        }

        public Date onDay(DelegateExecution execution) {
            return ON_DAY;
        }

        public Date past(DelegateExecution execution) {
            return PAST;
        }
    }

    /** A bean that gives one date, whatever it is asked for. */
    public record DateAt(Date date) {

        public Date at(DelegateExecution execution) {
            return date;
        }

        public Date reached(DelegateExecution execution) {
            return date;
        }

        public Date opens(DelegateExecution execution) {
            return date;
        }

        public Date closes(DelegateExecution execution) {
            return date;
        }

        public Date nextReminder(DelegateExecution execution) {
            return date;
        }
    }

    /** A bean that names the group of the side that acts. */
    public record Parties(String group) {

        public String writer(DelegateExecution execution) {
            return group;
        }
    }

    /** A bean that names the enrolments of the schools to activate. */
    public record Enrolments(List<Long> ids) {

        public List<Long> toActivate(DelegateExecution execution) {
            return ids;
        }
    }
}
