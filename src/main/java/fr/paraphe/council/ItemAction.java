package fr.paraphe.council;

/** What the council does with an item that comes up. */
public enum ItemAction {

    VOTE("Vote"),
    ADJOURN("Ajournement"),
    WITHDRAW("Retrait de l’ordre du jour");

    private final String french;

    ItemAction(String french) {
        this.french = french;
    }

    public String french() {
        return french;
    }
}
