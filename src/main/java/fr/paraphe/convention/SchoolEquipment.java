package fr.paraphe.convention;

import java.time.LocalDate;

/**
 * What the commune has said of a school (art. 2.1); everything is null while it has said nothing.
 *
 * @param saidOn     the day on which the school was looked at
 * @param equipment  whether the computers allow the use of the ENT-école
 * @param connection whether the access to the Internet is enough
 * @param note       what is missing
 */
public record SchoolEquipment(LocalDate saidOn, Boolean equipment, Boolean connection, String note) {
}
