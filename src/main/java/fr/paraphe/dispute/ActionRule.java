package fr.paraphe.dispute;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.FrenchDates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What is recorded of an action against the end of a convention: before which court, since when, and what became of it. An action that was filed too late is recorded
 * too: it is for the court to say so.
 *
 * @param sentOn the day of the letter that ended the convention: nobody contested it earlier
 */
record ActionRule(LocalDate sentOn, LocalDate today) {

    private static final int COURT = 200;
    private static final int NUMBER = 50;
    private static final int NOTE = 2000;

    Verdict filed(LocalDate filedOn, String court, String number) {
        List<Refusal> reasons = new ArrayList<>();
        if (filedOn == null) {
            reasons.add(refusal("filedOn", "Indiquez la date d’enregistrement du recours."));
        } else if (filedOn.isAfter(today)) {
            reasons.add(refusal("filedOn", future()));
        } else if (filedOn.isBefore(sentOn)) {
            reasons.add(refusal("filedOn", "Le recours n’a pas pu être formé avant l’envoi de la lettre, le " + FrenchDates.inWords(sentOn) + "."));
        }
        if (court == null || court.isBlank()) {
            reasons.add(refusal("court", "Indiquez la juridiction saisie."));
        }
        tooLong("court", court, COURT, reasons);
        tooLong("number", number, NUMBER, reasons);
        return Verdict.of(reasons);
    }

    /** @param filedOn of the action */
    Verdict concluded(LocalDate filedOn, ActionOutcome outcome, LocalDate on, String note) {
        List<Refusal> reasons = new ArrayList<>();
        if (outcome == null) {
            reasons.add(refusal("outcome", "Indiquez l’issue du recours : décision, désistement ou accord."));
        }
        if (on == null) {
            reasons.add(refusal("on", "Indiquez la date de l’issue."));
        } else if (on.isAfter(today)) {
            reasons.add(refusal("on", future()));
        } else if (on.isBefore(filedOn)) {
            reasons.add(refusal("on", "L’issue ne peut pas précéder le recours, enregistré le " + FrenchDates.inWords(filedOn) + "."));
        }
        boolean silent = note == null || note.isBlank();
        if (outcome == ActionOutcome.RESUMPTION_ORDERED && silent) {
            reasons.add(refusal("note", "Dites à compter de quand et comment les relations contractuelles reprennent."));
        }
        tooLong("note", note, NOTE, reasons);
        return Verdict.of(reasons);
    }

    private String future() {
        return "La date ne peut pas être postérieure à aujourd’hui, " + FrenchDates.inWords(today) + ".";
    }

    private static void tooLong(String field, String text, int length, List<Refusal> reasons) {
        if (text != null && text.strip().length() > length) {
            reasons.add(new Refusal(field, "Ce texte compte " + text.strip().length() + " caractères : " + length + " au plus.", ""));
        }
    }

    private static Refusal refusal(String field, String sentence) {
        return new Refusal(field, sentence, ActionDelay.ARTICLE);
    }
}
