package fr.paraphe.prefecture;

import fr.paraphe.RefusedException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The unique identifier of an act, {@code DDD-SSSSSSSSS-AAAAMMJJ-NUMERO-NN}, which the prefecture returns in its receipt.
 *
 * <p>A number may itself hold hyphens ({@code ...-2017-276-DE} stands on the source's paper), so an identifier is read by one anchored expression and
 * never cut at its hyphens; {@code 2017-276} and {@code 2017_276} name the same act.
 *
 * @param departement  three characters: {@code 011}, {@code 02A}, {@code 974}
 * @param siren        nine digits, of the commune
 * @param decisionDate the day of the decision, not of its sending
 * @param number       as it stands in the identifier, hyphens included
 */
public record ActIdentifier(String departement, String siren, LocalDate decisionDate, String number, Nature nature) {

    public static final int MAX_LENGTH = 41;

    private static final Pattern FORM = Pattern.compile(
            "([09][0-9][AB0-9])-([0-9]{9})-([0-9]{8})-([A-Za-z0-9](?:[A-Za-z0-9_\\- ]{0,13}[A-Za-z0-9])?)-([A-Z]{2})");

    public ActIdentifier {
        Objects.requireNonNull(decisionDate, "decisionDate");
        Objects.requireNonNull(nature, "nature");
        if (!FORM.matcher(write(departement, siren, decisionDate, number, nature)).matches()) {
            throw new IllegalArgumentException("not an identifier: " + write(departement, siren, decisionDate, number, nature));
        }
    }

    public static ActIdentifier of(String departement, String siren, LocalDate decisionDate, ActNumber number, Nature nature) {
        return new ActIdentifier(departement, siren, decisionDate, number.emitted(), nature);
    }

    /** Empty when the text is no identifier: wrong form, a day that does not exist, a nature unknown to ACTES. */
    public static Optional<ActIdentifier> parse(String text) {
        if (text == null || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<Nature> nature = Nature.of(matcher.group(5));
        if (nature.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDate decisionDate = LocalDate.parse(matcher.group(3), DateTimeFormatter.BASIC_ISO_DATE);
            return Optional.of(new ActIdentifier(matcher.group(1), matcher.group(2), decisionDate, matcher.group(4), nature.get()));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** @throws RefusedException when the text is no identifier */
    public static ActIdentifier required(String field, String text) {
        return parse(text).orElseThrow(() -> new RefusedException(field,
                "L’identifiant de l’acte doit avoir la forme DDD-SIREN-AAAAMMJJ-NUMERO-NN, par exemple 011-211100763-20171030-2017_276-DE.",
                "Norme d’échange @CTES"));
    }

    /** As it is sent: the form under which acts are stored and compared. */
    public String emitted() {
        return write(departement, siren, decisionDate, ActNumber.emit(number), nature);
    }

    /** Whether both name the same act, however hyphens, blanks, underscores and capitals are written in the number. */
    public boolean sameActAs(ActIdentifier other) {
        return emitted().equals(other.emitted());
    }

    /** As it was read or built. */
    @Override
    public String toString() {
        return write(departement, siren, decisionDate, number, nature);
    }

    private static String write(String departement, String siren, LocalDate decisionDate, String number, Nature nature) {
        return String.join("-", departement, siren, DateTimeFormatter.BASIC_ISO_DATE.format(decisionDate), number, nature.name());
    }
}
