package fr.paraphe.directory;

import fr.paraphe.csv.CellReader;
import fr.paraphe.csv.Codes;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The codes that a line may refer to: those stored and those that an earlier file of the same folder declares, be it refused for another reason. */
final class KnownCodes {

    private final Map<ImportKind, Set<String>> byKind = new EnumMap<>(ImportKind.class);

    KnownCodes add(ImportKind kind, Iterable<String> codes) {
        Set<String> known = byKind.computeIfAbsent(kind, any -> new HashSet<>());
        codes.forEach(known::add);
        return this;
    }

    KnownCodes addAll(KnownCodes others) {
        others.byKind.forEach(this::add);
        return this;
    }

    boolean contains(ImportKind kind, String code) {
        return byKind.getOrDefault(kind, Set.of()).contains(code);
    }

    /** Reads a cell that refers to such a code. */
    String read(CellReader cells, String column, ImportKind kind) {
        String code = cells.text(column, 60);
        return code == null || cells.failedOn(column) ? null : checked(cells, column, kind, code);
    }

    String checked(CellReader cells, String column, ImportKind kind, String code) {
        if (!contains(kind, code)) {
            cells.error(column, "«" + Codes.shown(code) + "» n’est pas dans l’annuaire ; importez d’abord " + kind.fileName() + ".");
        }
        return code;
    }
}
