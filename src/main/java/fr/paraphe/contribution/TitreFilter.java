package fr.paraphe.contribution;

import java.time.LocalDate;
import java.util.Set;

/**
 * Which titres a list shows: those that the person may see, and of them those that answer to every condition that is not null.
 *
 * @param everything true for who sees all; otherwise the next two say what is seen
 * @param communes   INSEE codes of the communes seen
 * @param academies  codes of the académies whose own cases are seen
 * @param academie   code
 * @param states     empty for every one
 * @param overdueOn  unpaid ones whose term was before this day
 */
public record TitreFilter(boolean everything, Set<String> communes, Set<String> academies, String academie, String campaign, String schoolYear, String reference,
                          String number, Set<TitreState> states, LocalDate overdueOn) {

    public TitreFilter {
        communes = Set.copyOf(communes);
        academies = Set.copyOf(academies);
        states = Set.copyOf(states);
    }
}
