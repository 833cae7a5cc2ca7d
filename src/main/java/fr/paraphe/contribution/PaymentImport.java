package fr.paraphe.contribution;

import fr.paraphe.csv.ImportFinding;
import java.util.List;
import java.util.Set;

/**
 * What became of a file of payments: the good lines are taken, the bad ones are not.
 *
 * @param lines   of data, as many as could be told apart
 * @param entered payments that were not known
 * @param known   payments that had been entered before; nothing was done about them
 * @param errors  each bad line with its reason, in the order of the file
 * @param titres  ids of the titres that were paid for
 */
public record PaymentImport(int lines, int entered, int known, List<ImportFinding> errors, Set<Long> titres) {

    public PaymentImport {
        errors = List.copyOf(errors);
        titres = Set.copyOf(titres);
    }
}
