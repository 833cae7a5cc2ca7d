package fr.paraphe.csv;

import java.util.Locale;
import java.util.Objects;

/** How codes that people type are read, and shown back to them. */
public final class Codes {

    private static final int SHOWN = 20;

    private Codes() {
    }

    public static String normalise(String entered) {
        return Objects.requireNonNullElse(entered, "").replaceAll("[\\h\\s]", "").toUpperCase(Locale.ROOT);
    }

    /** What was typed, short and harmless enough for a message. */
    public static String shown(String entered) {
        String printable = Objects.requireNonNullElse(entered, "").replaceAll("\\p{C}", " ").strip();
        return printable.length() <= SHOWN ? printable : printable.substring(0, SHOWN) + "…";
    }
}
