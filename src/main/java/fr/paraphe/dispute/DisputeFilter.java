package fr.paraphe.dispute;

import java.util.Set;

/**
 * Which disputes and dénonciations a list shows: those that the person may see, and of them those that answer to every condition that is not null.
 *
 * @param everything true for who sees all; otherwise the next two say what is seen
 * @param communes   INSEE codes of the communes seen
 * @param academies  codes of the académies seen
 * @param commune    INSEE code
 * @param academie   code
 * @param convention reference
 * @param open       true for those that are not over, false for those that are
 */
public record DisputeFilter(boolean everything, Set<String> communes, Set<String> academies, String commune, String academie, String convention, Boolean open) {

    public DisputeFilter {
        communes = Set.copyOf(communes);
        academies = Set.copyOf(academies);
    }

    /** Those that are not over, of everybody or of these communes and académies. */
    public static DisputeFilter openFor(boolean everything, Set<String> communes, Set<String> academies) {
        return new DisputeFilter(everything, communes, academies, null, null, null, true);
    }
}
