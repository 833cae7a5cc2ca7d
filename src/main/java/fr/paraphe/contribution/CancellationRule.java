package fr.paraphe.contribution;

import fr.paraphe.Euros;
import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a titre can be cancelled: with a reason, once, and only while nothing has been paid, for what the creditor has received is not given back (art. 9 and 10).
 *
 * @param paid     euros received so far
 * @param standing false once it is cancelled
 */
public record CancellationRule(TitreNumber number, BigDecimal paid, boolean standing) {

    static final int LONGEST_REASON = 2000;
    private static final String NO_REFUND = "Convention, art. 9 et 10";

    public Verdict check(String reason) {
        if (!standing) {
            return Verdict.refused("", "Le titre " + number + " est déjà annulé.", PaymentRule.ARTICLE);
        }
        List<Refusal> reasons = new ArrayList<>();
        if (paid.signum() > 0) {
            reasons.add(new Refusal("", "Le titre " + number + " ne peut plus être annulé : " + Euros.written(paid)
                + " ont été perçus, et les sommes perçues ne font l’objet d’aucun remboursement.", NO_REFUND));
        }
        if (reason == null || reason.isBlank()) {
            reasons.add(new Refusal("reason", "Indiquez le motif de l’annulation : il est conservé avec le titre.", PaymentRule.ARTICLE));
        } else if (reason.strip().length() > LONGEST_REASON) {
            reasons.add(new Refusal("reason", "Ce texte compte " + reason.strip().length() + " caractères : " + LONGEST_REASON + " au plus.", ""));
        }
        return Verdict.of(reasons);
    }
}
