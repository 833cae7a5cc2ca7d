package fr.paraphe.avenant;

/** Where a prepared avenant goes next. */
public enum AvenantRoute {
    /** To the mayor, who signs alone (art. 6.2). */
    SIGN,
    /** To the council first. */
    DELIBERATE,
    /** Nowhere: a mere correction of names and codes is no avenant. */
    RECTIFY,
    ABANDON
}
