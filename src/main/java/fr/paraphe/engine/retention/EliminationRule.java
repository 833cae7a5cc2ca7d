package fr.paraphe.engine.retention;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.FrenchDates;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a case may be eliminated: its durée d’utilité administrative is over and nothing of it is still under way.
 *
 * @param visa the archives' agreement, or empty
 * @param dua  from the end of the convention
 */
record EliminationRule(String visa, Period dua) {

    private static final String ARTICLE = "Code du patrimoine, art. L212-2 et L212-3";

    /**
     * @param endedOn      null while it has not ended
     * @param running      what still runs in the engine under its reference: watches, disputes, signatures
     * @param openDisputes mises en demeure and dénonciations that are not closed
     * @param openTitres   that ask to be paid and are not
     */
    record Case(String reference, LocalDate endedOn, int running, int openDisputes, int openTitres) {
    }

    /** The first day on which it may go. */
    LocalDate from(LocalDate endedOn) {
        return endedOn.plus(dua);
    }

    Verdict check(Case one, LocalDate today) {
        List<Refusal> reasons = new ArrayList<>();
        if (one.endedOn() == null) {
            return Verdict.of(List.of(refusal("Le dossier " + one.reference() + " n’est pas terminé.")));
        }
        if (today.isBefore(from(one.endedOn()))) {
            reasons.add(refusal("La durée d’utilité administrative du dossier " + one.reference() + ", terminé le " + FrenchDates.numeric(one.endedOn()) + ", court jusqu’au "
                + FrenchDates.numeric(from(one.endedOn()).minusDays(1)) + "."));
        }
        if (one.running() > 0) {
            reasons.add(refusal("Une étape du dossier " + one.reference() + " est encore en cours."));
        }
        if (one.openDisputes() > 0) {
            reasons.add(refusal("Un litige du dossier " + one.reference() + " n’est pas clos."));
        }
        if (one.openTitres() > 0) {
            reasons.add(refusal("Un titre du dossier " + one.reference() + " n’est pas soldé."));
        }
        if (visa.isEmpty()) {
            reasons.add(refusal("Aucun visa d’élimination des archives départementales n’est enregistré (paraphe.retention.visa)."));
        }
        return Verdict.of(reasons);
    }

    private static Refusal refusal(String sentence) {
        return new Refusal("", sentence, ARTICLE);
    }
}
