package fr.paraphe.avenant;

/** By what the sending of an avenant is proved. */
public enum SendingProof {
    REGISTERED_LETTER("Lettre recommandée avec avis de réception"),
    ELECTRONIC_REGISTERED("Lettre recommandée électronique"),
    EMAIL("Courriel"),
    HAND_DELIVERY("Remise contre récépissé"),
    OTHER("Autre preuve");

    private final String label;

    SendingProof(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
