package fr.paraphe.engine.guard;

import java.time.Instant;

/**
 * An open user task of a case that the current user sees.
 *
 * @param key         the id of the user task in its model
 * @param due         null when it has no due date
 * @param reference   the case's public reference
 * @param commune     INSEE code; of an académie's case the académie's code
 * @param communeName null where the process does not carry it
 * @param schoolYear  null where the process does not carry it
 * @param schoolName  of the one school that the task is about, else null
 * @param subject     which of several alike in the case the task is about: an enrolment, a commitment; else null
 */
public record OpenTask(String id, String key, String name, String description, Instant due, String reference, String commune, String communeName,
                       String schoolYear, String schoolName, Long subject) {
}
