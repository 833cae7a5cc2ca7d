package fr.paraphe.council;

/** How the council votes (CGCT, art. L2121-21). */
public enum BallotMode {

    ORDINARY("vote ordinaire"),
    PUBLIC("scrutin public"),
    SECRET("scrutin secret");

    private final String french;

    BallotMode(String french) {
        this.french = french;
    }

    public String french() {
        return french;
    }
}
