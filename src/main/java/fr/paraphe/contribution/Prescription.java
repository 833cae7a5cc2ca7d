package fr.paraphe.contribution;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchDates;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;

/**
 * Until when a commune owes: four years from 1 January after the year in which the right arose; a written demand for payment, a reminder or a payment in part begins
 * four new years, on 1 January after it (loi n° 68-1250 du 31 décembre 1968, art. 1 and 2). The commune has to invoke it: nothing ends by itself.
 *
 * @param years 4
 */
public record Prescription(int years) {

    public static final String ARTICLE = "loi n° 68-1250 du 31/12/1968, art. 1 et 2";

    /** Of the debts of the State, of communes and of their like. */
    public static final Prescription OF_COMMUNES = new Prescription(4);

    public Prescription {
        if (years < 1) {
            throw new IllegalArgumentException("at least one year, not " + years);
        }
    }

    /**
     * The last day on which the debt is not prescribed.
     *
     * @param issuedOn      the day of the titre, which is itself a written demand
     * @param interruptions reminders and payments in part, in any order; what came when the debt was prescribed already interrupts nothing
     */
    public Deadline of(LocalDate issuedOn, List<LocalDate> interruptions) {
        LocalDate last = lastDay(issuedOn);
        LocalDate cause = null;
        for (LocalDate interruption : interruptions.stream().sorted().toList()) {
            if (!interruption.isAfter(last) && lastDay(interruption).isAfter(last)) {
                last = lastDay(interruption);
                cause = interruption;
            }
        }
        return new Deadline(last, "Prescription : quatre ans", ARTICLE, explain(issuedOn, cause, last));
    }

    private String explain(LocalDate issuedOn, LocalDate cause, LocalDate last) {
        LocalDate from = LocalDate.of(last.getYear() - years + 1, Month.JANUARY, 1);
        String reason = cause == null ? "titre du " + FrenchDates.numeric(issuedOn)
            : "titre du " + FrenchDates.numeric(issuedOn) + ", interruption du " + FrenchDates.numeric(cause);
        return reason + " : " + years + " ans à compter du " + FrenchDates.numeric(from) + ", jusqu’au " + FrenchDates.numeric(last) + ".";
    }

    private LocalDate lastDay(LocalDate day) {
        return LocalDate.of(day.getYear() + years, Month.DECEMBER, 31);
    }
}
