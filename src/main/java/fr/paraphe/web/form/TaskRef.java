package fr.paraphe.web.form;

/**
 * The open user task for which a form is shown or saved; the user has been checked against it.
 *
 * @param id        the engine's task id
 * @param key       the id of the user task in its model, e.g. {@code UserTask_RecordVote}
 * @param reference the case's public reference, e.g. {@code ENT-11076-2017}
 * @param commune   INSEE code of the case's commune
 * @param user      the id of the user who asks
 */
public record TaskRef(String id, String key, String reference, String commune, String user) {
}
