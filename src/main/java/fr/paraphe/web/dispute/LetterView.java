package fr.paraphe.web.dispute;

import fr.paraphe.convention.Side;
import fr.paraphe.dispute.Grievance;
import fr.paraphe.dispute.Letter;
import fr.paraphe.dispute.LetterChannel;
import fr.paraphe.dispute.LetterKind;
import fr.paraphe.dispute.LetterStatus;
import fr.paraphe.dispute.NonDelivery;
import java.time.LocalDate;
import java.util.List;

/**
 * A letter, for those who know of it.
 *
 * @param dispute     the mise en demeure that a résiliation follows
 * @param grievances  of a mise en demeure, with what is demanded
 * @param motives     of a résiliation
 * @param reason      of a dénonciation
 * @param deliveredOn from when it counts as notified; null while that is not known, and for a letter that could not be delivered
 * @param closeReason why nothing follows from it any more
 */
record LetterView(String reference, String convention, String commune, String academie, LetterKind kind, String kindName, String article, Side author, LetterStatus status,
                  String statusName, String dispute, List<Grievance> grievances, String demand, String motives, String reason, LocalDate signedOn, LocalDate sentOn,
                  LetterChannel channel, String trackingNumber, LocalDate firstPresentedOn, LocalDate receivedOn, NonDelivery nonDelivery, LocalDate deliveredOn,
                  LocalDate withdrawnOn, String withdrawalReason, String closeReason, String text) {

    static LetterView of(Letter letter) {
        // a withdrawal that is entered counts, and is known, once its task is completed
        boolean withdrawn = letter.status() == LetterStatus.WITHDRAWN;
        return new LetterView(letter.reference(), letter.convention(), letter.commune(), letter.academie(), letter.kind(), letter.kind().label(), letter.kind().article(),
            letter.author(), letter.status(), letter.status().label(), letter.dispute().orElse(null), letter.grievances(), letter.demand().orElse(null),
            letter.motives().orElse(null), letter.reason().orElse(null), letter.signedOn().orElse(null), letter.sentOn().orElse(null), letter.channel().orElse(null),
            letter.trackingNumber().orElse(null), letter.firstPresentedOn().orElse(null), letter.receivedOn().orElse(null), letter.nonDelivery().orElse(null),
            letter.deliveredOn().orElse(null), letter.withdrawnOn().filter(on -> withdrawn).orElse(null), letter.withdrawalReason().filter(why -> withdrawn).orElse(null),
            letter.closeReason().orElse(null), "/api/letters/" + letter.reference() + "/text");
    }
}
