package fr.paraphe.convention;

/** One of the two parties to a convention: who owes an obligation, who writes a letter, who receives it. */
public enum Side {
    COMMUNE("la commune", "secretariat", "maire"),
    ACADEMIE("l’académie", "academie", "recteur");

    private final String label;
    private final String writerGroup;
    private final String signerGroup;

    Side(String label, String writerGroup, String signerGroup) {
        this.label = label;
        this.writerGroup = writerGroup;
        this.signerGroup = signerGroup;
    }

    public Side other() {
        return this == COMMUNE ? ACADEMIE : COMMUNE;
    }

    /** The words for it inside a sentence: «la commune», «l’académie». */
    public String label() {
        return label;
    }

    /** The group that writes and sends its letters. */
    public String writerGroup() {
        return writerGroup;
    }

    /** The group of the person who signs its letters. */
    public String signerGroup() {
        return signerGroup;
    }
}
