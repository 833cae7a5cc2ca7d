package fr.paraphe.convention;

import fr.paraphe.Verdict;
import fr.paraphe.calendar.FrenchDates;
import java.time.LocalDate;

/**
 * When a convention may end before its term (art. 3, 9 and 10): its last day is over, not before the day on which it came into force, and the term does not come first.
 *
 * @param effectiveOn the day of the later signature; null when an import did not tell it
 * @param endsOn      the term
 */
record EarlyEndRule(String reference, LocalDate effectiveOn, LocalDate endsOn) {

    static EarlyEndRule of(Convention convention) {
        return new EarlyEndRule(convention.reference(), convention.effectiveOn().orElse(null), convention.terms().endsOn());
    }

    Verdict check(LocalDate lastDay, LocalDate today) {
        if (effectiveOn != null && lastDay.isBefore(effectiveOn)) {
            return Verdict.refused("lastDay", "La convention " + reference + " ne peut pas prendre fin le " + FrenchDates.numeric(lastDay)
                + " : elle n’est en vigueur que depuis le " + FrenchDates.numeric(effectiveOn) + ".", "Convention, art. 3");
        }
        if (!lastDay.isBefore(today)) {
            return Verdict.refused("lastDay", "La convention " + reference + " est en vigueur jusqu’au " + FrenchDates.numeric(lastDay)
                + " à minuit : elle ne prend pas fin avant.", "Convention, art. 9 et 10");
        }
        if (!lastDay.isBefore(endsOn)) {
            return Verdict.refused("lastDay", "La convention " + reference + " prend fin à son terme, le " + FrenchDates.numeric(endsOn)
                + " : rien ne reste à rompre après.", "Convention, art. 3");
        }
        return Verdict.accepted();
    }
}
