package fr.paraphe.convention;

import java.time.LocalDate;

/**
 * Every signature that a text needs is given; told in the transaction of the last one.
 *
 * @param reference of the convention, or of the avenant
 * @param on        the day of the last signature
 * @param document  the text that bears them, in the store of documents
 */
public record TextSigned(String reference, LocalDate on, Long document) {
}
