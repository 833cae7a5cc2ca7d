package fr.paraphe.prefecture;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchDates;
import java.time.LocalDate;

/**
 * From which day an act that must be transmitted has executory force: it takes both its publication and its receipt by the prefecture, in either order
 * (CGCT, art. L2131-1). Neither alone is enough.
 */
public final class ExecutoryDate {

    public static final String RULE = "Caractère exécutoire";
    public static final String ARTICLE = "CGCT, art. L2131-1";

    private ExecutoryDate() {
    }

    /** The later of the two days. */
    public static Deadline of(LocalDate receivedOn, LocalDate publishedOn) {
        LocalDate later = receivedOn.isAfter(publishedOn) ? receivedOn : publishedOn;
        String explanation = receivedOn.equals(publishedOn)
                ? "Reçu en préfecture et publié le " + FrenchDates.numeric(later) + " : exécutoire ce jour-là."
                : "Reçu en préfecture le " + FrenchDates.numeric(receivedOn) + ", publié le " + FrenchDates.numeric(publishedOn)
                        + " : exécutoire à la plus tardive des deux dates, le " + FrenchDates.numeric(later) + ".";
        return new Deadline(later, RULE, ARTICLE, explanation);
    }
}
