package fr.paraphe.engine.replay;

import java.util.List;
import java.util.function.Function;

/** The table of a replay, in columns as wide as their widest word. */
final class ReplayTable {

    private static final List<String> HEAD = List.of("étape", "qui", "résultat", "règle", "article", "papier", "");

    private ReplayTable() {
    }

    static String print(List<ReplayLine> lines) {
        List<List<String>> rows = new java.util.ArrayList<>();
        rows.add(HEAD);
        lines.forEach(line -> rows.add(List.of(line.step(), line.who(), line.value(), line.rule(), line.article(), line.paper() == null ? "—" : line.paper(),
            line.paper() == null ? "" : line.differs() ? "DIFFERS" : "ok")));
        int[] widths = new int[HEAD.size()];
        for (int column = 0; column < widths.length; column++) {
            int index = column;
            widths[column] = rows.stream().map((Function<List<String>, String>) row -> row.get(index)).mapToInt(cell -> cell.codePointCount(0, cell.length())).max().orElse(0);
        }
        StringBuilder table = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder printed = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = row.get(column);
                printed.append(cell).append(" ".repeat(widths[column] - cell.codePointCount(0, cell.length()) + 2));
            }
            table.append(printed.toString().stripTrailing()).append('\n');
        }
        return table.toString();
    }
}
