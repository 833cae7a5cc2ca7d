package fr.paraphe.avenant;

/** What an avenant changes: the list of schools (art. 6.2), one of the four cases of art. 8, or the terms themselves. */
public enum AvenantNature {
    LIST("Modification de la liste des écoles", "art. 6.2"),
    RPI_CHANGE("Modification d’un RPI", "art. 8"),
    RPI_ENTRY("Intégration d’une ou plusieurs communes à un RPI", "art. 8"),
    RPI_EXIT("Sortie d’une ou plusieurs communes d’un RPI", "art. 8"),
    INTERCOMMUNALITY("Substitution d’une intercommunalité à la commune", "art. 8"),
    TERMS("Modification de la contribution ou de la durée", "art. 3, 5 et 6");

    private final String label;
    private final String article;

    AvenantNature(String label, String article) {
        this.label = label;
        this.article = article;
    }

    public String label() {
        return label;
    }

    /** «art. 6.2» */
    public String article() {
        return article;
    }

    /** The mayor alone signs a change of the list; anything else goes to the council first (docs/adr/0009). */
    public boolean deliberated() {
        return this != LIST;
    }

    /** Whether the recteur countersigns: what touches the terms binds both parties anew. */
    public boolean recteurSigns() {
        return this == TERMS;
    }

    /** Whether it must be transmitted within the window of its school year. */
    public boolean hasWindow() {
        return this != TERMS;
    }

    /** Whether it sets a list of schools. */
    public boolean hasList() {
        return this == LIST || isRpi();
    }

    public boolean isRpi() {
        return this == RPI_CHANGE || this == RPI_ENTRY || this == RPI_EXIT;
    }
}
