package fr.paraphe.dispute;

/** How a letter travels. */
public enum LetterChannel {
    LRAR("Lettre recommandée avec accusé de réception"),
    /** By a qualified provider; equals a LRAR (CPCE, art. L100). */
    LRE("Lettre recommandée électronique"),
    AGAINST_RECEIPT("Remise contre récépissé"),
    OTHER_WITH_PROOF("Autre envoi avec preuve");

    private final String label;

    LetterChannel(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean isRegistered() {
        return this == LRAR || this == LRE;
    }
}
