package fr.paraphe.convention;

/**
 * An avenant has changed fee, term or paid years; told in the transaction that changes them.
 *
 * @param reference the convention's
 */
public record TermsChanged(String reference) {
}
