package fr.paraphe.audit;

import java.util.Objects;

/**
 * A value before and after. A long one is kept by its beginning and its digest: the row itself, or the paper, holds the whole.
 *
 * @param field  its name
 * @param before null where there was nothing
 * @param after  null where nothing is left
 */
public record Change(String field, String before, String after) {

    private static final int LONGEST_FIELD = 100;
    private static final int LONGEST_VALUE = 2000;

    public Change {
        Objects.requireNonNull(field, "field");
        field = field.length() <= LONGEST_FIELD ? field : field.substring(0, LONGEST_FIELD);
        before = shortened(before);
        after = shortened(after);
    }

    private static String shortened(String value) {
        if (value == null || value.length() <= LONGEST_VALUE) {
            return value;
        }
        return value.substring(0, LONGEST_VALUE) + "… (" + value.length() + " caractères, SHA-256 " + Seal.sha256(value) + ")";
    }
}
