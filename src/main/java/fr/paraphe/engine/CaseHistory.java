package fr.paraphe.engine;

import fr.paraphe.NotFoundException;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.engine.guard.TaskSubject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the engine knows of a case, running or over: who did what when, what waits for whom, and how far each of its processes has come. Asked in the name of the
 * current user, so that the engine's own wall stands: a process or a task of an owner whose cases the person does not see is not there.
 */
@Component
@Transactional(readOnly = true)
public class CaseHistory {

    /** How the engine marks a task that was done, among those that ended otherwise. */
    private static final String COMPLETED = "completed";
    /** The frame around a step that runs once for each of several things. */
    private static final String FRAME = "#multiInstanceBody";
    private static final String SCHOOL = "schoolName";

    private final HistoryService history;
    private final TaskService tasks;
    private final RepositoryService repository;
    private final TaskDates dates;
    private final JdbcClient jdbc;

    CaseHistory(HistoryService history, TaskService tasks, RepositoryService repository, TaskDates dates, JdbcClient jdbc) {
        this.history = history;
        this.tasks = tasks;
        this.repository = repository;
        this.dates = dates;
        this.jdbc = jdbc;
    }

    /**
     * One process of a case.
     *
     * @param reference its business key: the convention, an avenant or a letter
     * @param process   key of its model
     * @param startedBy account, null where the house began it
     * @param endedAt   null while it runs
     * @param end       the name of the end it reached; null while it runs, and where it was stopped from outside
     * @param calledBy  id of the process that it is a part of, null for one by itself
     */
    public record Run(String id, String reference, String process, String name, Instant startedAt, String startedBy, Instant endedAt, String end, String calledBy) {

        public boolean isRunning() {
            return endedAt == null;
        }
    }

    /** A task that somebody completed, perhaps in the place of somebody absent; both are accounts. */
    public record Done(String run, String taskKey, String name, String by, String inPlaceOf, Instant at) {
    }

    /**
     * An open task.
     *
     * @param assignee account, null while nobody has taken it
     * @param groups   whose it is
     * @param due      its day, and why; null without one
     */
    public record Open(String id, String reference, String taskKey, String name, String assignee, List<String> groups, Deadline due) {
    }

    /**
     * A step of a process, in the order in which it began.
     *
     * @param activity id in the model
     * @param type     as the engine calls it, e.g. {@code userTask}
     * @param endedAt  null while it runs
     * @param by        who completed it, for a task
     * @param inPlaceOf the absent person for whom a deputy did
     * @param called   id of the process that it called, null for a step that calls none
     */
    public record Step(String activity, String name, String type, Instant startedAt, Instant endedAt, boolean cancelled, String by, String inPlaceOf, String called) {
    }

    /** In the order in which they began. */
    public List<Run> runs(Collection<String> references) {
        List<HistoricProcessInstance> all = history.createHistoricProcessInstanceQuery().processInstanceBusinessKeyIn(references.toArray(String[]::new))
            .orderByProcessInstanceStartTime().asc().list();
        Map<String, String> schools = schoolsOf(all.stream().map(HistoricProcessInstance::getId).toList());
        return all.stream().map(instance -> run(instance, schools.get(instance.getId()))).toList();
    }

    /** In the order in which they were completed. */
    public List<Done> done(Collection<String> references) {
        List<HistoricTaskInstance> all = history.createHistoricTaskInstanceQuery().processInstanceBusinessKeyIn(references.toArray(String[]::new)).finished()
            .taskDeleteReason(COMPLETED).orderByHistoricTaskInstanceEndTime().asc().list();
        Map<String, String> schools = schoolsOf(all.stream().map(HistoricTaskInstance::getProcessInstanceId).distinct().toList());
        return all.stream().map(task -> new Done(task.getProcessInstanceId(), task.getTaskDefinitionKey(), named(task.getName(), schools.get(task.getProcessInstanceId())),
            task.getAssignee(), task.getOwner(), instant(task.getEndTime()))).toList();
    }

    /** The most urgent first. */
    public List<Open> open(Collection<String> references) {
        return opened(tasks.createTaskQuery().processInstanceBusinessKeyIn(references.toArray(String[]::new)).list());
    }

    /** These tasks, as far as they are still open and this person's to see. */
    public List<Open> openTasks(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : opened(tasks.createTaskQuery().taskIdIn(ids.toArray(String[]::new)).list());
    }

    private List<Open> opened(List<Task> all) {
        if (all.isEmpty()) {
            return List.of();
        }
        Object ids = all.stream().map(Task::getId).toArray(String[]::new);
        Map<String, List<String>> groups = new HashMap<>();
        jdbc.sql("select task_id_, group_id_ from act_ru_identitylink where type_ = 'candidate' and group_id_ is not null and task_id_ = any (?) order by group_id_").param(ids)
            .query(row -> {
                groups.computeIfAbsent(row.getString("task_id_"), task -> new ArrayList<>()).add(row.getString("group_id_"));
            });
        Around around = around(all.stream().map(Task::getProcessInstanceId).distinct().toList());
        return all.stream().map(task -> open(task, groups.getOrDefault(task.getId(), List.of()), around))
            .sorted(Comparator.comparing((Open task) -> task.due() == null ? null : task.due().date(), Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(Open::name))
            .toList();
    }

    /** @throws NotFoundException when there is no such process, or it is not this person's to see */
    public List<Step> steps(String run) {
        HistoricProcessInstance instance = instance(run);
        List<HistoricActivityInstance> all = history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId())
            .orderByHistoricActivityInstanceStartTime().asc().orderPartiallyByOccurrence().asc().list();
        Map<String, String> absent = history.createHistoricTaskInstanceQuery().processInstanceId(instance.getId()).list().stream().filter(task -> task.getOwner() != null)
            .collect(Collectors.toMap(HistoricTaskInstance::getId, HistoricTaskInstance::getOwner));
        return all.stream().filter(step -> !step.getActivityId().endsWith(FRAME))
            .map(step -> new Step(step.getActivityId(), step.getActivityName() == null ? "" : step.getActivityName(), step.getActivityType(), instant(step.getStartTime()),
                instant(step.getEndTime()), step.isCanceled(), step.getAssignee(), step.getTaskId() == null ? null : absent.get(step.getTaskId()),
                step.getCalledProcessInstanceId())).toList();
    }

    /** The drawing of a process as it runs or ran, BPMN 2.0 XML. @throws NotFoundException as {@link #steps} */
    public String model(String run) {
        try (InputStream model = repository.getProcessModel(instance(run).getProcessDefinitionId())) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The case that a process belongs to, by its business key. @throws NotFoundException as {@link #steps} */
    public String referenceOf(String run) {
        return instance(run).getBusinessKey();
    }

    /** The names of accounts, «Prénom Nom»; an account that is gone keeps its id. */
    public Map<String, String> names(Collection<String> accounts) {
        Set<String> asked = accounts.stream().filter(Objects::nonNull).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, String> names = asked.stream().collect(Collectors.toMap(Function.identity(), Function.identity()));
        jdbc.sql("select id_, first_, last_ from act_id_user where id_ = any (?)").param((Object) asked.toArray(String[]::new)).query(row -> {
            String name = (orEmpty(row.getString("first_")) + " " + orEmpty(row.getString("last_"))).strip();
            if (!name.isEmpty()) {
                names.put(row.getString("id_"), name);
            }
        });
        return names;
    }

    private HistoricProcessInstance instance(String run) {
        return Optional.ofNullable(history.createHistoricProcessInstanceQuery().processInstanceId(run).singleResult())
            .orElseThrow(() -> new NotFoundException("Procédure introuvable."));
    }

    private Run run(HistoricProcessInstance instance, String school) {
        return new Run(instance.getId(), instance.getBusinessKey(), instance.getProcessDefinitionKey(), named(instance.getProcessDefinitionName(), school), instant(instance.getStartTime()),
            instance.getStartUserId(), instant(instance.getEndTime()), endOf(instance), instance.getSuperProcessInstanceId());
    }

    private String endOf(HistoricProcessInstance instance) {
        if (instance.getEndActivityId() == null || !HistoricProcessInstance.STATE_COMPLETED.equals(instance.getState())) {
            return null;
        }
        return repository.getBpmnModelInstance(instance.getProcessDefinitionId()).getModelElementById(instance.getEndActivityId()) instanceof FlowElement end ? end.getName() : null;
    }

    private Open open(Task task, List<String> groups, Around around) {
        String reference = around.keys.get(task.getProcessInstanceId());
        Deadline due = task.getDueDate() == null ? null : dates.reasonOf(task.getTaskDefinitionKey(), reference, around.subject(task.getExecutionId()), task.getDueDate());
        return new Open(task.getId(), reference, task.getTaskDefinitionKey(), named(task.getName(), around.school(task.getExecutionId())), task.getAssignee(), groups, due);
    }

    /** What stands around open tasks: the keys of their processes, and the variables that say which of several alike a task is about. */
    private record Around(Map<String, String> keys, Map<String, String> parents, Map<String, Long> subjects, Map<String, String> schools) {

        Long subject(String execution) {
            return nearest(execution, subjects);
        }

        String school(String execution) {
            return nearest(execution, schools);
        }

        private <V> V nearest(String execution, Map<String, V> values) {
            for (String at = execution; at != null; at = parents.get(at)) {
                if (values.containsKey(at)) {
                    return values.get(at);
                }
            }
            return null;
        }
    }

    private Around around(List<String> runs) {
        Around around = new Around(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
        Object ids = runs.toArray(String[]::new);
        jdbc.sql("select id_, parent_id_, business_key_ from act_ru_execution where proc_inst_id_ = any (?)").param(ids).query(row -> {
            around.parents.put(row.getString("id_"), row.getString("parent_id_"));
            if (row.getString("business_key_") != null) {
                around.keys.put(row.getString("id_"), row.getString("business_key_"));
            }
        });
        jdbc.sql("select execution_id_, name_, text_, long_ from act_ru_variable where proc_inst_id_ = any (?) and task_id_ is null").param(ids).query(row -> {
            if (TaskSubject.isNamed(row.getString("name_"))) {
                around.subjects.put(row.getString("execution_id_"), row.getLong("long_"));
            } else if (row.getString("name_").equals(SCHOOL)) {
                around.schools.put(row.getString("execution_id_"), row.getString("text_"));
            }
        });
        return around;
    }

    /** The school that a process of its own is about, by process. */
    private Map<String, String> schoolsOf(List<String> runs) {
        Map<String, String> schools = new HashMap<>();
        jdbc.sql("select proc_inst_id_, text_ from act_hi_varinst where name_ = ? and proc_inst_id_ = any (?)").params(SCHOOL, runs.toArray(String[]::new)).query(row -> {
            schools.put(row.getString("proc_inst_id_"), row.getString("text_"));
        });
        return schools;
    }

    /** A task that is there once for each school would otherwise stand in so many equal lines. */
    private static String named(String task, String school) {
        return school == null ? task : task + " (" + school + ")";
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
