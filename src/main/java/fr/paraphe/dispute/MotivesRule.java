package fr.paraphe.dispute;

import fr.paraphe.Verdict;
import java.util.Objects;

/**
 * What a letter must say besides its grievances: what a mise en demeure demands, the motives of a résiliation (art. 10), the reason of a dénonciation, which between
 * public persons must be one of general interest (CE, 27 février 2015, n° 357028).
 */
record MotivesRule(LetterKind kind) {

    private static final int DEMAND_LENGTH = 4000;
    private static final int MOTIVES_LENGTH = 8000;

    MotivesRule {
        Objects.requireNonNull(kind, "kind");
    }

    Verdict check(String demand, String motives, String reason) {
        return switch (kind) {
            case MISE_EN_DEMEURE -> written("demand", demand, DEMAND_LENGTH, "Dites ce qui est demandé à l’autre partie.", kind.article());
            case RESILIATION -> written("motives", motives, MOTIVES_LENGTH, "Écrivez les motifs : la lettre de résiliation les précise.", kind.article());
            case DENONCIATION -> written("reason", reason, DEMAND_LENGTH, "Motivez la dénonciation : entre personnes publiques, elle suppose un motif d’intérêt général.",
                "Convention, art. 9 ; CE, 27 février 2015, n° 357028");
        };
    }

    private static Verdict written(String field, String text, int most, String sentence, String article) {
        if (text == null || text.isBlank()) {
            return Verdict.refused(field, sentence, article);
        }
        int length = text.strip().length();
        return length > most ? Verdict.refused(field, "Ce texte compte " + length + " caractères : " + most + " au plus.", "") : Verdict.accepted();
    }
}
