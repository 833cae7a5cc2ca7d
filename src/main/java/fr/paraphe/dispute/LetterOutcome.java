package fr.paraphe.dispute;

/** What has become of a letter that was prepared. */
public enum LetterOutcome {
    SENT, DROPPED
}
