package fr.paraphe.contribution;

import java.math.BigDecimal;

/**
 * What a campaign's titres come to; cancelled ones do not count.
 *
 * @param titres  how many stand
 * @param amount  euros TTC
 * @param paid    euros
 * @param unpaid  how many are not, or not wholly, paid
 * @param overdue how many of these are past their term
 * @param unsent  how many stand for a commune without an address, and must be delivered otherwise
 */
public record TitreTotals(int titres, BigDecimal amount, BigDecimal paid, int unpaid, int overdue, int unsent) {

    /** Euros still owed. */
    public BigDecimal left() {
        return amount.subtract(paid);
    }
}
