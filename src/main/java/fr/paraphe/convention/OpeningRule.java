package fr.paraphe.convention;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.SchoolYear;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** When a commune may open a file: for the school year under way or the next, and for years that no other file of hers covers (art. 6 and 7). */
public record OpeningRule() {

    /** A file of the same commune that is being approved or in force. */
    public record Other(String reference, SchoolYear firstPaid, SchoolYear lastPaid) {

        boolean covers(SchoolYear from, SchoolYear to) {
            return firstPaid.compareTo(to) <= 0 && from.compareTo(lastPaid) <= 0;
        }
    }

    public Verdict check(LocalDate today, SchoolYear first, SchoolYear last, List<Other> others) {
        List<Refusal> reasons = new ArrayList<>();
        SchoolYear current = SchoolYear.of(today);
        if (!first.equals(current) && !first.equals(current.next())) {
            reasons.add(new Refusal("firstSchoolYear", "La première année scolaire est l’année en cours (" + current + ") ou la suivante (" + current.next()
                + "), pas " + first + ".", "Convention, art. 7"));
        }
        for (Other other : others) {
            if (other.covers(first, last)) {
                reasons.add(new Refusal("firstSchoolYear", "Le dossier " + other.reference() + " couvre déjà les années scolaires " + other.firstPaid() + " à "
                    + other.lastPaid() + " : une année scolaire ne donne lieu qu’à une contribution.", "Convention, art. 6"));
            }
        }
        return Verdict.of(reasons);
    }
}
