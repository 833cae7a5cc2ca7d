package fr.paraphe.contribution;

/** Why the GIP should look at a contribution; in the order in which they matter, where several hold. */
public enum ContributionFlag {

    /** The list changed after its titre was issued: the titre is to be cancelled and issued anew. */
    TITRE_TO_REISSUE("titre à annuler et réémettre"),
    /** The convention ended within the year: due, unless the GIP decides otherwise (docs/adr/0009). */
    ENDED("convention terminée : décision du GIP"),
    /** No school in the list: nothing is due. */
    NO_SCHOOL("aucune école"),
    /** The list changed after the closing, and the contribution was computed anew. */
    RECOMPUTED("recalculée après la clôture"),
    /** An avenant that came too late has no effect on this year (art. 6.3). */
    LATE("avenant hors délai"),
    /** The avenant was sent on the last day of the window, which is held to be in time (docs/adr/0009). */
    LAST_DAY("avenant du dernier jour");

    private final String label;

    ContributionFlag(String label) {
        this.label = label;
    }

    /** French, for people. */
    public String label() {
        return label;
    }
}
