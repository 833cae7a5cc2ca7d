package fr.paraphe.avenant;

import java.time.LocalDate;

/**
 * What an avenant means for the contribution of its school year.
 *
 * @param avenant  its reference
 * @param kind     what it does to the list; null where it touches none
 * @param inEffect whether it governs that year; not so late ones, and those that a later one replaced
 * @param lastDay  transmitted on the window's last day: accepted and flagged
 * @param sentOn   the day of its transmission
 * @param clause   the clause that applied, e.g. «Convention, art. 6.3»
 * @param sentence why, in French
 */
public record YearAnswer(String avenant, AvenantNature nature, ListKind kind, boolean inEffect, boolean lastDay, LocalDate sentOn, String clause, String sentence) {
}
