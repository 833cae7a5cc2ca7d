package fr.paraphe.prefecture;

/** What has become of a letter of the prefecture. */
public enum LetterStatus {
    /** Stored; no step has taken it up yet. */
    PENDING,
    /** Its step is open. */
    OPEN,
    ANSWERED,
    /** Two months have passed without an answer. */
    REFUSED_BY_SILENCE,
    /** Nothing is left to do about it. */
    CLOSED
}
