package fr.paraphe.contribution;

/**
 * How far the closing of a campaign has come.
 *
 * @param done  conventions whose contribution is computed
 * @param total conventions to close: a forecast until the closing is over, exact afterwards
 * @param more  true while some are left
 */
public record ClosingProgress(int done, int total, boolean more) {
}
