package fr.paraphe.dispute;

/** Where a dispute stands, or a dénonciation, which knows no conciliation; the label follows «le litige est». */
public enum DisputeStatus {

    /** The letter is on its way or received, and nobody has convened a conciliation. */
    SENT("ouvert"),
    CONVENED("en conciliation"),
    /** What was agreed is to be done. */
    AGREED("réglé par un accord en cours d’exécution"),
    /** The conciliation has failed: the aggrieved party may end the convention. */
    FAILED("en échec de conciliation"),
    CLOSED("clos"),
    WITHDRAWN("retiré"),
    /** The convention has ended otherwise. */
    STOPPED("clos avec la convention");

    private final String label;

    DisputeStatus(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean isOpen() {
        return this == SENT || this == CONVENED || this == AGREED || this == FAILED;
    }
}
