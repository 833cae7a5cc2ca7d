package fr.paraphe.dispute;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchDates;
import java.time.LocalDate;

/**
 * Until when an agreement can be recorded after the meeting; without one the conciliation has failed. Art. 10 does not say what a failure is: this is a configured
 * term, and a party may declare the failure before.
 *
 * @param days after the meeting, whose day does not count
 */
public record AgreementDelay(int days) {

    public AgreementDelay {
        if (days < 1) {
            throw new IllegalArgumentException("at least one day, not " + days);
        }
    }

    public Deadline from(LocalDate heldOn) {
        LocalDate last = heldOn.plusDays(days);
        return new Deadline(last, "Constat de la conciliation : " + days + " jours après la réunion", ConciliationLimit.ARTICLE,
            "Réunion du " + FrenchDates.inWords(heldOn) + " : sans accord enregistré dans les " + days + " jours, soit jusqu’au " + FrenchDates.inWords(last)
                + " à 24 h, la conciliation est réputée avoir échoué (délai de gestion, l’art. 10 ne fixe pas de date).");
    }
}
