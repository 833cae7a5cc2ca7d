package fr.paraphe.dispute;

import fr.paraphe.convention.Obligation;
import fr.paraphe.convention.Side;

/**
 * An obligation recorded as missing, as a grievance may name it.
 *
 * @param code    the same as long as it is missing
 * @param label   «Équipement et connexion de l’école : école JEAN MOULIN»
 * @param article as a letter quotes it, e.g. «Convention, art. 2.1»
 * @param party   who owes it
 */
public record MissingObligation(String code, String label, String article, Side party) {

    static MissingObligation of(Obligation obligation) {
        return new MissingObligation(obligation.kind() + ":" + obligation.subject(), obligation.kind().label() + " : " + obligation.subject(), obligation.article(),
            obligation.party());
    }

    /** The code of its {@link ConventionArticle}, e.g. «2.1». */
    public String articleCode() {
        return ConventionArticle.codeOf(article);
    }
}
