package fr.paraphe.signature;

/** Where the signing of one frozen text stands. */
public enum RoundStatus {
    OPEN,
    /** Both have signed. */
    CONCLUDED,
    REFUSED,
    /** The text was changed or replaced: what was signed no longer counts. */
    VOID
}
