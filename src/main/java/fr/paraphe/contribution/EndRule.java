package fr.paraphe.contribution;

import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.calendar.SchoolYear;
import java.time.LocalDate;

/**
 * What the end of a convention does to a contribution that was computed before (art. 5, 6 and 9; docs/adr/0009): a year that has begun is due unless the GIP decides
 * otherwise, one that begins after the end is not; a titre that was issued stays, it is for the GIP to cancel.
 *
 * @param endedOn last day of the convention
 */
record EndRule(LocalDate endedOn) {

    /**
     * @param changes false where the end does not concern this contribution
     * @param decide  true where the GIP has to decide
     * @param due     false where nothing is owed for the year
     * @param note    French sentence; null where nothing changes
     */
    record Effect(boolean changes, boolean decide, boolean due, String note) {
    }

    /**
     * @param titre   true when a titre that is not cancelled asks for it
     * @param checked true when the GIP's check is over and titres go out
     */
    Effect of(SchoolYear year, boolean titre, boolean checked) {
        if (endedOn.isAfter(year.lastDay())) {
            return new Effect(false, false, true, null);
        }
        String ended = "Convention terminée le " + FrenchDates.numeric(endedOn) + " : ";
        if (endedOn.isBefore(year.firstDay())) {
            return titre
                ? new Effect(true, true, true, ended + "le titre de l’année commencée ensuite, le " + FrenchDates.numeric(year.firstDay()) + ", est à annuler par le GIP.")
                : new Effect(true, false, false, ended + "l’année commencée ensuite, le " + FrenchDates.numeric(year.firstDay()) + ", n’est pas due.");
        }
        if (titre) {
            return new Effect(true, false, true, ended + "le titre émis reste dû.");
        }
        return new Effect(true, !checked, true, stillDue(endedOn, year));
    }

    /** What the GIP reads about a year within which the convention ended. */
    static String stillDue(LocalDate endedOn, SchoolYear year) {
        return "Convention terminée le " + FrenchDates.numeric(endedOn) + " : l’année commencée le " + FrenchDates.numeric(year.firstDay())
            + " reste due, sauf décision du GIP.";
    }
}
