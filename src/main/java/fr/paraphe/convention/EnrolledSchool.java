package fr.paraphe.convention;

import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.directory.SchoolType;
import java.time.LocalDate;

/**
 * A school's enrolment under a convention (art. 6): it counts for the fee of each school year from {@code from} to {@code until}. Whether the school is served
 * is another matter: that is said by its activation.
 *
 * @param uai                  null while it is missing: required only for the activation
 * @param commune              INSEE code of the commune where the school stands
 * @param from                 first school year
 * @param until                last school year, inclusive; null while the enrolment is in force
 * @param source               the reference of the avenant that enrolled it, null for annexe 1
 * @param activatedOn          null while it is not activated
 * @param deactivatedOn        null while it is not deactivated
 * @param equipmentConfirmedOn null while the commune has not confirmed equipment and connection (art. 2.1)
 */
public record EnrolledSchool(long id, String reference, String uai, SchoolType type, String name, String commune, SchoolYear from, SchoolYear until, String source,
                             LocalDate activatedOn, LocalDate deactivatedOn, LocalDate equipmentConfirmedOn) {

    /** Counts for that school year. */
    public boolean coversYear(SchoolYear year) {
        return from.compareTo(year) <= 0 && (until == null || year.compareTo(until) <= 0);
    }

    /** The row as a list of schools carries it. */
    public ConventionSchool asListed() {
        return new ConventionSchool(uai, type, name, commune);
    }
}
