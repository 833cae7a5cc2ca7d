package fr.paraphe.avenant;

/** What becomes of a transmitted avenant. */
public enum WindowOutcome {
    /** Waits for the window to open. */
    HELD,
    EFFECTIVE,
    /** The texts leave it to the académie. */
    TO_DECIDE,
    NO_EFFECT
}
