package fr.paraphe.council;

/** What became of an item put to the council; the names are routing facts of the process. */
public enum DeliberationOutcome {

    ADOPTED("adoptée"),
    REFUSED("rejetée"),
    ADJOURNED("ajournée"),
    WITHDRAWN("retirée");

    private final String french;

    DeliberationOutcome(String french) {
        this.french = french;
    }

    /** Of «la délibération», «l’affaire». */
    public String french() {
        return french;
    }

    /** The council voted. */
    public boolean isVoted() {
        return this == ADOPTED || this == REFUSED;
    }
}
