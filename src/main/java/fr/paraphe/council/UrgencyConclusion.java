package fr.paraphe.council;

/**
 * What the council's ruling on the urgency decides of the way on.
 *
 * @param accepted the item goes on to its vote
 * @param outcome  ADJOURNED when the council sent it back, else null
 */
public record UrgencyConclusion(boolean accepted, DeliberationOutcome outcome) {
}
