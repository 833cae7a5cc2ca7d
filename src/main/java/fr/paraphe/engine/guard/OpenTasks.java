package fr.paraphe.engine.guard;

import fr.paraphe.NotFoundException;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.Deputyship;
import fr.paraphe.security.Who;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The open tasks of the engine as our own pages and API ask for them: those of the communes and académies whose cases the current user sees, and no others exist. */
@Component
public class OpenTasks {

    private static final List<String> SHOWN = Stream.concat(Stream.of("communeName", "schoolYear", "schoolName"), TaskSubject.VARIABLES.stream()).toList();

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final CurrentUser currentUser;

    OpenTasks(TaskService tasks, RuntimeService runtime, CurrentUser currentUser) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.currentUser = currentUser;
    }

    /** @throws NotFoundException when there is no such open task, or it is another commune's or an académie's */
    public OpenTask find(String taskId) {
        Task task = seen(taskId);
        ProcessInstance instance = runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult();
        if (instance == null) {
            throw notFound();
        }
        Map<String, Object> shown = tasks.getVariables(taskId, SHOWN);
        return new OpenTask(task.getId(), task.getTaskDefinitionKey(), task.getName(), task.getDescription(),
            task.getDueDate() == null ? null : task.getDueDate().toInstant(), instance.getBusinessKey(), task.getTenantId(),
            (String) shown.get("communeName"), (String) shown.get("schoolYear"), (String) shown.get("schoolName"), TaskSubject.of(shown));
    }

    /** @throws fr.paraphe.RefusedException when the current user is not among the task's people, or somebody else has claimed it */
    public void requireWorker(String taskId) {
        Task task = seen(taskId);
        Who who = currentUser.who();
        TaskPeople.of(tasks.getIdentityLinksForTask(taskId), task.getAssignee()).require(who.id(), who.worksAs(task.getTenantId()));
    }

    /** In whose absence the current user works on a task; empty where it is her own group's. */
    public Optional<Deputyship> standsIn(String taskId) {
        Who who = currentUser.who();
        return who.deputyships().isEmpty() ? Optional.empty()
            : who.standsIn(seen(taskId).getTenantId(), TaskPeople.of(tasks.getIdentityLinksForTask(taskId), null).groups());
    }

    private Task seen(String taskId) {
        Who who = currentUser.who();
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        if (task == null || task.getTenantId() == null || !who.seesCasesOf(task.getTenantId())) {
            throw notFound();
        }
        return task;
    }

    private static NotFoundException notFound() {
        return new NotFoundException("Tâche introuvable.");
    }
}
