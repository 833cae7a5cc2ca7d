package fr.paraphe.directory;

import fr.paraphe.csv.Codes;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of a legal person in the SIRENE register: nine digits, the last of which is Luhn's key.
 *
 * @param number checked: {@code 211100763}
 */
public record Siren(String number) {

    private static final Pattern FORM = Pattern.compile("[0-9]{9}");

    public Siren {
        if (!check(number).valid() || !number.equals(check(number).normalised())) {
            throw new IllegalArgumentException("not a SIREN: " + number);
        }
    }

    /** Checks what somebody typed: spaces are no error. */
    public static SirenCheck check(String entered) {
        String normalised = Codes.normalise(entered);
        if (!FORM.matcher(normalised).matches()) {
            return new SirenCheck(false, normalised, "«" + Codes.shown(entered) + "» n’est pas un numéro SIREN : il faut neuf chiffres, par exemple 211100763.");
        }
        if (!normalised.endsWith(keyOf(normalised.substring(0, 8)))) {
            return new SirenCheck(false, normalised, "Le numéro SIREN " + normalised + " est faux : sa clé de contrôle ne correspond pas, vérifiez chaque chiffre.");
        }
        return new SirenCheck(true, normalised, "Le numéro SIREN " + normalised + " est bien formé : sa clé de contrôle est juste.");
    }

    /** The number that a commune usually has; Paris and communes nouvelles have others. */
    public static Siren usualOf(Insee commune) {
        String departement = commune.departement();
        String prefix = departement.startsWith("0") ? departement.substring(1).replaceAll("2[AB]", "20") + "0" : departement;
        String firstEight = "21" + prefix + commune.number();
        return new Siren(firstEight + keyOf(firstEight));
    }

    /** A warning to show when this is not the number that the commune usually has; it may be right all the same. */
    public Optional<String> warningFor(Insee commune) {
        Siren usual = usualOf(commune);
        return equals(usual) ? Optional.empty()
            : Optional.of("Le numéro SIREN " + number + " n’est pas celui que le code INSEE " + commune.code() + " laisse attendre (" + usual.number
                + ") : c’est possible (commune nouvelle, Paris), mais à vérifier.");
    }

    private static String keyOf(String firstEight) {
        int sum = 0;
        for (int i = 0; i < firstEight.length(); i++) {
            int digit = firstEight.charAt(i) - '0';
            int weighted = i % 2 == 1 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return String.valueOf((10 - sum % 10) % 10);
    }
}
