package fr.paraphe.dispute;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.FrenchDates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What can have become of a letter that was sent: received, or not and why, each with its proof; its dates follow one another. A letter that waits at the post office waits fifteen days
 * (CE, 24 avril 2012, n° 341146); the addressee of an electronic one has fifteen days from the day after the notice to accept it (CPCE, art. R53-3).
 *
 * @param channel how it was sent
 * @param sentOn  when
 * @param today   nothing is dated later
 */
record DeliveryRule(LetterChannel channel, LocalDate sentOn, LocalDate today) {

    private static final int WAITING_DAYS = 15;
    private static final String RECEIPT = "Convention, art. 9 et 10";
    private static final String PRESENTED = "CE, 24 avril 2012, n° 341146";
    private static final String ELECTRONIC = "CPCE, art. R53-3";

    DeliveryRule {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(sentOn, "sentOn");
        Objects.requireNonNull(today, "today");
    }

    /**
     * @param presented first presentation; for an electronic letter that was not accepted, the day of the proof of it
     * @param proven    whether a proof of the delivery, or of its failure, is stored
     */
    Verdict check(LocalDate presented, LocalDate received, NonDelivery why, boolean proven) {
        if (received == null && why == null) {
            return Verdict.refused("receivedOn", "Indiquez la date de réception, ou pourquoi la lettre n’a pas été remise.", RECEIPT);
        }
        if (received != null && why != null) {
            return Verdict.refused("receivedOn", "La lettre est reçue, ou elle ne l’est pas : ne donnez pas à la fois une date de réception et un motif de non-distribution.", RECEIPT);
        }
        List<Refusal> reasons = new ArrayList<>();
        checkDay("firstPresentedOn", "présentée", presented, reasons);
        checkDay("receivedOn", "reçue", received, reasons);
        if (reasons.isEmpty() && received != null) {
            checkReceipt(presented, received, reasons);
        }
        if (reasons.isEmpty() && why != null && why.notifies()) {
            checkNotReceived(presented, why, reasons);
        }
        if (reasons.isEmpty() && !proven) {
            reasons.add(proof(why));
        }
        return Verdict.of(reasons);
    }

    /** Each limit runs from a day that must be proved; the number of a registered letter proves only that it was sent. */
    private Refusal proof(NonDelivery why) {
        if (channel == LetterChannel.LRE) {
            return new Refusal("proof", why == null ? "Joignez la preuve de réception que le prestataire a délivrée."
                : "Joignez la preuve de refus, de non-réclamation ou de non-distribution que le prestataire a délivrée.", ELECTRONIC);
        }
        if (why == null) {
            return new Refusal("proof", channel == LetterChannel.LRAR ? "Joignez l’avis de réception : la date de réception ne vaut que prouvée."
                : "Joignez le récépissé daté, ou une autre preuve de la réception : sa date ne vaut que prouvée.", RECEIPT);
        }
        return why.notifies() ? new Refusal("proof", "Joignez le pli retourné ou l’avis : la date de première présentation ne vaut que prouvée.", PRESENTED)
            : new Refusal("proof", "Joignez le pli retourné : le motif de non-distribution ne vaut que prouvé.", RECEIPT);
    }

    private void checkDay(String field, String what, LocalDate day, List<Refusal> reasons) {
        if (day == null) {
            return;
        }
        if (day.isAfter(today)) {
            reasons.add(new Refusal(field, "La date ne peut pas être postérieure à aujourd’hui, " + FrenchDates.inWords(today) + ".", RECEIPT));
        } else if (day.isBefore(sentOn)) {
            reasons.add(new Refusal(field, "La lettre n’a pas pu être " + what + " avant son envoi, le " + FrenchDates.inWords(sentOn) + ".", RECEIPT));
        }
    }

    private void checkReceipt(LocalDate presented, LocalDate received, List<Refusal> reasons) {
        if (presented != null && received.isBefore(presented)) {
            reasons.add(new Refusal("receivedOn", "La lettre n’a pas pu être reçue avant sa première présentation, le " + FrenchDates.inWords(presented) + ".", RECEIPT));
        }
        LocalDate last = sentOn.plusDays(WAITING_DAYS);
        if (channel == LetterChannel.LRE && received.isAfter(last)) {
            reasons.add(new Refusal("receivedOn", "Le destinataire pouvait accepter le recommandé électronique jusqu’au " + FrenchDates.inWords(last)
                + " : passé ce jour, il est non réclamé.", ELECTRONIC));
        }
    }

    private void checkNotReceived(LocalDate presented, NonDelivery why, List<Refusal> reasons) {
        boolean electronic = channel == LetterChannel.LRE;
        if (presented == null) {
            reasons.add(electronic ? new Refusal("firstPresentedOn", "Indiquez le jour de la preuve de refus ou de non-réclamation : le délai en court.", ELECTRONIC)
                : new Refusal("firstPresentedOn", "Indiquez la date de première présentation : le délai en court.", PRESENTED));
        } else if (why == NonDelivery.UNCLAIMED) {
            LocalDate last = (electronic ? sentOn : presented).plusDays(WAITING_DAYS);
            if (electronic ? !presented.isAfter(last) : !today.isAfter(last)) {
                reasons.add(electronic ? new Refusal("firstPresentedOn", "Le destinataire peut accepter le recommandé électronique jusqu’au " + FrenchDates.inWords(last)
                    + " : la preuve de non-réclamation ne peut pas être antérieure à la fin de ce jour.", ELECTRONIC)
                    : new Refusal("nonDelivery", "La lettre attend au bureau de poste jusqu’au " + FrenchDates.inWords(last)
                    + " : avant la fin de ce jour, le destinataire peut encore la retirer.", PRESENTED));
            }
        }
    }
}
