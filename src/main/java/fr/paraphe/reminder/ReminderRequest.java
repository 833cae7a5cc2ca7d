package fr.paraphe.reminder;

import fr.paraphe.calendar.Deadline;
import java.util.Objects;

/**
 * A reminder that is due now.
 *
 * @param kind      when it speaks
 * @param taskId    the engine's task id
 * @param taskKey   the id of the user task in its model, e.g. {@code UserTask_RecordVote}
 * @param taskName  the task's French name
 * @param reference the case, e.g. {@code ENT-11076-2017}
 * @param commune   INSEE code of the case's commune; of an académie's case the académie's code
 * @param group     the task's candidate group, e.g. {@code secretariat}
 * @param scope     of the mailbox, where it is not the usual one of the group (INSEE code, académie or circonscription code); null for the usual one
 * @param deadline  the due date and why it is that one
 */
public record ReminderRequest(ReminderKind kind, String taskId, String taskKey, String taskName, String reference, String commune, String group,
                              String scope, Deadline deadline) {

    public ReminderRequest {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(taskId, "taskId");
        Objects.requireNonNull(taskKey, "taskKey");
        Objects.requireNonNull(taskName, "taskName");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(commune, "commune");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(deadline, "deadline");
    }
}
