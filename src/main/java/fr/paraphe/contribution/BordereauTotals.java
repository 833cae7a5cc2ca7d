package fr.paraphe.contribution;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What the contributions of a campaign come to.
 *
 * @param count        contributions, those that are not due included
 * @param due          of them, those that a titre will ask for
 * @param schools      billed
 * @param amount       euros TTC of those that are due
 * @param countBefore  contributions of the académie for the year before
 * @param amountBefore euros TTC of those that were due then
 * @param evolutions   how many lists grew, shrank and so on; none is left out
 * @param flags        how many carry each flag; those that nobody carries are left out
 */
public record BordereauTotals(int count, int due, int schools, BigDecimal amount, int countBefore, BigDecimal amountBefore, Map<Evolution, Integer> evolutions,
                              Map<ContributionFlag, Integer> flags) {

    public BordereauTotals {
        evolutions = Map.copyOf(evolutions);
        flags = Map.copyOf(flags);
    }
}
