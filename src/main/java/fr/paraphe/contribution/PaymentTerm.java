package fr.paraphe.contribution;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchDates;
import java.time.LocalDate;

/**
 * Until when a titre should be paid. The convention says nothing of it: the term is usage, and the paper says so.
 *
 * @param days of the convention's terms, at least 1
 */
public record PaymentTerm(int days) {

    public static final String ARTICLE = "usage, non contractuel";

    public PaymentTerm {
        if (days < 1) {
            throw new IllegalArgumentException("at least one day, not " + days);
        }
    }

    /** The day of issue does not count, and the last day is not put off. */
    public Deadline from(LocalDate issuedOn) {
        LocalDate last = issuedOn.plusDays(days);
        return new Deadline(last, "Échéance : " + days + " jours", ARTICLE,
            days + " jours à compter de l’émission du titre le " + FrenchDates.numeric(issuedOn) + " : jusqu’au " + FrenchDates.numeric(last) + ".");
    }
}
