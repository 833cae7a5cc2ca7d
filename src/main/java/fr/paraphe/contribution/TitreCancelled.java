package fr.paraphe.contribution;

import fr.paraphe.calendar.SchoolYear;

/**
 * Published in the transaction that cancels a titre, before another is issued in its place: what the convention owes is computed anew by whoever listens.
 *
 * @param reference of the convention
 * @param by        who cancelled
 */
public record TitreCancelled(String reference, SchoolYear schoolYear, String by) {
}
