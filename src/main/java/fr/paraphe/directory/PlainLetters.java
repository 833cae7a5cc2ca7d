package fr.paraphe.directory;

import java.text.Normalizer;
import java.util.Locale;

/** What people type without its accents and capitals finds what is written with them; the same in Java and in SQL. */
public final class PlainLetters {

    private static final String BEGIN = "translate(lower(";
    private static final String END = "), 'àâäçéèêëîïôöùûüÿ', 'aaaceeeeiioouuuy')";

    static final String OF_NAME = BEGIN + "name" + END;

    private PlainLetters() {
    }

    public static String of(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
    }

    /** @param expression of SQL, never what a user entered */
    public static String sql(String expression) {
        return BEGIN + expression + END;
    }
}
