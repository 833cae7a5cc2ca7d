package fr.paraphe.council;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Which ballot is due (CGCT, art. L2121-21): public when a quarter of the members present ask for it, secret when a third do; where both are due, secret.
 * Neither is held unless asked for.
 *
 * @param present members present who count for the item; proxies ask for nothing
 */
public record BallotRules(int present) {

    public static final String ARTICLE = "CGCT, art. L2121-21";

    /** The least number of members present that is a quarter of them. */
    public int publicThreshold() {
        return (present + 3) / 4;
    }

    /** The least number of members present that is a third of them. */
    public int secretThreshold() {
        return (present + 2) / 3;
    }

    /** The ballot to hold when so many members have asked for a public and a secret one. */
    public BallotMode due(int askPublic, int askSecret) {
        if (askSecret > 0 && askSecret >= secretThreshold()) {
            return BallotMode.SECRET;
        }
        return askPublic > 0 && askPublic >= publicThreshold() ? BallotMode.PUBLIC : BallotMode.ORDINARY;
    }

    /** Refuses a ballot other than the one due, on {@code mode}, and requests by more members than are present, on {@code askPublic} or {@code askSecret}. */
    public Verdict check(BallotMode held, int askPublic, int askSecret) {
        List<Refusal> reasons = new ArrayList<>();
        requests("askPublic", "scrutin public", askPublic, reasons);
        requests("askSecret", "scrutin secret", askSecret, reasons);
        if (!reasons.isEmpty()) {
            return new Verdict.Refused(reasons);
        }
        BallotMode due = due(askPublic, askSecret);
        if (held == due) {
            return Verdict.accepted();
        }
        return Verdict.refused("mode", switch (due) {
            case SECRET -> "Le scrutin secret est de droit : %d membres présents l’ont demandé, le tiers des %d présents est de %d.%s"
                .formatted(askSecret, present, secretThreshold(), askPublic >= publicThreshold() && askPublic > 0 ? " Il l’emporte sur le scrutin public." : "");
            case PUBLIC -> "Le scrutin public est de droit : %d membres présents l’ont demandé, le quart des %d présents est de %d."
                .formatted(askPublic, present, publicThreshold());
            case ORDINARY -> held == BallotMode.SECRET
                ? "Le scrutin secret demande le tiers des %d membres présents, soit %d ; %d l’ont demandé.".formatted(present, secretThreshold(), askSecret)
                : "Le scrutin public demande le quart des %d membres présents, soit %d ; %d l’ont demandé.".formatted(present, publicThreshold(), askPublic);
        }, ARTICLE);
    }

    private void requests(String field, String ballot, int asked, List<Refusal> reasons) {
        if (asked < 0) {
            reasons.add(new Refusal(field, "Le nombre de membres qui demandent le %s ne peut être négatif.".formatted(ballot), ARTICLE));
        } else if (asked > present) {
            reasons.add(new Refusal(field, "%d membres ne peuvent demander le %s : %d sont présents.".formatted(asked, ballot, present), ARTICLE));
        }
    }
}
