package fr.paraphe.reminder;

import fr.paraphe.calendar.Deadline;
import java.util.List;
import java.util.Objects;

/**
 * A reminder that is due now.
 *
 * @param kind      when it speaks
 * @param taskId    the engine's task id
 * @param taskKey   the id of the user task in its model, e.g. {@code UserTask_RecordVote}
 * @param taskName  the task's French name
 * @param reference the case, e.g. {@code ENT-11076-2017}
 * @param commune   INSEE code of the case's commune; of an académie's case the académie's code; of a case that one of them prepares alone its confidential owner
 * @param groups    the task's candidate groups, e.g. {@code secretariat}; at least one
 * @param informed  groups that are told although the task is not theirs
 * @param scope     of the mailbox, where it is not the usual one of the groups (INSEE code, académie or circonscription code); null for the usual one
 * @param deadline  the due date and why it is that one
 */
public record ReminderRequest(ReminderKind kind, String taskId, String taskKey, String taskName, String reference, String commune, List<String> groups,
                              List<String> informed, String scope, Deadline deadline) {

    public ReminderRequest {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(taskId, "taskId");
        Objects.requireNonNull(taskKey, "taskKey");
        Objects.requireNonNull(taskName, "taskName");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(commune, "commune");
        Objects.requireNonNull(deadline, "deadline");
        groups = List.copyOf(groups);
        informed = List.copyOf(informed);
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("a task is somebody's: " + taskKey);
        }
    }

    /** Of a task that is one group's and concerns nobody else. */
    public ReminderRequest(ReminderKind kind, String taskId, String taskKey, String taskName, String reference, String commune, String group, String scope,
                           Deadline deadline) {
        this(kind, taskId, taskKey, taskName, reference, commune, List.of(group), List.of(), scope, deadline);
    }
}
