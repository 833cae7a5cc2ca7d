package fr.paraphe.convention;

import java.time.LocalDate;

/**
 * A convention is over: by its term (art. 3), by dénonciation (art. 9) or by résiliation (art. 10). Published within the transaction that ends it, for the rooms that
 * have something running under it.
 *
 * @param reference of the convention
 * @param endedOn   the last day on which it was in force
 * @param reason    what ended it, French
 */
public record ConventionEnded(String reference, LocalDate endedOn, String reason) {
}
