package fr.paraphe.directory;

/** The three types of annexe 1; the convention prints them E.M, E.E and E.P. */
public enum SchoolType {

    EM("école maternelle"),
    EE("école élémentaire"),
    EP("école primaire");

    private final String french;

    SchoolType(String french) {
        this.french = french;
    }

    public String french() {
        return french;
    }
}
