package fr.paraphe.dispute;

/** What a limit of art. 9 or 10 can be counted from; the clause names one, the others are shown beside it. */
public enum StartingPoint {

    /** The day the letter was handed over. */
    RECEIPT("réception", "reçue"),
    /** The day it was first presented, where it was never claimed or was refused (CE, 24 avril 2012, n° 341146). */
    FIRST_PRESENTATION("première présentation", "présentée pour la première fois"),
    SENDING("envoi", "envoyée");

    private final String label;
    private final String participle;

    StartingPoint(String label, String participle) {
        this.label = label;
        this.participle = participle;
    }

    public String label() {
        return label;
    }

    /** «Mise en demeure reçue» */
    String participle() {
        return participle;
    }
}
