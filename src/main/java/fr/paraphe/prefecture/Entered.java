package fr.paraphe.prefecture;

import fr.paraphe.Verdict;

/** Free text as people enter it: what is blank is nothing, what is too long for its place is refused. */
final class Entered {

    private Entered() {
    }

    /** Without the blanks around it; null when nothing is left. */
    static String clean(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    static Verdict required(String field, String text, int max, String sentence, String article) {
        return clean(text) == null ? Verdict.refused(field, sentence, article) : optional(field, text, max);
    }

    static Verdict optional(String field, String text, int max) {
        String clean = clean(text);
        return clean == null || clean.length() <= max ? Verdict.accepted()
                : Verdict.refused(field, "Ce texte compte " + clean.length() + " caractères : " + max + " au plus.", "");
    }
}
