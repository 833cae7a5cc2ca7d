package fr.paraphe.signature;

/** Who signs a convention: the mayor for the commune, then the recteur for the académie. */
public enum Party {
    MAYOR("le maire", "du maire"),
    RECTEUR("le recteur", "du recteur");

    private final String named;
    private final String ofParty;

    Party(String named, String ofParty) {
        this.named = named;
        this.ofParty = ofParty;
    }

    /** «le maire» */
    public String named() {
        return named;
    }

    /** «du maire» */
    public String ofParty() {
        return ofParty;
    }
}
