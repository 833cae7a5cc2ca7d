package fr.paraphe.avenant;

import fr.paraphe.Euros;
import fr.paraphe.calendar.SchoolYear;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * What a new list costs, and from when (art. 6.1).
 *
 * @param fee      euros TTC per school for that school year
 * @param before   schools on the list in force
 * @param after    schools on the new one
 * @param lastPaid the convention's last school year
 */
public record AvenantCost(BigDecimal fee, int before, int after, SchoolYear year, SchoolYear lastPaid) {

    public AvenantCost {
        Objects.requireNonNull(fee, "fee");
        Objects.requireNonNull(year, "year");
        Objects.requireNonNull(lastPaid, "lastPaid");
    }

    public BigDecimal amountBefore() {
        return fee.multiply(BigDecimal.valueOf(before));
    }

    public BigDecimal amountAfter() {
        return fee.multiply(BigDecimal.valueOf(after));
    }

    /** For what the window answers, or would answer. */
    public String sentence(WindowOutcome outcome) {
        return switch (outcome) {
            case EFFECTIVE, HELD -> product(after) + " à partir de l’année scolaire " + year + (before == after ? ", comme avant (art. 6.1)."
                : ", au lieu de " + product(before) + " (art. 6.1).");
            case TO_DECIDE -> before == after ? product(after) + " pour " + year + ", que l’académie accepte ou non (art. 6.1)."
                : product(after) + " pour " + year + " si l’académie accepte l’avenant tardif, sinon " + product(before) + " (art. 6.1).";
            case NO_EFFECT -> product(before) + " pour " + year + ", inchangé (art. 6.1 et 6.3)." + (year.compareTo(lastPaid) < 0
                ? " " + product(after) + " à partir de " + year.next() + " si le changement est repris dans la fenêtre suivante."
                : " " + lastPaid + " est la dernière année scolaire de la convention.");
        };
    }

    private String product(int schools) {
        return schools + (schools > 1 ? " écoles × " : " école × ") + Euros.written(fee) + " = " + Euros.written(fee.multiply(BigDecimal.valueOf(schools)));
    }
}
