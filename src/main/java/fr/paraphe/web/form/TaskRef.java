package fr.paraphe.web.form;

import fr.paraphe.security.Deputyship;
import java.util.Optional;

/**
 * The open user task for which a form is shown or saved; the user has been checked against it.
 *
 * @param id        the engine's task id
 * @param key       the id of the user task in its model, e.g. {@code UserTask_RecordVote}
 * @param reference the case's public reference, e.g. {@code ENT-11076-2017}
 * @param commune   INSEE code of the case's commune; of an académie's case (a campaign, a titre) the académie's code
 * @param user      the id of the user who asks
 * @param standsIn  in whose absence, where the task is not this user's own group's
 * @param subject   the one of several alike in a case that the task is about: the enrolment of a school, a commitment of a conciliation
 */
public record TaskRef(String id, String key, String reference, String commune, String user, Optional<Long> subject, Optional<Deputyship> standsIn) {

    /** Of a task of the user's own. */
    public TaskRef(String id, String key, String reference, String commune, String user, Optional<Long> subject) {
        this(id, key, reference, commune, user, subject, Optional.empty());
    }

    /** Of a task that is about its case. */
    public TaskRef(String id, String key, String reference, String commune, String user) {
        this(id, key, reference, commune, user, Optional.empty());
    }
}
