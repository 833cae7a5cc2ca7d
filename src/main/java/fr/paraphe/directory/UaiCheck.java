package fr.paraphe.directory;

import fr.paraphe.Verdict;

/**
 * What is to be said of a UAI that somebody typed.
 *
 * @param valid          well formed, with the right check letter
 * @param normalised     without spaces, in capitals: this is what is stored when valid
 * @param expectedLetter the letter that it should have, where it has the digits but a wrong letter or none; null otherwise
 * @param sentence       one French sentence
 */
public record UaiCheck(boolean valid, String normalised, String expectedLetter, String sentence) {

    /** Where the form of the code is described to the communes. */
    public static final String ARTICLE = "Convention ENT-école, annexe 1";

    public Verdict verdict(String field) {
        return valid ? Verdict.accepted() : Verdict.refused(field, sentence, ARTICLE);
    }
}
