package fr.paraphe.calendar;

import java.util.Optional;

/** A room's answer to the question: by when must this task of that case be done? Each room that knows such dates has one bean of this type. */
public interface DueDates {

    /**
     * @param taskKey   the id of the user task in its model, e.g. {@code UserTask_SendConvocation}
     * @param reference the case, e.g. {@code ENT-11076-2017}
     * @return the date and its reason, or empty when this room has no rule for that task
     */
    Optional<Deadline> dueDate(String taskKey, String reference);
}
