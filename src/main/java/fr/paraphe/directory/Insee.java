package fr.paraphe.directory;

import fr.paraphe.calendar.Territory;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The INSEE code of a commune: the département on two characters (three overseas) and the commune's number in it.
 *
 * @param code {@code 11076}, {@code 2A004}, {@code 97411}
 */
public record Insee(String code) {

    private static final Pattern FORM = Pattern.compile("[0-9][0-9AB][0-9]{3}");

    public Insee {
        if (!FORM.matcher(code).matches() || Territory.ofDepartement(departementOf(code)).isEmpty()) {
            throw new IllegalArgumentException("not an INSEE code: " + code);
        }
    }

    /** Empty unless it is the form of a code in a département whose holidays are known ({@link Territory}). */
    public static Optional<Insee> read(String entered) {
        return FORM.matcher(entered).matches() && Territory.ofDepartement(departementOf(entered)).isPresent() ? Optional.of(new Insee(entered)) : Optional.empty();
    }

    /** On three characters: {@code 011}, {@code 02A}, {@code 974}. */
    public String departement() {
        return departementOf(code);
    }

    /** The commune's number in its département, on three digits: {@code 076}; overseas {@code 011} of {@code 97411}. */
    public String number() {
        return code.startsWith("97") ? "0" + code.substring(3) : code.substring(2);
    }

    private static String departementOf(String code) {
        return code.startsWith("97") ? code.substring(0, 3) : "0" + code.substring(0, 2);
    }
}
