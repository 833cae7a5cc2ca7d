package fr.paraphe.avenant;

import fr.paraphe.Verdict;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.calendar.SchoolYear;
import java.time.LocalDate;
import java.util.Objects;

/**
 * For which school years a convention can be changed (art. 6, 6.2 and 7). Its last year is its own, not the calendar's.
 *
 * @param first    the first paid school year, whose list annexe 1 fixes
 * @param lastPaid the last one
 */
public record AvenantYearRule(SchoolYear first, SchoolYear lastPaid) {

    private static final String FIELD = "schoolYear";

    public AvenantYearRule {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(lastPaid, "lastPaid");
    }

    public Verdict check(AvenantNature nature, SchoolYear year, LocalDate today) {
        if (year.compareTo(first) < 0) {
            return Verdict.refused(FIELD, "L’année scolaire " + year + " précède la convention : elle couvre " + first + " à " + lastPaid + ".", "Convention, art. 6 et 7");
        }
        if (year.compareTo(lastPaid) > 0) {
            return Verdict.refused(FIELD, "L’année scolaire " + year + " n’est pas incluse dans la convention, dont " + lastPaid
                + " est la dernière : c’est son renouvellement qu’il faut préparer.", "Convention, art. 3 et 6");
        }
        if (year.lastDay().isBefore(today)) {
            return Verdict.refused(FIELD, "L’année scolaire " + year + " est terminée depuis le " + FrenchDates.numeric(year.lastDay()) + " : elle ne se modifie plus.",
                "Convention, art. 6.2");
        }
        if (nature.hasWindow() && year.equals(first)) {
            return Verdict.refused(FIELD, "La liste de " + year + ", première année de la convention, est fixée par l’annexe 1 : un avenant vaut à partir de "
                + (year.equals(lastPaid) ? "la convention suivante" : year.next().toString()) + ".", "Convention, art. 6.2 et 7");
        }
        return Verdict.accepted();
    }
}
