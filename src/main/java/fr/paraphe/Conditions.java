package fr.paraphe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * What a list asks of its rows, written in SQL with its values beside it: nothing that a user enters becomes part of a statement. A condition on a value that is null or
 * blank asks for nothing.
 */
public final class Conditions {

    private final List<String> all = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /**
     * Only what somebody may see: the cases of these communes and those that these académies have of their own.
     *
     * @param everything true for who sees all; somebody without commune and académie sees nothing
     */
    public Conditions seen(boolean everything, Collection<String> communes, Collection<String> academies) {
        if (everything) {
            return this;
        }
        if (communes.isEmpty()) {
            return in("academie", academies);
        }
        if (academies.isEmpty()) {
            return in("commune", communes);
        }
        values.addAll(communes);
        values.addAll(academies);
        all.add("(commune in (" + marks(communes) + ") or academie in (" + marks(academies) + "))");
        return this;
    }

    /** One of these; nothing is in an empty collection. */
    public Conditions in(String column, Collection<String> among) {
        if (among.isEmpty()) {
            return and("1 = 0");
        }
        values.addAll(among);
        return and(column + " in (" + marks(among) + ")");
    }

    public Conditions equal(String column, String value) {
        return value == null || value.isBlank() ? this : and(column + " = ?", value.strip());
    }

    public Conditions equal(String column, Enum<?> value) {
        return value == null ? this : and(column + " = ?", value.name());
    }

    /** @param sql with a question mark for each of the values */
    public Conditions and(String sql, Object... of) {
        all.add(sql);
        values.addAll(List.of(of));
        return this;
    }

    /** With its « where », or empty when nothing is asked; to be put behind a table's name. */
    public String where() {
        return all.isEmpty() ? "" : " where " + String.join(" and ", all);
    }

    /** In the order of their question marks, then the further ones. */
    public List<Object> values(Object... further) {
        List<Object> every = new ArrayList<>(values);
        every.addAll(List.of(further));
        return every;
    }

    private static String marks(Collection<String> among) {
        return String.join(", ", Collections.nCopies(among.size(), "?"));
    }
}
