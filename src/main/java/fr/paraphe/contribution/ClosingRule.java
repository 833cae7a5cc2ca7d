package fr.paraphe.contribution;

import fr.paraphe.Verdict;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.FrenchDates;
import java.time.LocalDate;

/**
 * When the lists of a campaign may be closed: once, and not before the last day of the window is over (art. 6.2). The clock is asked at each chunk, so that one that
 * was set back stops the work rather than closing lists that communes may still change.
 *
 * @param campaign      its reference
 * @param closesOn      last day of the window, 24:00 included
 * @param listsClosedOn the day on which the closing was over, null before
 */
record ClosingRule(String campaign, LocalDate closesOn, LocalDate listsClosedOn) {

    static final String ARTICLE = "Convention, art. 6.2";

    Verdict check(CivilClock clock) {
        if (listsClosedOn != null) {
            return Verdict.refused("", "Les listes de la campagne " + campaign + " ont été closes le " + FrenchDates.numeric(listsClosedOn)
                + " : elles ne se closent pas une seconde fois.", "Convention, art. 6");
        }
        if (clock.now().isBefore(clock.endOf(closesOn))) {
            return Verdict.refused("", "Nous sommes le " + FrenchDates.numeric(clock.today()) + " : les communes peuvent transmettre un avenant jusqu’au "
                + FrenchDates.numeric(closesOn) + " à 24 h, et les listes ne se closent qu’ensuite. Si la date n’est pas la bonne, l’horloge du serveur a été reculée.", ARTICLE);
        }
        return Verdict.accepted();
    }
}
