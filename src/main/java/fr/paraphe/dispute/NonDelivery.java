package fr.paraphe.dispute;

/** Why a letter did not come into its addressee's hands. */
public enum NonDelivery {
    /** Not fetched; counts from its first presentation (CE, 24 avril 2012, n° 341146). */
    UNCLAIMED("Non réclamée"),
    /** Counts from its first presentation. */
    REFUSED("Refusée par le destinataire"),
    /** Wrong address: it opens no time limit. */
    NOT_DELIVERABLE("Non distribuable : adresse inconnue ou inexacte");

    private final String label;

    NonDelivery(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether the letter counts as notified all the same. */
    public boolean notifies() {
        return this != NOT_DELIVERABLE;
    }
}
