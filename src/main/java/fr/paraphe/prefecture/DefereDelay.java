package fr.paraphe.prefecture;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchHolidays;
import fr.paraphe.calendar.MonthsDelay;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Until when an act can be brought before the administrative court: two clear months, put off to the next working day
 * (CGCT, art. L2131-6; CJA, art. R421-1; CE, 19 septembre 2014, n° 362568).
 *
 * @param holidays of the commune's département
 */
public record DefereDelay(FrenchHolidays holidays) {

    public static final String ARTICLE = "CGCT, art. L2131-6 ; CJA, art. R421-1";

    private static final MonthsDelay TWO_MONTHS = new MonthsDelay(2);

    public DefereDelay {
        Objects.requireNonNull(holidays, "holidays");
    }

    /** The prefect's last day for a déféré, from the receipt of the act (or of what completes it). */
    public Deadline prefect(LocalDate receivedOn) {
        return clearMonths(receivedOn, "Déféré préfectoral : deux mois francs", ARTICLE);
    }

    /** The last day of anybody else, from the publication. */
    public Deadline thirdParties(LocalDate publishedOn) {
        return clearMonths(publishedOn, "Recours des tiers : deux mois francs", "CJA, art. R421-1");
    }

    private Deadline clearMonths(LocalDate from, String rule, String article) {
        return new Deadline(TWO_MONTHS.lastDayFranc(from, holidays), rule, article, TWO_MONTHS.explainFranc(from, holidays) + ".");
    }
}
