package fr.paraphe.engine.replay;

import java.util.ArrayList;
import java.util.List;

/** The table of a replay, in columns as wide as what they hold; a long sentence goes on below itself. */
final class ReplayTable {

    private static final int WIDEST = 90;
    private static final List<String> HEAD = List.of("étape", "qui", "résultat", "règle", "article", "papier", "");

    private ReplayTable() {
    }

    static String print(List<ReplayLine> lines) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        lines.forEach(line -> rows.add(List.of(line.step(), line.who(), line.value(), line.rule(), line.article(), line.paper() == null ? "—" : line.paper(),
            line.paper() == null ? "" : line.differs() ? "DIFFERS" : "ok")));
        int[] widths = new int[HEAD.size()];
        for (int column = 0; column < widths.length; column++) {
            int index = column;
            widths[column] = rows.stream().flatMap(row -> broken(row.get(index)).stream()).mapToInt(ReplayTable::length).max().orElse(0);
        }
        StringBuilder table = new StringBuilder();
        for (List<String> row : rows) {
            List<List<String>> cells = row.stream().map(ReplayTable::broken).toList();
            int height = cells.stream().mapToInt(List::size).max().orElse(1);
            for (int line = 0; line < height; line++) {
                StringBuilder printed = new StringBuilder();
                for (int column = 0; column < widths.length; column++) {
                    String cell = line < cells.get(column).size() ? cells.get(column).get(line) : "";
                    printed.append(cell).append(" ".repeat(widths[column] - length(cell) + 2));
                }
                table.append(printed.toString().stripTrailing()).append('\n');
            }
        }
        return table.toString();
    }

    /** The lines of a cell, broken between words. */
    private static List<String> broken(String cell) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : cell.split(" ")) {
            if (!line.isEmpty() && length(line) + 1 + length(word) > WIDEST) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }
}
