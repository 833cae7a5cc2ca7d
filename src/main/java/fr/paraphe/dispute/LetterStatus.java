package fr.paraphe.dispute;

/** Where a letter stands. */
public enum LetterStatus {
    /** Until it is sent: known to its author alone. */
    DRAFT("en préparation"),
    SENT("envoyée"),
    /** Given up before it was sent. */
    DROPPED("abandonnée"),
    /** Made void before it was sent, for a reason outside it. */
    STOPPED("sans objet"),
    /** Taken back in writing after it was sent. */
    WITHDRAWN("retirée");

    private final String label;

    LetterStatus(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
