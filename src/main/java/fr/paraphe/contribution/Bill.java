package fr.paraphe.contribution;

import java.math.BigDecimal;

/**
 * What a convention owes for a school year, with its reason.
 *
 * @param schools           billed
 * @param schoolsYearBefore 0 in the first year
 * @param unitPrice         euros TTC per school
 * @param amount            euros TTC
 * @param sentence          «3 écoles × 50,00 € = 150,00 € (art. 6.1, liste inchangée)»
 * @param article           the one that gives the number of schools
 * @param avenant           the one that gave the list, or that came too late to; null without
 * @param evolution         of the list against the year before
 * @param flag              why the GIP should look at it, null where nothing asks for it
 * @param note              what the GIP should know, null without
 * @param due               false where no titre follows
 */
record Bill(int schools, int schoolsYearBefore, BigDecimal unitPrice, BigDecimal amount, String sentence, String article, String avenant, Evolution evolution, ContributionFlag flag, String note,
            boolean due) {

    Bill flagged(ContributionFlag other, String because) {
        // the flags stand in the order in which they matter
        ContributionFlag first = flag == null || other.compareTo(flag) < 0 ? other : flag;
        return new Bill(schools, schoolsYearBefore, unitPrice, amount, sentence, article, avenant, evolution, first, note == null ? because : because + " " + note, due);
    }
}
