package fr.paraphe.dispute;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.calendar.FrenchHolidays;
import java.time.LocalDate;
import java.util.Objects;

/**
 * When a letter of résiliation ends the convention (art. 10): fifteen days after its sending, whenever it is received, since the clause says «suivant l’envoi».
 * The day of sending does not count (CPC, art. 641), and nothing is put off to a working day: CPC, art. 642, is for procedure.
 *
 * @param days     of the convention, as signed
 * @param holidays of the commune's département, to say what day it would be otherwise
 */
public record ResiliationDelay(int days, FrenchHolidays holidays) {

    public static final String ARTICLE = "Convention, art. 10";

    public ResiliationDelay {
        Objects.requireNonNull(holidays, "holidays");
        if (days < 1) {
            throw new IllegalArgumentException("at least one day, not " + days);
        }
    }

    public EarlyEnd from(LocalDate sentOn) {
        LocalDate last = sentOn.plusDays(days);
        return new EarlyEnd(new Deadline(last, "Résiliation : " + days + " jours suivant l’envoi", ARTICLE,
            "Lettre de résiliation envoyée le " + FrenchDates.inWords(sentOn) + ". Les " + days + " jours commencent le " + FrenchDates.numeric(sentOn.plusDays(1))
                + " et s’achèvent le " + FrenchDates.inWords(last) + " à 24 h ; sans retrait écrit d’ici là, la convention est résiliée de plein droit le "
                + FrenchDates.inWords(last.plusDays(1)) + " à 0 h." + NotPutOff.sentence(last, holidays)));
    }
}
