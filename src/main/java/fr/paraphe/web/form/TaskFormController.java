package fr.paraphe.web.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.paraphe.NotFoundException;
import fr.paraphe.RefusedException;
import fr.paraphe.audit.AuditTrail;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.engine.guard.OpenTask;
import fr.paraphe.engine.guard.OpenTasks;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.web.CaseOfRequest;
import fr.paraphe.web.TooLargeException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The forms of user tasks: what they show, the draft they keep, what they save. Completing the task is the engine's; it asks the tables whether all is there. */
@RestController
@RequestMapping("/api/tasks/{id}")
@Tag(name = "Formulaires des tâches")
class TaskFormController {

    private static final int LARGEST_DRAFT = 256 * 1024;

    private final OpenTasks tasks;
    private final Map<String, TaskForm<?>> forms;
    private final Drafts drafts;
    private final CurrentUser currentUser;
    private final CivilClock clock;
    private final ObjectMapper json;
    private final TransactionTemplate transaction;
    private final AuditTrail audit;

    TaskFormController(OpenTasks tasks, List<TaskForm<?>> forms, Drafts drafts, CurrentUser currentUser, CivilClock clock, ObjectMapper json,
                       TransactionTemplate transaction, AuditTrail audit) {
        this.tasks = tasks;
        this.forms = forms.stream().collect(Collectors.toUnmodifiableMap(TaskForm::taskKey, Function.identity()));
        this.drafts = drafts;
        this.currentUser = currentUser;
        this.clock = clock;
        this.json = json;
        this.transaction = transaction;
        this.audit = audit;
    }

    /**
     * @param due         the last day, null when the task has no due date
     * @param communeName null where the process does not carry it
     * @param schoolName  only of a task that is about one school
     */
    record ShownTask(String id, String key, String name, String description, LocalDate due, String reference, String commune, String communeName,
                     String schoolYear, @JsonInclude(JsonInclude.Include.NON_NULL) String schoolName) {
    }

    record ShownForm(ShownTask task, Object view, JsonNode draft) {
    }

    @GetMapping("/form")
    @Operation(summary = "Ce que montre le formulaire d’une tâche, avec le brouillon s’il y en a un")
    ShownForm show(@PathVariable String id) throws IOException {
        OpenTask task = find(id);
        TaskForm<?> form = formOf(task);
        Object view = form.view(reference(task));
        String draft = drafts.of(id, form.draftOf(currentUser.who())).orElse(null);
        return new ShownForm(new ShownTask(task.id(), task.key(), task.name(), task.description(), task.due() == null ? null : clock.dayOf(task.due()),
            task.reference(), task.commune(), task.communeName(), task.schoolYear(), task.schoolName()), view, draft == null ? null : json.readTree(draft));
    }

    @PutMapping(path = "/draft", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Garde la saisie en cours, sans la contrôler")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(type = "object")))
    void keepDraft(@PathVariable String id, @RequestBody byte[] body) throws IOException {
        OpenTask task = find(id);
        tasks.requireWorker(id);
        TaskForm<?> form = formOf(task);
        if (body.length > LARGEST_DRAFT) {
            throw new TooLargeException(LARGEST_DRAFT);
        }
        drafts.keep(id, form.draftOf(currentUser.who()), json.readValue(body, JsonNode.class).toString(), currentUser.who().id());
    }

    @PutMapping(path = "/form", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Enregistre le formulaire d’une tâche, s’il est juste")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(type = "object")))
    void save(@PathVariable String id, @RequestBody byte[] body) throws IOException {
        OpenTask task = find(id);
        tasks.requireWorker(id);
        save(formOf(task), reference(task), body);
    }

    /** The address names the task only; from here on the log names its case, to the end of the request. */
    private OpenTask find(String id) {
        OpenTask task = tasks.find(id);
        CaseOfRequest.is(task.reference());
        return task;
    }

    private <I> void save(TaskForm<I> form, TaskRef task, byte[] body) throws IOException {
        I input = json.readValue(body, form.inputType());
        if (input == null) {
            throw new RefusedException("", "Le formulaire est vide.", "");
        }
        transaction.executeWithoutResult(status -> {
            task.standsIn().ifPresent(deputyship -> audit.inPlaceOf(deputyship.absent()));
            form.save(task, input);
            drafts.forget(task.id(), form.draftOf(currentUser.who()));
        });
    }

    private TaskForm<?> formOf(OpenTask task) {
        TaskForm<?> form = forms.get(task.key());
        if (form == null) {
            throw new NotFoundException("Cette tâche n’a pas de formulaire.");
        }
        return form;
    }

    private TaskRef reference(OpenTask task) {
        return new TaskRef(task.id(), task.key(), task.reference(), task.commune(), currentUser.who().id(), Optional.ofNullable(task.subject()),
            tasks.standsIn(task.id()));
    }
}
