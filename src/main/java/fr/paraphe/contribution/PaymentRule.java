package fr.paraphe.contribution;

import fr.paraphe.Euros;
import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.FrenchDates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a payment must be to count for a titre: a sum of money, no larger than what is still due, made between the titre's day and today, for a titre that stands.
 *
 * @param number   of the titre
 * @param amount   of the titre, euros TTC
 * @param paid     so far
 * @param standing false once it is cancelled
 * @param replacedBy the number of the titre issued in its place, null where there is none
 * @param issuedOn its day, or that of the first one in whose place it stands
 */
public record PaymentRule(TitreNumber number, BigDecimal amount, BigDecimal paid, boolean standing, TitreNumber replacedBy, LocalDate issuedOn, LocalDate today) {

    static final String ARTICLE = "Convention, art. 5 et 6";

    /**
     * @param sum    null where the clerk entered none
     * @param paidOn null where the clerk entered none
     */
    public Verdict check(BigDecimal sum, LocalDate paidOn) {
        if (!standing) {
            return Verdict.refused("", "Le titre " + number + " est annulé : aucun paiement ne peut y être porté."
                + (replacedBy == null ? "" : " Le titre " + replacedBy + " le remplace."), ARTICLE);
        }
        List<Refusal> reasons = new ArrayList<>();
        checkSum(sum, reasons);
        checkDay(paidOn, reasons);
        return Verdict.of(reasons);
    }

    private void checkSum(BigDecimal sum, List<Refusal> reasons) {
        BigDecimal left = amount.subtract(paid);
        if (sum == null) {
            reasons.add(new Refusal("amount", "Indiquez le montant payé, en euros.", ARTICLE));
        } else if (sum.signum() <= 0) {
            reasons.add(new Refusal("amount", "Un paiement est d’un montant positif.", ARTICLE));
        } else if (sum.stripTrailingZeros().scale() > 2) {
            reasons.add(new Refusal("amount", "Un montant s’écrit en euros et centimes : deux décimales au plus.", ARTICLE));
        } else if (left.signum() == 0) {
            reasons.add(new Refusal("amount", "Le titre " + number + " est déjà payé en entier, " + Euros.written(amount) + ".", ARTICLE));
        } else if (sum.compareTo(left) > 0) {
            reasons.add(new Refusal("amount", "Le paiement de " + Euros.written(sum) + " dépasse ce qui reste dû au titre " + number + " : " + Euros.written(left)
                + (paid.signum() == 0 ? "." : " sur " + Euros.written(amount) + "."), ARTICLE));
        }
    }

    private void checkDay(LocalDate paidOn, List<Refusal> reasons) {
        if (paidOn == null) {
            reasons.add(new Refusal("paidOn", "Indiquez la date du paiement.", ARTICLE));
        } else if (paidOn.isAfter(today)) {
            reasons.add(new Refusal("paidOn", "La date du paiement ne peut pas être postérieure à aujourd’hui, " + FrenchDates.inWords(today) + ".", ARTICLE));
        } else if (paidOn.isBefore(issuedOn)) {
            reasons.add(new Refusal("paidOn", "Le titre " + number + " est du " + FrenchDates.numeric(issuedOn) + " : un paiement ne peut pas le précéder.", ARTICLE));
        }
    }
}
