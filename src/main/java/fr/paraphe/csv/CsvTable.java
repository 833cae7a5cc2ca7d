package fr.paraphe.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file cut into lines and cells, as spreadsheets write it: UTF-8 with or without a byte order mark, semicolons or commas, cells in
 * quotation marks or not. What cannot be read is an error with its line, and reading goes on where it can.
 */
public final class CsvTable {

    public static final int MAX_BYTES = 10 * 1024 * 1024;

    /** @param number as an editor counts them */
    public record Line(int number, Map<String, String> cells) {
    }

    private final List<String> columns;
    private final List<Line> lines = new ArrayList<>();
    private final List<ImportFinding> errors = new ArrayList<>();

    private CsvTable(List<String> columns) {
        this.columns = columns;
    }

    public static CsvTable read(byte[] bytes, List<String> columns) {
        CsvTable table = new CsvTable(columns);
        if (bytes.length > MAX_BYTES) {
            table.error(0, "", "Le fichier pèse plus de " + MAX_BYTES / 1024 / 1024 + " Mo : partagez-le en plusieurs.");
        } else {
            String text = table.decode(bytes);
            if (table.errors.isEmpty()) {
                table.parse(text);
            }
        }
        return table;
    }

    public List<Line> lines() {
        return lines;
    }

    public List<ImportFinding> errors() {
        return errors;
    }

    private String decode(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            int line = 1 + (int) text.chars().filter(character -> character == '\n').count();
            error(line, "", "le fichier n’est pas en UTF-8 : dans le tableur, enregistrez-le au format «CSV UTF-8».");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private void parse(String text) {
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(delimiterOf(text)).setIgnoreEmptyLines(false).get();
        int number = 1;
        try (CSVParser parser = CSVParser.parse(text, format)) {
            List<String> header = null;
            Iterator<CSVRecord> records = parser.iterator();
            while (records.hasNext()) {
                CSVRecord cells = records.next();
                if (cells.stream().allMatch(String::isBlank)) {
                    number = (int) parser.getCurrentLineNumber() + 1;
                    continue;
                }
                if (header == null) {
                    header = cells.stream().map(CsvTable::columnName).toList();
                    checkHeader(header, number);
                    if (!errors.isEmpty()) {
                        return;
                    }
                } else {
                    addLine(header, cells, number);
                }
                number = (int) parser.getCurrentLineNumber() + 1;
            }
            if (header == null) {
                error(0, "", "Le fichier est vide : la première ligne doit nommer les colonnes " + String.join(", ", columns) + ".");
            }
        } catch (UncheckedIOException malformed) {
            error(number, "", "les guillemets sont mal fermés : la lecture s’arrête là.");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static char delimiterOf(String text) {
        String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        long commas = header.chars().filter(character -> character == ',').count();
        long semicolons = header.chars().filter(character -> character == ';').count();
        return commas > semicolons ? ',' : ';';
    }

    /** Headers are typed by hand: capitals, accents and spaces make no difference. */
    private static String columnName(String cell) {
        return Normalizer.normalize(cell.strip(), Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT).replaceAll("[\\h-]+", "_");
    }

    private void checkHeader(List<String> header, int number) {
        header.stream().filter(column -> !columns.contains(column)).distinct()
            .forEach(column -> error(number, "", column.isEmpty() ? "une colonne n’a pas de nom."
                : "colonne inconnue «" + Codes.shown(column) + "» ; les colonnes attendues sont : " + String.join(", ", columns) + "."));
        columns.stream().filter(column -> !header.contains(column)).forEach(column -> error(number, column, "la colonne manque dans l’en-tête."));
        columns.stream().filter(column -> header.indexOf(column) != header.lastIndexOf(column)).forEach(column -> error(number, column, "la colonne figure deux fois dans l’en-tête."));
    }

    private void addLine(List<String> header, CSVRecord cells, int number) {
        boolean tooMany = cells.size() > header.size() && cells.stream().skip(header.size()).anyMatch(cell -> !cell.isBlank());
        if (cells.size() < header.size() || tooMany) {
            error(number, "", cells.size() + (cells.size() < 2 ? " case" : " cases") + " au lieu de " + header.size() + " : vérifiez les séparateurs et les guillemets.");
            return;
        }
        Map<String, String> byColumn = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            byColumn.put(header.get(i), cells.get(i));
        }
        lines.add(new Line(number, byColumn));
    }

    private void error(int line, String column, String reason) {
        errors.add(new ImportFinding(line, column, reason));
    }
}
