package fr.paraphe.contribution;

import java.time.LocalDate;

/**
 * What an avenant said about the list or the fee of a school year, as the contribution needs it.
 *
 * @param avenant  its reference
 * @param inEffect true when it counts for that school year
 * @param lastDay  true when it was sent on the last day of the window
 * @param sentOn   the day on which it was sent to the académie; null where it needs no sending
 * @param sentence which clause applied and why, French; may be null
 */
record ListNews(String avenant, Kind kind, boolean inEffect, boolean lastDay, LocalDate sentOn, String sentence) {

    /** What it changes. */
    enum Kind {
        DECREASE("baisse", "art. 6.2", "art. 6.3", "nombre d’écoles de l’année précédente"),
        INCREASE("hausse", "art. 6.2", "art. 6.3", "les nouvelles écoles ne sont pas activées"),
        SWAP("permutation", "art. 6.2", "art. 6.2 et 6.3", "liste inchangée"),
        MIXED("modification", "art. 6.2", "art. 6.3", "sans effet cette année, liste inchangée"),
        RPI("modification du RPI", "art. 8", "art. 8", "liste inchangée"),
        /** The fee or the term: the list stays. */
        TERMS("avenant", "", "", ""),
        /** A body in the commune's place, a corrected name: neither list nor fee. */
        OTHER("avenant", "", "", "");

        private final String noun;
        private final String article;
        private final String lateArticle;
        private final String consequence;

        Kind(String noun, String article, String lateArticle, String consequence) {
            this.noun = noun;
            this.article = article;
            this.lateArticle = lateArticle;
            this.consequence = consequence;
        }

        String noun() {
            return noun;
        }

        String article() {
            return article;
        }

        /** The article that says what becomes of one that was sent too late. */
        String lateArticle() {
            return lateArticle;
        }

        /** What becomes of it when it was sent too late. */
        String consequence() {
            return consequence;
        }
    }

    boolean touchesList() {
        return kind != Kind.TERMS && kind != Kind.OTHER;
    }
}
