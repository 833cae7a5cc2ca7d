package fr.paraphe.contribution;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A titre in a list.
 *
 * @param academie  code
 * @param commune   INSEE code
 * @param debtor    by name
 * @param campaign  null for one issued by itself
 * @param amount    euros TTC
 * @param paid      euros so far
 * @param settledOn null while unpaid
 * @param sentOn    null until it is sent
 * @param sentTo    null where the commune has no address
 * @param reminders sent so far
 */
public record TitreLine(long id, String number, String creditor, String academie, String reference, String commune, String debtor, String schoolYear, String campaign,
                        int schools, BigDecimal amount, BigDecimal paid, TitreState state, LocalDate issuedOn, LocalDate dueOn, LocalDate settledOn, LocalDate sentOn,
                        String sentTo, int reminders) {

    /** Euros still owed; nothing once cancelled. */
    public BigDecimal left() {
        return state == TitreState.CANCELLED ? BigDecimal.ZERO.setScale(2) : amount.subtract(paid);
    }
}
