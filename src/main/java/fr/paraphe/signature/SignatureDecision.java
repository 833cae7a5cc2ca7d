package fr.paraphe.signature;

/** What a party decides about the text before it. */
public enum SignatureDecision {
    SIGNED,
    REFUSED,
    /** The recteur asks for another text; the mayor's signature falls with this one. */
    TO_CORRECT
}
