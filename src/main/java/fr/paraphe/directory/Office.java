package fr.paraphe.directory;

/** What a councillor is in the council. */
public enum Office {

    MAIRE("maire"),
    ADJOINT("adjoint"),
    CONSEILLER("conseiller municipal");

    private final String french;

    Office(String french) {
        this.french = french;
    }

    public String french() {
        return french;
    }
}
