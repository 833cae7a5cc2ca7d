package fr.paraphe.web.form.avenant;

import java.time.LocalDate;
import java.util.List;

/**
 * An avenant as the forms of those who receive it show it.
 *
 * @param document the text as it was signed, null before it is
 * @param proof    «Courriel, n° 4711»
 * @param sentence what the window answered, and why
 * @param clause   the clause that applied
 * @param added    schools, each in words
 */
record ShownAvenant(String reference, String nature, String article, String schoolYear, Document document, LocalDate signedOn, LocalDate sentOn, String proof, String sentence,
                    String clause, boolean lastDay, List<String> added, List<String> removed) {

    record Document(String href, String title) {
    }
}
