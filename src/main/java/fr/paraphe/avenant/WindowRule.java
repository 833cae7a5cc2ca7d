package fr.paraphe.avenant;

import fr.paraphe.calendar.FrenchDates;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Holds the day of an avenant's transmission against the window of its school year (art. 6.2, 6.3 and 8). The day of sending decides, not that of receipt.
 *
 * @param listBy the avenant in effect that has already set the list of that year, null where it is still the list of the year before: what a late one leaves in force
 */
public record WindowRule(AvenantWindow window, String listBy) {

    private static final String LATE_ARTICLE = "Convention, art. 6.3";

    public WindowRule {
        Objects.requireNonNull(window, "window");
    }

    /** For a year whose list nothing has changed yet. */
    public WindowRule(AvenantWindow window) {
        this(window, null);
    }

    /**
     * @param kind   what it does to the list; null where the nature has none
     * @param sentOn civil day of its transmission in the zone of the académie
     */
    public WindowAnswer answer(AvenantNature nature, ListKind kind, LocalDate sentOn) {
        if (!nature.hasWindow()) {
            return new WindowAnswer.Free("Convention, " + nature.article(), "Transmis le " + FrenchDates.numeric(sentOn)
                + " : aucune fenêtre ne s’impose à un avenant sur la contribution ou la durée, délibéré et signé par les deux parties.");
        }
        String article = article(nature);
        if (sentOn.isBefore(window.opensOn())) {
            return new WindowAnswer.Held(window.opensOn(), article, "Transmis le " + FrenchDates.numeric(sentOn) + ", avant l’ouverture de la fenêtre de " + window.schoolYear()
                + " : il est gardé et représenté de lui-même le " + FrenchDates.numeric(window.opensOn()) + ", avec sa preuve d’envoi d’origine.");
        }
        if (window.contains(sentOn)) {
            boolean last = window.isLastDay(sentOn);
            return new WindowAnswer.InTime(last, article, "Transmis le " + FrenchDates.numeric(sentOn) + ", dans la fenêtre du " + FrenchDates.numeric(window.opensOn()) + " au "
                + FrenchDates.numeric(window.closesOn()) + " : il prend effet pour l’année scolaire " + window.schoolYear() + "."
                + (last ? " C’est le dernier jour : l’art. 6.2 l’admet, l’art. 6.3 peut se lire autrement, la transmission est signalée." : ""));
        }
        return late(nature, kind, sentOn);
    }

    /**
     * What it answers once it has opened for one that was held: that counts as transmitted on the first day, and its proof stays the first one.
     *
     * @param sentOn the day of its transmission, before the window
     */
    public WindowAnswer resubmitted(AvenantNature nature, LocalDate sentOn) {
        return new WindowAnswer.InTime(window.isLastDay(window.opensOn()), article(nature), "Transmis le " + FrenchDates.numeric(sentOn)
            + ", avant l’ouverture de la fenêtre, et représenté de lui-même le " + FrenchDates.numeric(window.opensOn())
            + " avec sa preuve d’envoi d’origine : il prend effet pour l’année scolaire " + window.schoolYear() + ".");
    }

    private static String article(AvenantNature nature) {
        return nature == AvenantNature.LIST ? AvenantWindow.ARTICLE : "Convention, art. 6.2 et 8";
    }

    private WindowAnswer late(AvenantNature nature, ListKind kind, LocalDate sentOn) {
        String late = "Transmis le " + FrenchDates.numeric(sentOn) + ", après la fermeture de la fenêtre le " + FrenchDates.numeric(window.closesOn()) + " : ";
        if (nature != AvenantNature.LIST) {
            return new WindowAnswer.Late(WindowOutcome.TO_DECIDE, "Convention, art. 8", late + "l’art. 8 renvoie à la même fenêtre sans dire ce que devient un avenant tardif. "
                + "L’académie décide, avec un motif ; à défaut, il vaut pour l’année scolaire suivante s’il est représenté.");
        }
        String year = window.schoolYear().toString();
        String billed = "la contribution se calcule sur " + (listBy == null ? "le nombre d’écoles inscrites en " + window.schoolYear().previous()
            : "la liste fixée par l’avenant " + listBy);
        return switch (Objects.requireNonNull(kind, "kind")) {
            case DECREASE -> new WindowAnswer.Late(WindowOutcome.NO_EFFECT, LATE_ARTICLE + ", 1er alinéa", late + "la diminution ne compte pas pour " + year
                + ", " + billed + ".");
            case INCREASE -> new WindowAnswer.Late(WindowOutcome.NO_EFFECT, LATE_ARTICLE + ", 2e alinéa", late + "les nouvelles écoles ne sont pas activées en " + year
                + ", et " + billed + ".");
            case SWAP -> new WindowAnswer.Late(WindowOutcome.TO_DECIDE, "Convention, art. 6.2 et 6.3", late + "l’art. 6.3 ne dit rien d’une permutation sans variation du nombre. "
                + "Elle est refusée, sauf si l’académie l’accepte avec un motif ; la contribution est la même.");
            case MIXED -> new WindowAnswer.Late(WindowOutcome.NO_EFFECT, LATE_ARTICLE, late + "un avenant fixe une liste entière et ne vaut pas en partie, il est sans effet en "
                + year + ", et " + billed + ".");
            case UNCHANGED -> new WindowAnswer.Free(AvenantWindow.ARTICLE, "La liste des écoles est la même : une rectification n’a pas besoin de fenêtre.");
        };
    }
}
