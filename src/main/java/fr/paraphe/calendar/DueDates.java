package fr.paraphe.calendar;

import java.util.List;
import java.util.Optional;

/** A room's answer to the question: by when must this task of that case be done? Each room that knows such dates has one bean of this type. */
public interface DueDates {

    /**
     * @param taskKey   the id of the user task in its model, e.g. {@code UserTask_SendConvocation}
     * @param reference the case, e.g. {@code ENT-11076-2017}
     * @return the date and its reason, or empty when this room has no rule for that task
     */
    Optional<Deadline> dueDate(String taskKey, String reference);

    /**
     * Of a task that is there once for each of several things of one case.
     *
     * @param subject which of them the task is about, e.g. an enrolment or a commitment; null for a task about its case
     */
    default Optional<Deadline> dueDate(String taskKey, String reference, Long subject) {
        return dueDate(taskKey, reference);
    }

    /** @return the groups that are told of the date for information although the task is not theirs, e.g. {@code academie} */
    default List<String> alsoConcerned(String taskKey, String reference) {
        return List.of();
    }
}
