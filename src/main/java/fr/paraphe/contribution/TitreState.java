package fr.paraphe.contribution;

import java.math.BigDecimal;

/** Where a titre stands. */
public enum TitreState {

    UNPAID("à payer"),
    PARTLY_PAID("payé en partie"),
    PAID("payé"),
    CANCELLED("annulé");

    private final String label;

    TitreState(String label) {
        this.label = label;
    }

    /** French, for people. */
    public String label() {
        return label;
    }

    static TitreState of(boolean standing, BigDecimal amount, BigDecimal paid) {
        if (!standing) {
            return CANCELLED;
        }
        if (paid.compareTo(amount) >= 0) {
            return PAID;
        }
        return paid.signum() > 0 ? PARTLY_PAID : UNPAID;
    }
}
