package fr.paraphe.dispute;

/** Why the conciliation has failed. Art. 10 does not say what a failure is; these three are ours. */
public enum FailureReason {

    NOT_CONVENED("aucune conciliation n’a été organisée dans le délai"),
    DECLARED("une partie a déclaré l’échec"),
    NO_AGREEMENT("aucun accord n’a été enregistré dans le délai qui suit la réunion");

    private final String label;

    FailureReason(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
