package fr.paraphe.prefecture;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.MonthsDelay;
import java.time.LocalDate;

/**
 * The day on which the commune's silence about a request of the prefect has become a refusal: two months after the request came in (CJA, art. R421-2).
 * This is no time limit for going to court, so it is neither clear nor put off: it ends with its last day, whatever the day of the week.
 */
public final class ImplicitRefusal {

    public static final String ARTICLE = "CJA, art. R421-2";

    private static final MonthsDelay TWO_MONTHS = new MonthsDelay(2);

    private ImplicitRefusal() {
    }

    public static Deadline of(LocalDate requestReceivedOn) {
        return new Deadline(TWO_MONTHS.lastDay(requestReceivedOn), "Silence de la commune : deux mois", ARTICLE,
                TWO_MONTHS.explain(requestReceivedOn) + " ; passé ce jour, le silence vaut refus.");
    }
}
