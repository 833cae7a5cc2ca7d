package fr.paraphe.engine.guard;

import fr.paraphe.security.Door;
import fr.paraphe.security.Role;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.Event;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * The engine's task service as people meet it at its REST doors. A task is claimed for oneself and put back by oneself; completing it brings no variables,
 * because what a clerk enters goes into our tables and what routes a case comes from there; comments are for the tasks one sees, on no other case, and
 * attachments are shut (the engine checks neither commune nor right for these two). Calls from within the house pass unchanged.
 */
class GuardedTasks extends TaskServiceImpl {

    private final IdentityService identity;

    GuardedTasks(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public void complete(String taskId, Map<String, Object> variables) {
        Variables.refuse(variables);
        super.complete(taskId, variables);
    }

    @Override
    public VariableMap completeWithVariablesInReturn(String taskId, Map<String, Object> variables, boolean deserializeValues) {
        Variables.refuse(variables);
        return super.completeWithVariablesInReturn(taskId, variables, deserializeValues);
    }

    @Override
    public void claim(String taskId, String userId) {
        if (isPerson() && userId != null && !userId.equals(person().getUserId())) {
            throw Refusals.refused("On ne prend une tâche en charge que pour soi.");
        }
        super.claim(taskId, userId);
    }

    @Override
    public void setAssignee(String taskId, String userId) {
        if (isPerson() && userId == null && !isOperator()) {
            // Putting back what one has claimed is work on the task; assigning it to others is an operator's right.
            super.claim(taskId, null);
        } else {
            super.setAssignee(taskId, userId);
        }
    }

    @Override
    public void addComment(String taskId, String processInstanceId, String message) {
        super.addComment(taskId, caseOf(taskId, processInstanceId), message);
    }

    @Override
    public Comment createComment(String taskId, String processInstanceId, String message) {
        return super.createComment(taskId, caseOf(taskId, processInstanceId), message);
    }

    @Override
    public Comment getTaskComment(String taskId, String commentId) {
        caseOf(taskId, null);
        return super.getTaskComment(taskId, commentId);
    }

    @Override
    public List<Event> getTaskEvents(String taskId) {
        caseOf(taskId, null);
        return super.getTaskEvents(taskId);
    }

    @Override
    public Attachment createAttachment(String type, String taskId, String processInstanceId, String name, String description, InputStream content) {
        shut();
        return super.createAttachment(type, taskId, processInstanceId, name, description, content);
    }

    @Override
    public Attachment createAttachment(String type, String taskId, String processInstanceId, String name, String description, String url) {
        shut();
        return super.createAttachment(type, taskId, processInstanceId, name, description, url);
    }

    @Override
    public void saveAttachment(Attachment attachment) {
        shut();
        super.saveAttachment(attachment);
    }

    @Override
    public Attachment getAttachment(String attachmentId) {
        shut();
        return super.getAttachment(attachmentId);
    }

    @Override
    public Attachment getTaskAttachment(String taskId, String attachmentId) {
        shut();
        return super.getTaskAttachment(taskId, attachmentId);
    }

    @Override
    public List<Attachment> getTaskAttachments(String taskId) {
        return isPerson() ? List.of() : super.getTaskAttachments(taskId);
    }

    @Override
    public List<Attachment> getProcessInstanceAttachments(String processInstanceId) {
        return isPerson() ? List.of() : super.getProcessInstanceAttachments(processInstanceId);
    }

    @Override
    public InputStream getAttachmentContent(String attachmentId) {
        shut();
        return super.getAttachmentContent(attachmentId);
    }

    @Override
    public InputStream getTaskAttachmentContent(String taskId, String attachmentId) {
        shut();
        return super.getTaskAttachmentContent(taskId, attachmentId);
    }

    @Override
    public void deleteAttachment(String attachmentId) {
        shut();
        super.deleteAttachment(attachmentId);
    }

    @Override
    public void deleteTaskAttachment(String taskId, String attachmentId) {
        shut();
        super.deleteTaskAttachment(taskId, attachmentId);
    }

    /** The case of a task that the person sees; another case named beside it is refused. */
    private String caseOf(String taskId, String processInstanceId) {
        if (!isPerson()) {
            return processInstanceId;
        }
        Task task = taskId == null ? null : createTaskQuery().taskId(taskId).singleResult();
        if (task == null || processInstanceId != null && !processInstanceId.equals(task.getProcessInstanceId())) {
            throw Refusals.notFound("Tâche introuvable.");
        }
        return task.getProcessInstanceId();
    }

    private void shut() {
        if (isPerson()) {
            throw Refusals.refused("Les pièces d’un dossier se déposent par ses formulaires.");
        }
    }

    private boolean isPerson() {
        return Door.current().filter(Door::isEngineRest).isPresent() && person() != null;
    }

    private boolean isOperator() {
        return person().getGroupIds() != null && person().getGroupIds().contains(Role.ADMINISTRATION.id());
    }

    private Authentication person() {
        return identity.getCurrentAuthentication();
    }
}
