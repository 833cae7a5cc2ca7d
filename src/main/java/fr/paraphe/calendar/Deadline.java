package fr.paraphe.calendar;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A date that the law, the contract or a configured term fixes, with the reason.
 *
 * @param date        the last day on which the act is in time (or the day something takes effect, as the rule says), in the zone of the académie
 * @param rule        the rule's short French name, e.g. «Convocation : 5 jours francs»
 * @param article     the article or document it comes from, e.g. «CGCT, art. L2121-12»
 * @param explanation one French sentence that shows the computation to a clerk
 */
public record Deadline(LocalDate date, String rule, String article, String explanation) {

    public Deadline {
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(article, "article");
        Objects.requireNonNull(explanation, "explanation");
    }
}
