package fr.paraphe.avenant;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.FrenchDates;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * When an avenant can have left for the académie, and by what that is proved; then when it can have arrived (art. 6.2): the day of the sending decides of the window.
 *
 * @param signedOn nothing is sent before
 * @param now      in the zone of the académie; nothing is dated later
 * @param papers   the papers deposited for the avenant, by their number in the store of documents
 */
record TransmissionRule(LocalDate signedOn, ZonedDateTime now, Set<Long> papers) {

    private static final int NUMBER_LENGTH = 100;

    TransmissionRule {
        Objects.requireNonNull(signedOn, "signedOn");
        Objects.requireNonNull(now, "now");
        papers = Set.copyOf(papers);
    }

    /**
     * @param sentAt   null where not known
     * @param number   of the proof; a number or a paper is needed
     * @param document the proof that was deposited, or null
     */
    Verdict check(LocalDate sentOn, LocalTime sentAt, SendingProof proof, String number, Long document) {
        List<Refusal> reasons = new ArrayList<>();
        checkDay(sentOn, sentAt, reasons);
        if (proof == null) {
            reasons.add(new Refusal("proof", "Dites par quoi l’envoi est prouvé.", AvenantWindow.ARTICLE));
        }
        checkProof(number == null ? "" : number.strip(), document, reasons);
        return Verdict.of(reasons);
    }

    /** @param sentOn the day of the sending; null while it has not been entered */
    static Verdict received(LocalDate receivedOn, LocalDate sentOn, LocalDate today) {
        if (sentOn == null) {
            return Verdict.refused("receivedOn", "L’avenant n’est pas encore transmis.", AvenantWindow.ARTICLE);
        }
        if (receivedOn == null) {
            return Verdict.refused("receivedOn", "Indiquez la date de réception de l’avenant.", AvenantWindow.ARTICLE);
        }
        if (receivedOn.isBefore(sentOn)) {
            return Verdict.refused("receivedOn", "L’avenant n’a pas pu être reçu avant sa transmission, le " + FrenchDates.inWords(sentOn) + ".", AvenantWindow.ARTICLE);
        }
        return receivedOn.isAfter(today) ? Verdict.of(List.of(future("receivedOn", today))) : Verdict.accepted();
    }

    private void checkDay(LocalDate sentOn, LocalTime sentAt, List<Refusal> reasons) {
        if (sentOn == null) {
            reasons.add(new Refusal("sentOn", "Indiquez la date d’envoi de l’avenant à l’académie : elle décide de la fenêtre.", AvenantWindow.ARTICLE));
        } else if (sentOn.isAfter(now.toLocalDate())) {
            reasons.add(future("sentOn", now.toLocalDate()));
        } else if (sentOn.isBefore(signedOn)) {
            reasons.add(new Refusal("sentOn", "L’avenant n’a pas pu être transmis avant sa signature, le " + FrenchDates.inWords(signedOn) + ".", AvenantWindow.ARTICLE));
        } else if (sentAt != null && sentOn.atTime(sentAt).atZone(now.getZone()).isAfter(now)) {
            reasons.add(new Refusal("sentAt", "Cette heure n’est pas encore passée.", ""));
        }
    }

    private void checkProof(String number, Long document, List<Refusal> reasons) {
        if (number.isEmpty() && document == null) {
            reasons.add(new Refusal("number", "Indiquez le numéro de la preuve d’envoi, ou déposez-la.", AvenantWindow.ARTICLE));
        } else if (number.length() > NUMBER_LENGTH) {
            reasons.add(new Refusal("number", "Ce numéro compte " + number.length() + " caractères : " + NUMBER_LENGTH + " au plus.", ""));
        }
        if (document != null && !papers.contains(document)) {
            reasons.add(new Refusal("document", "Cette pièce n’est pas de cet avenant : déposez-la de nouveau.", ""));
        }
    }

    private static Refusal future(String field, LocalDate today) {
        return new Refusal(field, "La date ne peut pas être postérieure à aujourd’hui, " + FrenchDates.inWords(today) + ".", AvenantWindow.ARTICLE);
    }
}
