package fr.paraphe.dispute;

/** What comes after a letter's preparation. */
public enum LetterRoute {
    SIGN, DROP
}
