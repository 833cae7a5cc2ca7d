package fr.paraphe.dispute;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.calendar.FrenchHolidays;
import fr.paraphe.calendar.MonthsDelay;
import java.time.LocalDate;
import java.util.Objects;

/**
 * By when the conciliation is to be organised (art. 10): one month from the receipt of the mise en demeure, or from its first presentation where nobody
 * claimed it. Art. 10 does not say from when; the day by sending is shown beside it. Not put off to a working day: CPC, art. 642, is for procedure.
 *
 * @param months   of the convention, as signed
 * @param holidays of the commune's département, to say what day it would be otherwise
 */
public record ConciliationLimit(int months, FrenchHolidays holidays) {

    public static final String ARTICLE = "Convention, art. 10";

    private static final String RULE = "Conciliation";

    public ConciliationLimit {
        Objects.requireNonNull(holidays, "holidays");
        if (months < 1) {
            throw new IllegalArgumentException("at least one month, not " + months);
        }
    }

    /** The last day on which the meeting may be held without the other side's agreement. */
    public Deadline from(StartingPoint start, LocalDate day) {
        MonthsDelay delay = new MonthsDelay(months);
        LocalDate last = delay.lastDay(day);
        return new Deadline(last, RULE + " : " + months + " mois à compter " + (start == StartingPoint.SENDING ? "de l’envoi" : "de la " + start.label()), ARTICLE,
            "Mise en demeure " + start.participle() + " le " + FrenchDates.inWords(day) + ". " + delay.explain(day) + "." + NotPutOff.sentence(last, holidays)
                + (start == StartingPoint.SENDING ? " L’art. 10 ne dit pas d’où le délai court : cette date, la plus stricte, est donnée pour information." : ""));
    }
}
