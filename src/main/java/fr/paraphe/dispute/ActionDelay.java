package fr.paraphe.dispute;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.calendar.FrenchHolidays;
import fr.paraphe.calendar.MonthsDelay;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Until when the other party can ask the administrative judge to resume the contract: two months from being informed of its termination (CE, Sect., 21 mars 2011,
 * n° 304806, «Béziers II»), clear and put off to a working day like every time limit of that court (CJA, art. R421-1).
 *
 * @param holidays of the commune's département
 */
public record ActionDelay(FrenchHolidays holidays) {

    public static final String ARTICLE = "CE, Sect., 21 mars 2011, n° 304806 ; CJA, art. R421-1";

    private static final MonthsDelay TWO_MONTHS = new MonthsDelay(2);

    public ActionDelay {
        Objects.requireNonNull(holidays, "holidays");
    }

    public Deadline from(LocalDate informedOn) {
        return new Deadline(TWO_MONTHS.lastDayFranc(informedOn, holidays), "Recours en reprise des relations contractuelles : deux mois", ARTICLE,
            "L’autre partie a été informée de la fin de la convention le " + FrenchDates.inWords(informedOn) + ". " + TWO_MONTHS.explainFranc(informedOn, holidays) + ".");
    }
}
