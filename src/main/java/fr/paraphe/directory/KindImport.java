package fr.paraphe.directory;

import fr.paraphe.csv.CellReader;
import java.util.List;
import java.util.Map;

/**
 * How the lines of one kind of file are read, checked and stored. An object serves one import: it remembers what was stored before.
 *
 * @param <R> a line as it is to be stored
 */
interface KindImport<R extends Record> {

    record Row<R>(CellReader cells, R value) {
    }

    enum Effect {
        ADDED, UPDATED, UNCHANGED
    }

    /** Reads all cells; the result counts only if none failed. */
    R read(CellReader cells);

    /** What no two lines may share, by the column that is to blame. */
    Map<String, Object> keys(R row);

    /** The code by which other files refer to the row; null where none does. */
    default String declares(R row) {
        return null;
    }

    /** Checks what only shows when all lines, and what is stored already, are seen together. */
    default void checkTogether(List<Row<R>> rows) {
    }

    Effect store(R row);
}
