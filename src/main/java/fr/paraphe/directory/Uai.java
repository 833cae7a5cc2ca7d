package fr.paraphe.directory;

import fr.paraphe.csv.Codes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The code of a school (unité administrative immatriculée, formerly RNE): seven digits and a check letter. A right letter does not prove that
 * the school exists.
 *
 * @param code checked and in capitals: {@code 0341301E}
 */
public record Uai(String code) {

    /** Twenty-three letters: I, O and Q look too much like digits. */
    private static final String LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private static final Pattern FORM = Pattern.compile("([0-9]{7})([A-Z]?)");
    private static final String EXAMPLE = "sept chiffres puis une lettre, par exemple 0341301E";

    public Uai {
        if (!check(code).valid() || !code.equals(check(code).normalised())) {
            throw new IllegalArgumentException("not a UAI: " + code);
        }
    }

    /** Checks what somebody typed: spaces and small letters are no error. */
    public static UaiCheck check(String entered) {
        String normalised = Codes.normalise(entered);
        if (normalised.isEmpty()) {
            return new UaiCheck(false, "", null, "Le code UAI est vide : il faut " + EXAMPLE + ".");
        }
        Matcher parts = FORM.matcher(normalised);
        if (!parts.matches()) {
            return new UaiCheck(false, normalised, null, "«" + Codes.shown(entered) + "» n’est pas un code UAI : il faut " + EXAMPLE + ".");
        }
        String digits = parts.group(1);
        String letter = parts.group(2);
        String expected = letterOf(digits);
        if (letter.isEmpty()) {
            return new UaiCheck(false, normalised, expected, "Il manque la lettre de contrôle du code UAI " + digits + " : ce serait " + expected + ", soit " + digits + expected + ".");
        }
        if (!letter.equals(expected)) {
            return new UaiCheck(false, normalised, expected,
                "La lettre de contrôle du code UAI " + normalised + " est fausse : avec les chiffres " + digits + ", ce serait " + expected + ", soit " + digits + expected + ".");
        }
        return new UaiCheck(true, normalised, null, "Le code UAI " + normalised + " est bien formé : sa lettre de contrôle est juste.");
    }

    /** On three characters, as a commune's: {@code 011}, {@code 974}, {@code 02A}. */
    public String departement() {
        String prefix = code.substring(0, 3);
        // Unverified: no Corsican code was at hand when this was written.
        return switch (prefix) {
            case "620" -> "02A";
            case "720" -> "02B";
            default -> prefix;
        };
    }

    private static String letterOf(String digits) {
        return String.valueOf(LETTERS.charAt(Integer.parseInt(digits) % LETTERS.length()));
    }
}
