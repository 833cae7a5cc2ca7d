package fr.paraphe.convention;

import fr.paraphe.calendar.SchoolYear;

/**
 * The list in force was replaced; told in the transaction that replaces it.
 *
 * @param from   the first school year of the new list
 * @param source the reference of the avenant
 */
public record SchoolListChanged(String reference, SchoolYear from, String source) {
}
