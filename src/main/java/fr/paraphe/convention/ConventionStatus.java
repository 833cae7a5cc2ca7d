package fr.paraphe.convention;

/** Where a convention stands in its life; what happens in between is told by its process. */
public enum ConventionStatus {
    /** The file's data are entered; its process has not begun. */
    PREPARED,
    /** Annexe 1, council, prefecture, signatures. */
    IN_APPROVAL,
    /** Signed by both parties (art. 3). */
    IN_FORCE,
    /** Was in force and is over: term, résiliation, dénonciation. */
    ENDED,
    /** Never came into force: refused, withdrawn, not signed. */
    CLOSED
}
