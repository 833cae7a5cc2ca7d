package fr.paraphe.web.form;

import fr.paraphe.security.Who;

/**
 * What the form of one user task shows and saves: a translation between the form's JSON and one use case of a room, without a rule of its own.
 * One bean for each user task; the controller finds it by {@link #taskKey()}.
 *
 * @param <I> the input as the form sends it
 */
public interface TaskForm<I> {

    /** The id of the user task in its model. */
    String taskKey();

    Class<I> inputType();

    /** What the form shows, as a record that becomes JSON. */
    Object view(TaskRef task);

    /** Whose draft this person reads and writes: empty where all of the task's people share one; of a task that either party may do, the name of the person's party. */
    default String draftOf(Who who) {
        return "";
    }

    /**
     * Stores what the clerk entered, in one transaction.
     *
     * @throws fr.paraphe.RefusedException when a rule refuses; its fields are JSON paths into the input, and nothing is stored
     */
    void save(TaskRef task, I input);
}
