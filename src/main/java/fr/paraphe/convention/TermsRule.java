package fr.paraphe.convention;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.calendar.SchoolYear;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What an avenant may make of fee, term and paid years (art. 3, 5 and 6), which no change of the list touches.
 *
 * @param first   the first paid school year
 * @param current the terms in force
 * @param today   a term is not put into the past
 */
public record TermsRule(SchoolYear first, ConventionTerms current, LocalDate today) {

    private static final BigDecimal HIGHEST_FEE = new BigDecimal("9999999.99");

    public TermsRule {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(current, "current");
        Objects.requireNonNull(today, "today");
    }

    public Verdict check(NewTerms terms) {
        if (terms.isEmpty()) {
            return Verdict.refused("", "Indiquez ce que l’avenant change : la contribution par école, le terme, ou la dernière année scolaire.", "Convention, art. 3, 5 et 6");
        }
        List<Refusal> reasons = new ArrayList<>();
        SchoolYear last = terms.lastPaidSchoolYear() == null ? SchoolYear.parse(current.lastPaidSchoolYear()) : terms.lastPaidSchoolYear();
        LocalDate end = terms.endsOn() == null ? current.endsOn() : terms.endsOn();
        if (terms.feePerSchool() != null) {
            checkFee(terms, last, reasons);
        }
        if (terms.endsOn() != null && terms.endsOn().isBefore(today)) {
            reasons.add(new Refusal("endsOn", "Le terme du " + FrenchDates.numeric(terms.endsOn()) + " est déjà passé : nous sommes le " + FrenchDates.numeric(today)
                + ".", "Convention, art. 3"));
        }
        if (last.compareTo(first) < 0) {
            reasons.add(new Refusal("lastPaidSchoolYear", "La dernière année scolaire, " + last + ", précède la première, " + first + ".", "Convention, art. 6"));
        } else if (end.isBefore(last.firstDay())) {
            reasons.add(new Refusal("lastPaidSchoolYear", "L’année scolaire " + last + " commence après le terme du " + FrenchDates.numeric(end)
                + " : elle n’est pas incluse dans la durée de la convention.", "Convention, art. 3 et 6"));
        }
        return Verdict.of(reasons);
    }

    private void checkFee(NewTerms terms, SchoolYear last, List<Refusal> reasons) {
        if (terms.feePerSchool().signum() < 0 || terms.feePerSchool().compareTo(HIGHEST_FEE) > 0 || terms.feePerSchool().stripTrailingZeros().scale() > 2) {
            reasons.add(new Refusal("feePerSchool", "La contribution par école s’écrit en euros et centimes, par exemple 50,00.", "Convention, art. 5"));
        }
        if (terms.feeFrom() == null) {
            reasons.add(new Refusal("feeFrom", "Indiquez à compter de quelle année scolaire cette contribution est due.", "Convention, art. 5 et 6"));
        } else if (terms.feeFrom().compareTo(first) < 0 || terms.feeFrom().compareTo(last) > 0) {
            reasons.add(new Refusal("feeFrom", "L’année scolaire " + terms.feeFrom() + " n’est pas de celles de la convention, " + first + " à " + last + ".",
                "Convention, art. 6"));
        }
    }
}
