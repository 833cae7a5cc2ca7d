package fr.paraphe.council;

/**
 * What the attendance decides of the way on.
 *
 * @param quorumReached the item may be deliberated on
 * @param urgent        the council first rules on the urgency
 */
public record AttendanceConclusion(boolean quorumReached, boolean urgent) {
}
