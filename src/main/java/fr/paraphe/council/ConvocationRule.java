package fr.paraphe.council;

import fr.paraphe.Verdict;
import fr.paraphe.calendar.ClearDays;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchDates;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * By when the convocation of a session must leave. What counts is the day of sending; weekends and holidays count and nothing is extended
 * (CE, 13 octobre 1993).
 *
 * @param session     the day of the session
 * @param population  inhabitants of the commune
 * @param departement on three characters; 057, 067 and 068 keep a local law
 */
public record ConvocationRule(LocalDate session, int population, String departement, Notice notice) {

    private static final int LARGE_COMMUNE = 3500;
    private static final Set<String> ALSACE_MOSELLE = Set.of("057", "067", "068");

    public ConvocationRule {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(departement, "departement");
        Objects.requireNonNull(notice, "notice");
    }

    /** The note explicative de synthèse goes with the convocation from 3 500 inhabitants on (CGCT, art. L2121-12). */
    public static boolean explanatoryNoteNeeded(int population) {
        return population >= LARGE_COMMUNE;
    }

    /** The article of the ordinary notice and of its shortening. */
    static String noticeArticle(int population) {
        return population >= LARGE_COMMUNE ? "CGCT, art. L2121-12" : "CGCT, art. L2121-11";
    }

    public int clearDays() {
        return switch (notice) {
            case URGENT -> 1;
            case SECOND, FIRST_AFTER_RENEWAL -> 3;
            case ORDINARY -> population >= LARGE_COMMUNE ? 5 : 3;
        };
    }

    public String article() {
        return switch (notice) {
            case URGENT, ORDINARY -> noticeArticle(population);
            case SECOND -> "CGCT, art. L2121-17";
            case FIRST_AFTER_RENEWAL -> "CGCT, art. L2121-7";
        };
    }

    /** False only after a second convocation with its three clear days (CE, 16 juin 1997, Pfister). */
    public boolean quorumNeeded() {
        return notice != Notice.SECOND;
    }

    public Deadline latestSending() {
        LocalDate latest = days().latestSending(session);
        return new Deadline(latest, ruleName(), article(), ClearDays.explain(latest, session));
    }

    public LocalDate earliestSession(LocalDate sending) {
        return days().earliestSession(sending);
    }

    /**
     * Refuses a session in the past and a sending one day late or more, with the last legal day; warns where a local law holds.
     *
     * @param field of the form, for the refusal
     */
    public Verdict sentOn(LocalDate day, String field) {
        if (days().respected(day, session)) {
            return new Verdict.Accepted(warnings());
        }
        String due = "la convocation devait partir au plus tard le %s (%s%s)".formatted(FrenchDates.inWords(latestSending().date()), clearDaysInWords(),
            notice == Notice.URGENT ? ", délai minimal même en cas d’urgence" : "");
        String possible = "Envoyée le %s, elle permet une séance à partir du %s.".formatted(FrenchDates.inWords(day), FrenchDates.inWords(earliestSession(day)));
        return Verdict.refused(field, session.isBefore(day)
            ? "La séance du %s est passée : %s. %s".formatted(FrenchDates.inWords(session), due, possible)
            : "Convocation tardive pour la séance du %s : %s. %s".formatted(FrenchDates.inWords(session), due, possible), article());
    }

    /** French sentences that do not stop anything. */
    public List<String> warnings() {
        return ALSACE_MOSELLE.contains(departement)
            ? List.of("Alsace-Moselle : le droit local fixe un autre délai (trois jours, la veille en cas d’urgence) ; vérifiez la date avant l’envoi "
                + "(code des communes, art. L181-4).")
            : List.of();
    }

    private ClearDays days() {
        return new ClearDays(clearDays());
    }

    private String clearDaysInWords() {
        return clearDays() == 1 ? "1 jour franc" : clearDays() + " jours francs";
    }

    private String ruleName() {
        return switch (notice) {
            case ORDINARY -> "Convocation : " + clearDaysInWords();
            case URGENT -> "Convocation en urgence : " + clearDaysInWords();
            case SECOND -> "Seconde convocation : " + clearDaysInWords();
            case FIRST_AFTER_RENEWAL -> "Première réunion après le renouvellement : " + clearDaysInWords();
        };
    }
}
