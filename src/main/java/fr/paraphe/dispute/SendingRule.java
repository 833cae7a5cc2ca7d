package fr.paraphe.dispute;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.FrenchDates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * How and when a letter may be sent (art. 9 and 10; for electronic registered letters CPCE, art. L100).
 *
 * @param signedOn      null while it is not signed
 * @param failedOn      when the conciliation failed, for a résiliation
 * @param firstTracking number of the mise en demeure that a résiliation follows; null where it has none
 * @param today         no sending is dated later
 */
record SendingRule(LetterKind kind, LocalDate signedOn, LocalDate failedOn, String firstTracking, LocalDate today) {

    private static final String LRE_ARTICLE = "CPCE, art. L100";
    private static final int NUMBER_LENGTH = 100;

    SendingRule {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(today, "today");
    }

    /** @param proven whether a proof of the sending is stored */
    Verdict check(LetterChannel channel, LocalDate sentOn, String trackingNumber, boolean proven, boolean lreConsent) {
        if (signedOn == null) {
            return Verdict.refused("", "La lettre n’est pas signée : elle ne peut pas être envoyée.", kind.article());
        }
        List<Refusal> reasons = new ArrayList<>();
        checkChannel(channel, lreConsent, reasons);
        checkDay(sentOn, reasons);
        checkProof(channel, trackingNumber, proven, reasons);
        return Verdict.of(reasons);
    }

    private void checkChannel(LetterChannel channel, boolean lreConsent, List<Refusal> reasons) {
        if (channel == null) {
            reasons.add(new Refusal("channel", "Indiquez comment la lettre a été envoyée.", kind.article()));
        } else if (kind.isRegistered() && !channel.isRegistered()) {
            reasons.add(new Refusal("channel", "Envoyez " + kind.noun() + " en recommandé avec accusé de réception, ou en recommandé électronique.", kind.article()));
        } else if (channel == LetterChannel.LRE && !lreConsent) {
            reasons.add(new Refusal("lreConsent", "Le destinataire doit avoir accepté de recevoir des recommandés électroniques : recueillez son accord, ou envoyez la lettre en "
                + "recommandé avec accusé de réception.", LRE_ARTICLE));
        }
    }

    private void checkDay(LocalDate sentOn, List<Refusal> reasons) {
        if (sentOn == null) {
            reasons.add(new Refusal("sentOn", "Indiquez la date d’envoi de la lettre.", kind.article()));
        } else if (sentOn.isAfter(today)) {
            reasons.add(new Refusal("sentOn", "La date ne peut pas être postérieure à aujourd’hui, " + FrenchDates.inWords(today) + ".", kind.article()));
        } else if (failedOn != null && sentOn.isBefore(failedOn)) {
            reasons.add(new Refusal("sentOn", "La lettre de résiliation n’a pas pu être envoyée avant l’échec de la conciliation, le " + FrenchDates.inWords(failedOn) + ".",
                kind.article()));
        } else if (sentOn.isBefore(signedOn)) {
            reasons.add(new Refusal("sentOn", "La lettre n’a pas pu être envoyée avant sa signature, le " + FrenchDates.inWords(signedOn) + ".", kind.article()));
        }
    }

    private void checkProof(LetterChannel channel, String trackingNumber, boolean proven, List<Refusal> reasons) {
        boolean numbered = trackingNumber != null && !trackingNumber.isBlank();
        if (channel != null && channel.isRegistered() && !numbered) {
            reasons.add(new Refusal("trackingNumber", "Indiquez le numéro de la lettre recommandée.", kind.article()));
        } else if (!numbered && !proven) {
            reasons.add(new Refusal("proof", "Joignez la preuve de l’envoi, ou indiquez son numéro.", kind.article()));
        } else if (numbered && trackingNumber.strip().length() > NUMBER_LENGTH) {
            reasons.add(new Refusal("trackingNumber", "Ce numéro compte plus de " + NUMBER_LENGTH + " caractères.", ""));
        } else if (numbered && firstTracking != null && bare(trackingNumber).equals(bare(firstTracking))) {
            reasons.add(new Refusal("trackingNumber", "La résiliation se fait par une seconde lettre recommandée : ce numéro est celui de la mise en demeure.", kind.article()));
        }
    }

    /** A number as one reads it aloud: without the blanks, dots and dashes that group it. */
    private static String bare(String number) {
        return number.replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
    }
}
