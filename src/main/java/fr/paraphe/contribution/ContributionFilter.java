package fr.paraphe.contribution;

import java.util.Collection;
import java.util.Set;

/**
 * Which contributions a list shows: those that the person may see, and of them those that answer to every condition that is not null.
 *
 * @param everything true for who sees all; otherwise the next two say what is seen
 * @param communes   INSEE codes of the communes seen
 * @param academies  codes of the académies whose own cases are seen
 * @param campaign   its reference
 * @param commune    INSEE code
 * @param reference  the convention's
 * @param flagged    only those that carry a flag
 * @param changed    only those whose list is not that of the year before; first years are left out
 */
public record ContributionFilter(boolean everything, Collection<String> communes, Collection<String> academies, String campaign, String schoolYear, String commune, String reference,
                                 ContributionFlag flag, boolean flagged, boolean changed) {

    public ContributionFilter {
        communes = Set.copyOf(communes);
        academies = Set.copyOf(academies);
    }

    /** All of one campaign, for those who see it. */
    public static ContributionFilter ofCampaign(String campaign) {
        return new ContributionFilter(true, Set.of(), Set.of(), campaign, null, null, null, null, false, false);
    }

    public ContributionFilter withFlag(ContributionFlag wanted) {
        return new ContributionFilter(everything, communes, academies, campaign, schoolYear, commune, reference, wanted, flagged, changed);
    }
}
