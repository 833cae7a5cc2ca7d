package fr.paraphe.contribution;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchHolidays;
import fr.paraphe.calendar.MonthsDelay;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Until when a titre can be brought before the administrative court: two clear months from its notification, put off to the next working day (CJA, art. R421-1).
 * It binds the debtor only where the titre names the remedies (art. R421-5), which ours does; the creditor has to prove the notification.
 *
 * @param holidays of the debtor's département
 */
public record RecourseDelay(FrenchHolidays holidays) {

    public static final String ARTICLE = "CJA, art. R421-1 et R421-5";

    private static final MonthsDelay TWO_MONTHS = new MonthsDelay(2);

    public RecourseDelay {
        Objects.requireNonNull(holidays, "holidays");
    }

    /**
     * With the holidays of that commune; those of mainland France where its territory's are not known.
     *
     * @param insee the commune's INSEE code
     */
    public static RecourseDelay ofCommune(String insee) {
        return new RecourseDelay(FrenchHolidays.ofCommune(insee));
    }

    public Deadline from(LocalDate notifiedOn) {
        return new Deadline(TWO_MONTHS.lastDayFranc(notifiedOn, holidays), "Recours contre le titre : deux mois francs", ARTICLE,
            TWO_MONTHS.explainFranc(notifiedOn, holidays) + ".");
    }
}
