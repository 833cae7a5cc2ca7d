package fr.paraphe.dispute;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.convention.Side;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What may be recorded of a conciliation (art. 10): an agreement may come before the meeting, a failure may not, and each commitment says who, what and by when.
 *
 * @param noticeOn  when the mise en demeure reached its addressee
 * @param meetingOn when the parties were to meet
 */
public record OutcomeRule(LocalDate today, LocalDate noticeOn, LocalDate meetingOn) {

    private static final String ARTICLE = ConciliationLimit.ARTICLE;
    private static final int TEXT = 4000;
    private static final int COMMITMENT = 1000;

    public OutcomeRule {
        Objects.requireNonNull(today, "today");
        Objects.requireNonNull(noticeOn, "noticeOn");
        Objects.requireNonNull(meetingOn, "meetingOn");
    }

    /** @param commitments may be empty: the parties can agree that nothing is left to be done */
    public Verdict agreement(LocalDate on, String text, List<Commitment> commitments) {
        List<Refusal> reasons = new ArrayList<>();
        if (day(on, "Indiquez la date de l’accord.", reasons) && on.isBefore(noticeOn)) {
            reasons.add(new Refusal("on", "L’accord ne peut pas précéder la mise en demeure, distribuée le " + FrenchDates.inWords(noticeOn) + ".", ARTICLE));
        }
        text(text, "Écrivez ce qui est convenu.", reasons);
        for (int i = 0; i < commitments.size(); i++) {
            commitment("commitments[" + i + "]", commitments.get(i), on, reasons);
        }
        return Verdict.of(reasons);
    }

    /** @param statedBy the side that says so */
    public Verdict failure(LocalDate on, Side statedBy, String text) {
        List<Refusal> reasons = new ArrayList<>();
        if (day(on, "Indiquez la date à laquelle l’échec a été constaté.", reasons) && on.isBefore(meetingOn)) {
            reasons.add(new Refusal("on", "L’échec ne peut pas être constaté avant la rencontre, fixée au " + FrenchDates.inWords(meetingOn) + ".", ARTICLE));
        }
        if (statedBy == null) {
            reasons.add(new Refusal("statedBy", "Dites quelle partie déclare l’échec.", ARTICLE));
        }
        text(text, "Écrivez ce qui a été constaté.", reasons);
        return Verdict.of(reasons);
    }

    private boolean day(LocalDate on, String missing, List<Refusal> reasons) {
        if (on == null) {
            reasons.add(new Refusal("on", missing, ARTICLE));
            return false;
        }
        if (on.isAfter(today)) {
            reasons.add(new Refusal("on", "La date ne peut pas être postérieure à aujourd’hui, " + FrenchDates.inWords(today) + ".", ARTICLE));
            return false;
        }
        return true;
    }

    private static void commitment(String path, Commitment commitment, LocalDate on, List<Refusal> reasons) {
        if (commitment.side() == null) {
            reasons.add(new Refusal(path + ".side", "Dites quelle partie s’engage.", ARTICLE));
        }
        if (commitment.what() == null) {
            reasons.add(new Refusal(path + ".what", "Écrivez à quoi la partie s’engage.", ARTICLE));
        } else if (commitment.what().length() > COMMITMENT) {
            reasons.add(new Refusal(path + ".what", tooLong(commitment.what().length(), COMMITMENT), ""));
        }
        if (commitment.dueOn() == null) {
            reasons.add(new Refusal(path + ".dueOn", "Indiquez pour quand.", ARTICLE));
        } else if (on != null && commitment.dueOn().isBefore(on)) {
            reasons.add(new Refusal(path + ".dueOn", "L’échéance de l’engagement ne peut pas précéder l’accord, du " + FrenchDates.numeric(on) + ".", ARTICLE));
        }
    }

    private static void text(String text, String missing, List<Refusal> reasons) {
        if (text == null || text.isBlank()) {
            reasons.add(new Refusal("text", missing, ARTICLE));
        } else if (text.strip().length() > TEXT) {
            reasons.add(new Refusal("text", tooLong(text.strip().length(), TEXT), ""));
        }
    }

    private static String tooLong(int length, int most) {
        return "Ce texte compte " + length + " caractères : " + most + " au plus.";
    }
}
