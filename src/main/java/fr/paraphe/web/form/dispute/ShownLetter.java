package fr.paraphe.web.form.dispute;

import fr.paraphe.convention.Side;
import fr.paraphe.dispute.LetterKind;
import fr.paraphe.dispute.LetterStatus;
import java.time.LocalDate;

/**
 * A letter as the forms of those who know of it show it.
 *
 * @param kind          the name of its kind
 * @param dispute       the mise en demeure that a résiliation follows; null for the others
 * @param authorName    «la commune de Castelnaudary»
 * @param document      the text as it was signed, null before it is
 * @param channel       how it was sent
 * @param nonDelivery   why it was not handed over; null where it was, and while that is not known
 * @param deliveredOn   from when it counts as notified
 */
record ShownLetter(String reference, LetterKind code, String kind, String article, String convention, String dispute, Side author, String authorName, String addresseeName,
                   LetterStatus status, String statusName, Paper document, LocalDate signedOn, LocalDate sentOn, String channel, String trackingNumber,
                   LocalDate firstPresentedOn, LocalDate receivedOn, String nonDelivery, LocalDate deliveredOn) {

    /** A document to download. */
    record Paper(String href, String title) {
    }
}
