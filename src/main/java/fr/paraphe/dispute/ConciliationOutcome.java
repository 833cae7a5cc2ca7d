package fr.paraphe.dispute;

/** What a meeting of conciliation came to (art. 10). */
public enum ConciliationOutcome {

    AGREEMENT("Accord"),
    /** Said by a party; silence is failure too, but by the passing of time. */
    FAILURE("Échec"),
    POSTPONED("Report à une autre date");

    private final String label;

    ConciliationOutcome(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
