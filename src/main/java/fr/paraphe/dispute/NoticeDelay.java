package fr.paraphe.dispute;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.calendar.FrenchHolidays;
import fr.paraphe.calendar.MonthsDelay;
import java.time.LocalDate;
import java.util.Objects;

/**
 * When a dénonciation ends the convention (art. 9): a notice of one month from the receipt of the letter, or from its first presentation where nobody claimed it.
 * Art. 9 does not say from when; receipt is safer for the addressee, and the day by sending is shown beside it. Not put off to a working day.
 *
 * @param months   of the convention, as signed
 * @param holidays of the commune's département, to say what day it would be otherwise
 */
public record NoticeDelay(int months, FrenchHolidays holidays) {

    public static final String ARTICLE = "Convention, art. 9";

    public NoticeDelay {
        Objects.requireNonNull(holidays, "holidays");
        if (months < 1) {
            throw new IllegalArgumentException("at least one month, not " + months);
        }
    }

    public EarlyEnd from(StartingPoint start, LocalDate day) {
        MonthsDelay delay = new MonthsDelay(months);
        LocalDate last = delay.lastDay(day);
        return new EarlyEnd(new Deadline(last, "Dénonciation : préavis de " + months + " mois à compter " + (start == StartingPoint.SENDING ? "de l’envoi" : "de la " + start.label()),
            ARTICLE, "Lettre de dénonciation " + start.participle() + " le " + FrenchDates.inWords(day) + ". " + delay.explain(day) + ", à 24 h ; la convention prend fin le "
                + FrenchDates.inWords(last.plusDays(1)) + " à 0 h." + NotPutOff.sentence(last, holidays)
                + (start == StartingPoint.SENDING ? " L’art. 9 ne dit pas d’où le préavis court : cette date est donnée pour information." : "")));
    }
}
