package fr.paraphe.engine.guard;

/**
 * A user task is completed, or its case has gone on without it; told in the transaction in which that happens.
 *
 * @param taskId the engine's id
 */
public record TaskEnded(String taskId) {
}
