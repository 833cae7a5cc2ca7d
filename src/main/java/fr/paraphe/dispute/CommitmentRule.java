package fr.paraphe.dispute;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.FrenchDates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What may be said of a commitment: that it is kept, at any time from the agreement on; that it is not, with a word why, once its day has passed. */
public record CommitmentRule(LocalDate today, LocalDate agreedOn, LocalDate dueOn) {

    private static final String ARTICLE = ConciliationLimit.ARTICLE;
    private static final int NOTE = 2000;

    public CommitmentRule {
        Objects.requireNonNull(today, "today");
        Objects.requireNonNull(agreedOn, "agreedOn");
        Objects.requireNonNull(dueOn, "dueOn");
    }

    public Verdict check(Boolean kept, LocalDate on, String note) {
        List<Refusal> reasons = new ArrayList<>();
        if (kept == null) {
            reasons.add(new Refusal("kept", "Dites si l’engagement est tenu.", ARTICLE));
        }
        if (on == null) {
            reasons.add(new Refusal("on", "Indiquez la date du constat.", ARTICLE));
        } else if (on.isAfter(today)) {
            reasons.add(new Refusal("on", "La date ne peut pas être postérieure à aujourd’hui, " + FrenchDates.inWords(today) + ".", ARTICLE));
        } else if (on.isBefore(agreedOn)) {
            reasons.add(new Refusal("on", "Le constat ne peut pas précéder l’accord, du " + FrenchDates.inWords(agreedOn) + ".", ARTICLE));
        } else if (Boolean.FALSE.equals(kept) && !on.isAfter(dueOn)) {
            reasons.add(new Refusal("on", "L’engagement court jusqu’au " + FrenchDates.inWords(dueOn) + " à 24 h : il ne peut pas être dit non tenu avant.", ARTICLE));
        }
        if (Boolean.FALSE.equals(kept) && (note == null || note.isBlank())) {
            reasons.add(new Refusal("note", "Écrivez en quoi l’engagement n’est pas tenu.", ARTICLE));
        } else if (note != null && note.strip().length() > NOTE) {
            reasons.add(new Refusal("note", "Ce texte compte " + note.strip().length() + " caractères : " + NOTE + " au plus.", ""));
        }
        return Verdict.of(reasons);
    }
}
