package fr.paraphe.avenant;

/** Where an avenant stands. */
public enum AvenantStatus {
    PREPARED("préparé, pas encore ouvert"),
    OPEN("en préparation"),
    SIGNED("signé, à transmettre"),
    HELD("transmis avant l’ouverture de la fenêtre"),
    TO_DECIDE("tardif, à décider par l’académie"),
    TRANSMITTED("transmis"),
    IN_EFFECT("en effet"),
    NO_EFFECT("sans effet"),
    /** Another one, transmitted later in the same window, took its place; kept. */
    SUPERSEDED("remplacé par un avenant ultérieur"),
    RECTIFIED("rectification enregistrée"),
    CLOSED("clos"),
    /** The convention ended first. */
    STOPPED("arrêté avec la convention");

    private final String label;

    AvenantStatus(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
