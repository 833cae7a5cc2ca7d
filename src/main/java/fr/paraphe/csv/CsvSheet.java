package fr.paraphe.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A table that people take away into a spreadsheet: UTF-8 with its mark, semicolons. No cell can be read as a formula: what begins like one gets an apostrophe before it.
 */
public final class CsvSheet {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n";

    private final StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
    private final CSVPrinter printer;

    public CsvSheet(List<String> header) {
        try {
            printer = new CSVPrinter(text, CSVFormat.RFC4180.builder().setDelimiter(';').get());
            printer.printRecord(header);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cells of the next line; a null is an empty one. */
    public CsvSheet row(Object... cells) {
        try {
            printer.printRecord(Arrays.stream(cells).map(CsvSheet::harmless));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String harmless(Object cell) {
        String content = cell == null ? "" : cell.toString();
        return !content.isEmpty() && BEGINS_A_FORMULA.indexOf(content.charAt(0)) >= 0 ? "'" + content : content;
    }
}
