package fr.paraphe.engine.replay;

import java.time.LocalDate;

/**
 * A line of the table that a replay prints.
 *
 * @param step    what was done, in the words of the model
 * @param who     the account that did it, or «—» for what follows from a rule
 * @param value   the date, number or text that came out
 * @param rule    the rule that gives it
 * @param article its article
 * @param paper   what the paper shows, null where it is silent
 */
public record ReplayLine(String step, String who, String value, String rule, String article, String paper) {

    static ReplayLine of(String step, String who, LocalDate date, String rule, String article, LocalDate paper) {
        return new ReplayLine(step, who, date.toString(), rule, article, paper == null ? null : paper.toString());
    }

    public boolean differs() {
        return paper != null && !paper.equals(value);
    }
}
