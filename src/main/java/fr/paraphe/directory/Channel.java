package fr.paraphe.directory;

/** How a councillor is convened (CGCT, art. L2121-10); before 29/12/2019 {@link #DOMICILE} was the rule, since then {@link #DEMATERIALISE}. */
public enum Channel {

    DEMATERIALISE("de manière dématérialisée"),
    DOMICILE("par écrit, à domicile"),
    AUTRE_ADRESSE("par écrit, à une autre adresse");

    private final String french;

    Channel(String french) {
        this.french = french;
    }

    public String french() {
        return french;
    }
}
