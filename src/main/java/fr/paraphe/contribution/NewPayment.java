package fr.paraphe.contribution;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A payment as it is entered; what is missing is null.
 *
 * @param amount        euros
 * @param paidOn        the day on which the creditor received it
 * @param reference     what the accountant calls it, unique among the creditor's: the same twice is one payment
 * @param mandateNumber of the commune's mandat, optional
 * @param mandateDate   of the commune's mandat, optional
 * @param chorusNumber  at Chorus Pro, optional
 */
public record NewPayment(BigDecimal amount, LocalDate paidOn, String reference, String mandateNumber, LocalDate mandateDate, String chorusNumber) {

    /** With nothing where only spaces are. */
    NewPayment tidied() {
        return new NewPayment(amount, paidOn, tidy(reference), tidy(mandateNumber), mandateDate, tidy(chorusNumber));
    }

    private static String tidy(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
