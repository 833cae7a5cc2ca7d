package fr.paraphe.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A bordereau of titres, or one leaf of it where they are many: each titre with its debtor and sum, and their total, signed by the ordonnateur.
 *
 * @param campaign   e.g. {@code ENT-montpellier-2018-2019}
 * @param schoolYear «2018-2019»
 * @param academie   «Académie de Montpellier»
 * @param leaf       from 1
 * @param creditor   who issues the titres
 * @param issuedOn   the date of the titres
 * @param lines      at least one, in the order of their numbers
 */
public record BordereauSheet(String campaign, String schoolYear, String academie, int leaf, TitreSheet.Creditor creditor, LocalDate issuedOn, List<Line> lines)
        implements Sheet {

    public BordereauSheet {
        Objects.requireNonNull(campaign, "campaign");
        Objects.requireNonNull(schoolYear, "schoolYear");
        Objects.requireNonNull(academie, "academie");
        Objects.requireNonNull(creditor, "creditor");
        Objects.requireNonNull(issuedOn, "issuedOn");
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a bordereau has titres");
        }
    }

    /**
     * @param number    of the titre
     * @param reference of the convention
     * @param debtor    e.g. «Commune de Castelnaudary»
     * @param schools   billed
     * @param amount    euros TTC
     */
    public record Line(String number, String reference, String debtor, int schools, BigDecimal amount) {
        public Line {
            Objects.requireNonNull(number, "number");
            Objects.requireNonNull(reference, "reference");
            Objects.requireNonNull(debtor, "debtor");
            Objects.requireNonNull(amount, "amount");
        }
    }

    /** Euros TTC. */
    public BigDecimal total() {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Override
    public String title() {
        return "Bordereau de titres " + campaign + ", feuillet " + leaf;
    }

    @Override
    public String author() {
        return creditor.name();
    }

    @Override
    public String subject() {
        return "Contributions ENT-école, année scolaire " + schoolYear + ", " + academie;
    }

    @Override
    public LocalDate dated() {
        return issuedOn;
    }
}
