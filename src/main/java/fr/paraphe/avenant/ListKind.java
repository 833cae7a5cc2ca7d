package fr.paraphe.avenant;

import fr.paraphe.convention.ListChange;

/** What a new list does to the number of schools and to which they are (art. 6.2 and 6.3). */
public enum ListKind {
    UNCHANGED("liste inchangée"),
    DECREASE("diminution"),
    INCREASE("augmentation"),
    /** As many as before, others. */
    SWAP("permutation"),
    /** Schools added and removed, another number. */
    MIXED("ajouts et retraits");

    private final String label;

    ListKind(String label) {
        this.label = label;
    }

    public static ListKind of(ListChange change) {
        int added = change.added().size();
        int removed = change.removed().size();
        if (added == 0) {
            return removed == 0 ? UNCHANGED : DECREASE;
        }
        if (removed == 0) {
            return INCREASE;
        }
        return added == removed ? SWAP : MIXED;
    }

    public String label() {
        return label;
    }
}
