package fr.paraphe.dispute;

/** What became of an action for the resumption of the contract (CE, Sect., 21 mars 2011, n° 304806). */
public enum ActionOutcome {
    REJECTED("Recours rejeté"),
    RESUMPTION_ORDERED("Reprise des relations contractuelles ordonnée"),
    WITHDRAWN("Désistement"),
    SETTLED("Accord des parties");

    private final String label;

    ActionOutcome(String label) {
        this.label = label;
    }

    /** French, for people. */
    public String label() {
        return label;
    }
}
