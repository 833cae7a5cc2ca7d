package fr.paraphe.council;

import fr.paraphe.Verdict;

/**
 * The council's own decision, at the opening of a session called with a shortened notice: the mayor reports, the council rules on the urgency and may put
 * the matter off to a later session (CGCT, art. L2121-11 and L2121-12).
 *
 * @param population of the commune, for the article
 * @param report     what the mayor reported at the opening
 */
public record UrgencyRuling(int population, boolean accepted, String report) {

    public String article() {
        return ConvocationRule.noticeArticle(population);
    }

    /** Refuses a ruling without the mayor's report, on {@code report}. */
    public Verdict check() {
        return report == null || report.isBlank()
            ? Verdict.refused("report", "Indiquez ce dont le maire a rendu compte à l’ouverture de la séance : le conseil se prononce sur l’urgence après ce compte rendu.",
                article())
            : Verdict.accepted();
    }

    /** As the minutes say it. */
    public String sentence() {
        return accepted
            ? "Le conseil municipal se prononce pour l’urgence et délibère."
            : "Le conseil municipal ne retient pas l’urgence et renvoie l’affaire à une séance ultérieure.";
    }
}
