package fr.paraphe.council;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the council may deliberate: more than half of its members en exercice are present (CGCT, art. L2121-17). Proxies never count,
 * the presiding mayor does, interested members do not.
 *
 * @param inOffice members en exercice, not the seats that the law gives
 * @param present  members present who count for the item
 * @param needed   false after a second convocation, at which the council deliberates whatever the number present
 */
public record Quorum(int inOffice, int present, boolean needed) {

    public static final String ARTICLE = "CGCT, art. L2121-17";

    /** Refuses what no council can be: nobody en exercice, fewer than zero present, more present than en exercice. */
    public static Verdict check(int inOffice, int present) {
        List<Refusal> reasons = new ArrayList<>();
        if (inOffice < 1) {
            reasons.add(new Refusal("inOffice", "Le nombre de conseillers en exercice est d’au moins 1.", ARTICLE));
        }
        if (present < 0) {
            reasons.add(new Refusal("present", "Le nombre de présents ne peut être négatif.", ARTICLE));
        } else if (inOffice >= 1 && present > inOffice) {
            reasons.add(new Refusal("present", "Il ne peut y avoir plus de présents (%d) que de conseillers en exercice (%d).".formatted(present, inOffice), ARTICLE));
        }
        return Verdict.of(reasons);
    }

    /** More than half of the members en exercice, whether or not it is needed this time. */
    public int required() {
        return inOffice / 2 + 1;
    }

    public boolean reached() {
        return !needed || present >= required();
    }

    public String article() {
        return ARTICLE;
    }

    /** One French sentence that shows the computation. */
    public String explanation() {
        if (!needed) {
            return "Seconde convocation faute de quorum : le conseil délibère quel que soit le nombre des présents (%d sur %d en exercice).".formatted(present, inOffice);
        }
        return "Plus de la moitié des %d conseillers en exercice : %d présents au moins ; %s, les procurations ne comptent pas : quorum %s.".formatted(
            inOffice, required(), present > 1 ? present + " présents" : present + " présent", reached() ? "atteint" : "non atteint");
    }
}
