package fr.paraphe.contribution;

import java.math.BigDecimal;

/**
 * A contribution as lists show it.
 *
 * @param reference         the convention's
 * @param commune           INSEE code
 * @param schoolsYearBefore 0 in the first year
 * @param difference        schools more or fewer than the year before
 * @param unitPrice         euros TTC per school
 * @param amount            euros TTC
 * @param evolutionName     French
 * @param flagName          why the GIP should look at it, French; null without
 * @param note              what it should know, French; null without
 * @param due               false where no titre follows
 * @param decided           the GIP has said whether it is due
 */
public record ContributionLine(String reference, String schoolYear, String campaign, String academie, String commune, int schools, int schoolsYearBefore, int difference,
                               BigDecimal unitPrice, BigDecimal amount, String sentence, String article, String avenant, Evolution evolution, String evolutionName,
                               ContributionFlag flag, String flagName, String note, boolean due, boolean decided,
                               String decisionReason) {
}
