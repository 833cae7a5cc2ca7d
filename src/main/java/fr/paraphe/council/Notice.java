package fr.paraphe.council;

/** Which notice a convocation gives. */
public enum Notice {

    /** Five clear days from 3 500 inhabitants on, three below. */
    ORDINARY,
    /** Shortened by the mayor; the council rules on the urgency at the opening. */
    URGENT,
    /** After a session without quorum, on the same items: three clear days, and no quorum. */
    SECOND,
    /** For the first meeting after the council was renewed: three clear days everywhere. */
    FIRST_AFTER_RENEWAL;

    /**
     * An urgent notice makes a second convocation a new one, which needs its quorum again.
     *
     * @param second           convenes again after a session without quorum
     * @param afterRenewal     for the first meeting of a renewed council
     */
    public static Notice of(boolean urgent, boolean second, boolean afterRenewal) {
        if (urgent) {
            return URGENT;
        }
        if (second) {
            return SECOND;
        }
        return afterRenewal ? FIRST_AFTER_RENEWAL : ORDINARY;
    }
}
