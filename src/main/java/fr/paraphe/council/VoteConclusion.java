package fr.paraphe.council;

import java.time.LocalDate;

/**
 * What the council did with an item.
 *
 * @param decidedOn the day of the session, which dates the act
 * @param object    of the deliberation
 */
public record VoteConclusion(DeliberationOutcome outcome, LocalDate decidedOn, String object) {
}
