package fr.paraphe.web.form.convention;

import fr.paraphe.NotFoundException;
import fr.paraphe.web.form.TaskRef;

/** Which school a task is about, where a case has one such task for each of its schools. */
final class Enrolments {

    private Enrolments() {
    }

    /** The id of the enrolment. */
    static long of(TaskRef task) {
        return task.subject().orElseThrow(() -> new NotFoundException("École introuvable."));
    }
}
