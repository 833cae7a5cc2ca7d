package fr.paraphe.prefecture;

/** What the clerk decides when the prefecture's answers contradict each other. */
public enum ConflictResolution {
    /** What was recorded first stands. */
    KEEP,
    /** What came later takes its place. */
    REPLACE
}
