package fr.paraphe.audit;

/**
 * What the verification of every chain found.
 *
 * @param intact    every line is there, in its place and as it was written
 * @param sentence  that, or where the first break is, for people
 * @param chains    read
 * @param lines     read
 * @param firstBreak null where there is none
 * @param lastHash  of the house's chain: who keeps it elsewhere can tell a trail that was rewritten as a whole
 */
public record Verification(boolean intact, String sentence, long chains, long lines, Break firstBreak, String lastHash) {

    /**
     * @param reference of the case whose chain it is, empty for the house's
     * @param position  of the line where it shows
     */
    public record Break(String reference, String owner, long position, String sentence) {
    }
}
