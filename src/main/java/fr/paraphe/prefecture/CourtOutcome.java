package fr.paraphe.prefecture;

/** How a déféré ends. */
public enum CourtOutcome {
    REJECTED("Déféré rejeté : l’acte demeure"),
    ANNULLED("Acte annulé par le tribunal"),
    WITHDRAWN("Désistement du préfet");

    private final String label;

    CourtOutcome(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
