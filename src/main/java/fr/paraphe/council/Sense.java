package fr.paraphe.council;

/** What a vote says; abstentions, blank and void papers are no «suffrages exprimés». */
public enum Sense {

    FOR("pour"),
    AGAINST("contre"),
    ABSTENTION("abstention"),
    BLANK("blanc ou nul");

    private final String french;

    Sense(String french) {
        this.french = french;
    }

    public String french() {
        return french;
    }
}
