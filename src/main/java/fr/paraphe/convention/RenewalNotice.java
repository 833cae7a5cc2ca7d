package fr.paraphe.convention;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchDates;
import java.time.LocalDate;

/**
 * When the parties are told that the term comes (art. 3): early enough for a council, its convocations and two signatures. The convention sets no such date.
 *
 * @param months before the term, at least 1
 */
public record RenewalNotice(int months) {

    public RenewalNotice {
        if (months < 1) {
            throw new IllegalArgumentException("at least one month, not " + months);
        }
    }

    /** The day that bears the term's number, or the last of a month that has no such day. */
    public Deadline before(LocalDate endsOn) {
        LocalDate on = endsOn.minusMonths(months);
        return new Deadline(on, "Renouvellement : " + months + " mois avant le terme", "Convention, art. 3", months + " mois avant le terme du "
            + FrenchDates.numeric(endsOn) + " : le " + FrenchDates.numeric(on) + ". La convention ne fixe pas ce délai ; il laisse le temps d’une délibération "
            + "exécutoire et des signatures.");
    }
}
