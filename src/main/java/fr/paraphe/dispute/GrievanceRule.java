package fr.paraphe.dispute;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import fr.paraphe.convention.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a mise en demeure must set out: at least one grievance, each with an article that binds the other party and with facts (art. 10).
 *
 * @param addressee the party to which it is addressed
 * @param missing   every obligation that is recorded as missing
 */
record GrievanceRule(Side addressee, List<MissingObligation> missing) {

    private static final String ARTICLE = LetterKind.MISE_EN_DEMEURE.article();
    private static final int FACTS_LENGTH = 4000;

    GrievanceRule {
        Objects.requireNonNull(addressee, "addressee");
        missing = List.copyOf(missing);
    }

    Verdict check(List<Grievance> grievances) {
        if (grievances.isEmpty()) {
            return Verdict.refused("grievances", "Exposez au moins un grief : la mise en demeure expose les griefs à l’autre partie.", ARTICLE);
        }
        List<Refusal> reasons = new ArrayList<>();
        for (int i = 0; i < grievances.size(); i++) {
            check("grievances[" + i + "]", grievances.get(i), reasons);
        }
        return Verdict.of(reasons);
    }

    private void check(String path, Grievance grievance, List<Refusal> reasons) {
        Optional<ConventionArticle> article = ConventionArticle.of(grievance.article());
        if (grievance.article() == null) {
            reasons.add(new Refusal(path + ".article", "Indiquez l’article de la convention qui n’est pas respecté.", ARTICLE));
        } else if (article.isEmpty()) {
            reasons.add(new Refusal(path + ".article", "L’article «\u00a0" + grievance.article() + "\u00a0» n’est pas un article de la convention qui engage " + addressee.label()
                + ".", ARTICLE));
        } else if (article.get().bound() != addressee) {
            reasons.add(new Refusal(path + ".article", "L’" + article.get().label() + " engage " + article.get().bound().label() + ", non " + addressee.label() + ".", ARTICLE));
        }
        checkObligation(path + ".obligation", grievance, reasons);
        if (grievance.facts() == null) {
            reasons.add(new Refusal(path + ".facts", "Exposez les faits : ce qui n’a pas été fait, depuis quand.", ARTICLE));
        } else if (grievance.facts().length() > FACTS_LENGTH) {
            reasons.add(new Refusal(path + ".facts", "Ce texte compte " + grievance.facts().length() + " caractères : " + FACTS_LENGTH + " au plus.", ""));
        }
    }

    private void checkObligation(String field, Grievance grievance, List<Refusal> reasons) {
        if (grievance.obligation() == null) {
            return;
        }
        Optional<MissingObligation> named = missing.stream().filter(each -> each.code().equals(grievance.obligation())).findFirst();
        if (named.isEmpty()) {
            reasons.add(new Refusal(field, "Cet engagement n’est pas noté comme manquant : il est tenu, ou n’existe pas.", ARTICLE));
        } else if (named.get().party() != addressee) {
            reasons.add(new Refusal(field, "Cet engagement est celui de " + named.get().party().label() + ", non celui de " + addressee.label() + ".", ARTICLE));
        } else if (grievance.article() != null && !named.get().articleCode().equals(grievance.article())) {
            reasons.add(new Refusal(field, "Cet engagement relève de l’art. " + named.get().articleCode() + ", non de l’art. " + grievance.article() + ".", named.get().article()));
        }
    }
}
