package fr.paraphe.prefecture;

import fr.paraphe.Verdict;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number that a commune gives to an act. The commune writes {@code 2017-276}; ACTES takes letters and digits without accent and «_» only,
 * so what is sent is {@code 2017_276}. Both are kept apart: the register keeps its own way of writing.
 *
 * @param display as the commune writes it: 1 to 15 characters
 */
public record ActNumber(String display) {

    /** The longest number that the identifier of an act can hold. */
    public static final int MAX_LENGTH = 15;

    private static final Pattern EMITTED = Pattern.compile("[A-Z0-9](?:[A-Z0-9_]{0,13}[A-Z0-9])?");
    private static final Pattern STRANGER = Pattern.compile("[^A-Za-z0-9_\\-/. ]");
    private static final String SOURCE = "Norme d’échange @CTES";

    public ActNumber {
        if (!check(display).isAccepted() || !display.equals(display.strip())) {
            throw new IllegalArgumentException("not the number of an act: " + display);
        }
    }

    public static Verdict check(String entered) {
        String number = entered == null ? "" : entered.strip();
        if (number.isEmpty()) {
            return refused("Indiquez le numéro de l’acte, par exemple 2017-276.");
        }
        if (number.length() > MAX_LENGTH) {
            return refused("Le numéro de l’acte compte " + number.length() + " caractères : " + MAX_LENGTH + " au plus.");
        }
        Matcher stranger = STRANGER.matcher(number);
        if (stranger.find()) {
            return refused("Le numéro de l’acte ne peut contenir que des lettres sans accent, des chiffres, des tirets et des traits de soulignement.");
        }
        if (!EMITTED.matcher(emit(number)).matches()) {
            return refused("Le numéro de l’acte doit commencer et finir par une lettre ou un chiffre.");
        }
        return Verdict.accepted();
    }

    /** @throws fr.paraphe.RefusedException as {@link #check} refuses */
    public static ActNumber of(String entered) {
        check(entered).orThrow();
        return new ActNumber(entered.strip());
    }

    /** As it is sent to the prefecture: {@code [A-Z0-9_]}, neither starting nor ending with «_». Two numbers that are sent alike are the same number. */
    public String emitted() {
        return emit(display);
    }

    static String emit(String number) {
        return number.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private static Verdict refused(String sentence) {
        return Verdict.refused("number", sentence, SOURCE);
    }
}
