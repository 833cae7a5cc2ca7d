package fr.paraphe.csv;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the cells of one line; what is wrong is noted with its column, and the cell is then null, so that the whole line can be read before it is given up. */
public final class CellReader {

    private static final DateTimeFormatter FRENCH = DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter ISO = DateTimeFormatter.ISO_LOCAL_DATE;
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cn}]");
    private static final Pattern FORMULA = Pattern.compile("^[=+@-]");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,2})?");
    private static final int EMAIL_LENGTH = 254;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private final CsvTable.Line line;
    private final List<ImportFinding> errors;
    private final List<ImportFinding> warnings;
    private final Set<String> failedColumns = new HashSet<>();

    public CellReader(CsvTable.Line line, List<ImportFinding> errors, List<ImportFinding> warnings) {
        this.line = line;
        this.errors = errors;
        this.warnings = warnings;
    }

    public int line() {
        return line.number();
    }

    public boolean failed() {
        return !failedColumns.isEmpty();
    }

    public void error(String column, String reason) {
        failedColumns.add(column);
        errors.add(new ImportFinding(line.number(), column, reason));
    }

    public void warn(String column, String reason) {
        warnings.add(new ImportFinding(line.number(), column, reason));
    }

    public String text(String column, int maxLength) {
        return required(column, optionalText(column, maxLength));
    }

    /** Null when the cell is empty. */
    public String optionalText(String column, int maxLength) {
        return tidy(column, line.cells().get(column), maxLength);
    }

    /** The lines of a postal address with a line break between them; in the cell they stand on lines of their own or with a bar between them. */
    public String address(String column, int maxLength) {
        return required(column, optionalAddress(column, maxLength));
    }

    /** Null when the cell is empty. */
    public String optionalAddress(String column, int maxLength) {
        String address = tidy(column, line.cells().get(column).strip().replaceAll("\\R", "|"), maxLength);
        if (address == null) {
            return null;
        }
        String lines = Arrays.stream(address.split("\\|")).map(String::strip).filter(part -> !part.isEmpty()).collect(Collectors.joining("\n"));
        return lines.isEmpty() ? null : lines;
    }

    private String tidy(String column, String cell, int maxLength) {
        String raw = cell.strip();
        if (CONTROL.matcher(raw).find()) {
            error(column, "la case contient un retour à la ligne ou une tabulation.");
            return "";
        }
        if (INVISIBLE.matcher(raw).find()) {
            error(column, "la case contient un caractère invisible : retapez-la.");
            return "";
        }
        String text = Normalizer.normalize(raw, Normalizer.Form.NFC).replaceAll("\\h+", " ").strip();
        if (text.isEmpty()) {
            return null;
        }
        if (FORMULA.matcher(text).find()) {
            error(column, "la case commence par «" + text.charAt(0) + "» : un tableur y lirait une formule.");
        } else if (text.length() > maxLength) {
            error(column, "la case a " + text.length() + " caractères ; elle en prend " + maxLength + " au plus.");
        }
        return text;
    }

    /** @param form what is expected, as the end of a sentence: «un code INSEE, par exemple 11076» */
    public <T> T code(String column, int maxLength, Function<String, Optional<T>> reader, String form) {
        String text = text(column, maxLength);
        return text == null || failedOn(column) ? null : reader.apply(text).orElseGet(() -> {
            error(column, "«" + Codes.shown(text) + "» n’est pas " + form + ".");
            return null;
        });
    }

    public String matching(String column, int maxLength, Pattern pattern, String form) {
        return code(column, maxLength, text -> Optional.of(text).filter(pattern.asMatchPredicate()), form);
    }

    /** One of a few words, whatever its capitals. */
    public <E> E choice(String column, List<E> values, Function<E, String> word) {
        String text = text(column, 60);
        if (text == null || failedOn(column)) {
            return null;
        }
        return values.stream().filter(value -> word.apply(value).equalsIgnoreCase(text)).findFirst().orElseGet(() -> {
            error(column, "«" + Codes.shown(text) + "» est inconnu ; les valeurs possibles sont : " + String.join(", ", values.stream().map(word).toList()) + ".");
            return null;
        });
    }

    public <E extends Enum<E>> E choice(String column, Class<E> type) {
        return choice(column, Arrays.asList(type.getEnumConstants()), Enum::name);
    }

    public int number(String column, int min, int max) {
        Integer number = code(column, 20, text -> {
            Matcher digits = Pattern.compile("[0-9]{1,9}").matcher(text.replaceAll("\\h", ""));
            return digits.matches() ? Optional.of(Integer.valueOf(digits.group())).filter(value -> value >= min && value <= max) : Optional.empty();
        }, "un nombre entier entre " + min + " et " + max);
        return number == null ? min : number;
    }

    /** Euros and cents as people write them: 150, 150,00, 1 250.50 €. */
    public BigDecimal amount(String column) {
        return code(column, 30, text -> {
            String digits = text.replaceAll("[\\h€]", "").replace(',', '.');
            return AMOUNT.matcher(digits).matches() ? Optional.of(new BigDecimal(digits)) : Optional.empty();
        }, "un montant : écrivez par exemple 150,00");
    }

    public LocalDate date(String column) {
        return required(column, optionalDate(column));
    }

    /** Null when the cell is empty. */
    public LocalDate optionalDate(String column) {
        String text = optionalText(column, 60);
        if (text == null || failedOn(column)) {
            return null;
        }
        return parse(text).filter(date -> date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR).orElseGet(() -> {
            error(column, "«" + Codes.shown(text) + "» n’est pas une date ; écrivez par exemple 04/04/2014 ou 2014-04-04.");
            return null;
        });
    }

    public String email(String column) {
        return required(column, optionalEmail(column));
    }

    /** Null when the cell is empty. */
    public String optionalEmail(String column) {
        String text = optionalText(column, EMAIL_LENGTH);
        if (text != null && !failedOn(column) && !EMAIL.matcher(text).matches()) {
            error(column, "«" + Codes.shown(text) + "» n’est pas une adresse de courriel.");
        }
        return text;
    }

    private <T> T required(String column, T value) {
        if (value == null && !failedOn(column)) {
            error(column, "la case est vide ; elle est obligatoire.");
        }
        return value;
    }

    public boolean failedOn(String column) {
        return failedColumns.contains(column);
    }

    private static Optional<LocalDate> parse(String text) {
        try {
            return Optional.of(LocalDate.parse(text, text.contains("/") ? FRENCH.withLocale(Locale.ROOT) : ISO));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
