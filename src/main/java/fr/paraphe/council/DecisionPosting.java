package fr.paraphe.council;

import fr.paraphe.Verdict;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchDates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What the town posts after a session (CGCT, art. L2121-25): until 30 June 2022 the compte rendu, «sous huitaine»; since then the list of the deliberations
 * examined, within a week, at the town hall and on the website. Lateness carries no sanction, so it is a warning.
 */
public record DecisionPosting(LocalDate session) {

    public Regime regime() {
        return Regime.of(session);
    }

    /** «compte rendu de la séance» or «liste des délibérations examinées» */
    public String what() {
        return regime() == Regime.AVANT_2022_07 ? "compte rendu de la séance" : "liste des délibérations examinées";
    }

    public String article() {
        return regime() == Regime.AVANT_2022_07 ? "CGCT, art. L2121-25, version antérieure au 1er juillet 2022" : "CGCT, art. L2121-25";
    }

    public Deadline latest() {
        LocalDate date = session.plusWeeks(1);
        return regime() == Regime.AVANT_2022_07
            ? new Deadline(date, "Affichage du compte rendu : sous huitaine", article(),
                "Le compte rendu de la séance du %s est affiché sous huitaine, soit au plus tard le %s.".formatted(FrenchDates.numeric(session), FrenchDates.numeric(date)))
            : new Deadline(date, "Liste des délibérations : une semaine", article(),
                "La liste des délibérations examinées le %s est affichée à la mairie et mise en ligne dans un délai d’une semaine, soit au plus tard le %s."
                    .formatted(FrenchDates.numeric(session), FrenchDates.numeric(date)));
    }

    /**
     * Refuses a date before the session or after today; warns of lateness, and since July 2022 of a list that is not on the website.
     *
     * @param posted at the town hall
     * @param online on the website, null when it has none or it is not there yet
     */
    public Verdict check(LocalDate posted, LocalDate online, LocalDate today) {
        Verdict verdict = date("postedOn", posted, today);
        if (online != null) {
            verdict = verdict.and(date("onlineOn", online, today));
        }
        List<String> warnings = new ArrayList<>();
        LocalDate last = latest().date();
        if (posted.isAfter(last) || online != null && online.isAfter(last)) {
            warnings.add("%s devait être affiché%s au plus tard le %s (%s)."
                .formatted(capital(), regime() == Regime.AVANT_2022_07 ? "" : "e", FrenchDates.numeric(last), article()));
        }
        if (online == null && regime() == Regime.DEPUIS_2022_07) {
            warnings.add("La liste des délibérations examinées est aussi mise en ligne sur le site internet de la commune, s’il existe (%s).".formatted(article()));
        }
        return verdict.and(new Verdict.Accepted(warnings));
    }

    private String capital() {
        return regime() == Regime.AVANT_2022_07 ? "Le compte rendu de la séance" : "La liste des délibérations examinées";
    }

    private Verdict date(String field, LocalDate date, LocalDate today) {
        if (date.isBefore(session)) {
            return Verdict.refused(field, "L’affichage ne peut précéder la séance du %s.".formatted(FrenchDates.numeric(session)), article());
        }
        if (date.isAfter(today)) {
            return Verdict.refused(field, "L’affichage ne peut être daté d’un jour à venir (%s).".formatted(FrenchDates.numeric(date)), article());
        }
        return Verdict.accepted();
    }
}
