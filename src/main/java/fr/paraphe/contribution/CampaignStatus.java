package fr.paraphe.contribution;

/** Where a campaign stands, in this order. */
public enum CampaignStatus {

    /** Created because a convention in force covers its year; 1 September has not come. */
    WAITING("en attente du 1er septembre"),
    /** Communes may change their lists (art. 6.2). */
    OPEN("fenêtre ouverte"),
    /** The window is over; lists are closed and contributions computed, chunk by chunk. */
    CLOSING("clôture en cours"),
    /** The GIP checks the bordereau. */
    TO_CHECK("bordereau à vérifier"),
    /** Titres are numbered and sent. */
    ISSUING("émission des titres"),
    /** Titres are out, payments come in. */
    COLLECTING("recouvrement"),
    CLOSED("close");

    private final String label;

    CampaignStatus(String label) {
        this.label = label;
    }

    /** French, for people. */
    public String label() {
        return label;
    }
}
