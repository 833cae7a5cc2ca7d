package fr.paraphe.council;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * A session as the mayor calls it.
 *
 * @param usualPlace      held «au lieu ordinaire de ses séances»
 * @param urgencyReason   why the notice is shortened; null when it is not
 * @param afterRenewal    the first meeting after the council was renewed
 * @param onAgenda        false when the item was added to the agenda of a session called before
 * @param otherItems      the objects of the session's other items, as its convocation lists them
 * @param explanatoryNote note explicative de synthèse, sent with the convocation
 */
public record SessionPlan(LocalDate date, LocalTime time, String place, boolean usualPlace, boolean urgent, String urgencyReason,
                          boolean afterRenewal, boolean onAgenda, List<String> otherItems, String explanatoryNote) {

    /** Lawful only where no councillor lacked information: for the town to judge. */
    static final String OFF_AGENDA = "L’affaire n’est pas à l’ordre du jour de la convocation : elle ne peut être examinée que si les conseillers ont été informés à temps "
        + "(CGCT, art. L2121-10 et L2121-12).";

    private static final int PLACE = 300;
    private static final int REASON = 2000;
    private static final String CALLED = "CGCT, art. L2121-10";

    public SessionPlan {
        otherItems = otherItems == null ? List.of()
            : otherItems.stream().filter(item -> item != null && !item.isBlank()).map(item -> item.strip().replaceAll("\\s+", " ")).toList();
    }

    /** There is a date, of a year that people write with four figures. */
    boolean isDated() {
        return date != null && date.getYear() >= 1000 && date.getYear() <= 9999;
    }

    /**
     * Refuses a call without date, hour or place, an urgency without its reason, an empty agenda, and from 3 500 inhabitants on a call without its note;
     * warns of an item that the convocation does not announce. The date itself is held against {@link ConvocationRule}.
     *
     * @param population of the commune
     */
    public Verdict check(int population) {
        List<Refusal> reasons = new ArrayList<>();
        if (date == null) {
            reasons.add(new Refusal("date", "Indiquez la date de la séance.", CALLED));
        } else if (!isDated()) {
            reasons.add(new Refusal("date", "L’année de la séance s’écrit avec quatre chiffres.", CALLED));
        }
        if (time == null) {
            reasons.add(new Refusal("time", "Indiquez l’heure de la séance.", CALLED));
        }
        if (place == null || place.isBlank()) {
            reasons.add(new Refusal("place", "Indiquez le lieu de la séance.", "CGCT, art. L2121-7"));
        } else if (place.length() > PLACE) {
            reasons.add(new Refusal("place", "Le lieu dépasse %d caractères.".formatted(PLACE), ""));
        }
        if (urgent && (urgencyReason == null || urgencyReason.isBlank())) {
            reasons.add(new Refusal("urgencyReason", "Motivez l’urgence : le maire en rend compte dès l’ouverture de la séance au conseil, qui se prononce.",
                ConvocationRule.noticeArticle(population)));
        } else if (urgent && urgencyReason.length() > REASON) {
            reasons.add(new Refusal("urgencyReason", "Le motif dépasse %d caractères.".formatted(REASON), ""));
        }
        if (!onAgenda && otherItems.isEmpty()) {
            reasons.add(new Refusal("otherItems", "L’ordre du jour est vide : la convocation indique les questions qui y sont portées.", CALLED));
        }
        if (ConvocationRule.explanatoryNoteNeeded(population) && (explanatoryNote == null || explanatoryNote.isBlank())) {
            reasons.add(new Refusal("explanatoryNote", "Rédigez la note explicative de synthèse : à partir de 3 500 habitants, elle est adressée avec la convocation.",
                "CGCT, art. L2121-12"));
        }
        if (!reasons.isEmpty()) {
            return new Verdict.Refused(reasons);
        }
        return onAgenda ? Verdict.accepted() : Verdict.acceptedWith(OFF_AGENDA);
    }
}
