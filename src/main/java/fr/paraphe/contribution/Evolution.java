package fr.paraphe.contribution;

/** What became of a list against the year before. */
public enum Evolution {
    FIRST_YEAR("première année"),
    MORE("hausse"),
    FEWER("baisse"),
    /** As many schools, others: a swap, or another RPI. */
    EXCHANGED("permutation"),
    SAME("inchangée");

    private final String label;

    Evolution(String label) {
        this.label = label;
    }

    /** French, for people. */
    public String label() {
        return label;
    }
}
