package fr.paraphe.contribution;

import fr.paraphe.RefusedException;
import fr.paraphe.csv.Codes;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of a titre, «2018-000001»: one series without gaps for each creditor and calendar year of issue.
 *
 * @param year   the calendar year in which the titre was issued
 * @param serial from 1
 */
public record TitreNumber(int year, int serial) {

    private static final Pattern WRITTEN = Pattern.compile("([12]\\d{3})-(\\d{6,9})");

    public TitreNumber {
        if (year < 1000 || year > 2999 || serial < 1) {
            throw new IllegalArgumentException("no number of a titre: " + year + ", " + serial);
        }
    }

    public static Optional<TitreNumber> read(String written) {
        Matcher parts = WRITTEN.matcher(Codes.normalise(written));
        if (!parts.matches() || Integer.parseInt(parts.group(2)) < 1) {
            return Optional.empty();
        }
        return Optional.of(new TitreNumber(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))));
    }

    /** @throws RefusedException for what is no number of a titre */
    public static TitreNumber required(String field, String written) {
        return read(written).orElseThrow(() -> new RefusedException(field, "«" + Codes.shown(written)
            + "» n’est pas un numéro de titre : écrivez l’année d’émission et le rang, par exemple 2018-000001.", ""));
    }

    public TitreNumber next() {
        return new TitreNumber(year, serial + 1);
    }

    /** «2018-000001» */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d-%06d", year, serial);
    }
}
