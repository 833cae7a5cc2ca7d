package fr.paraphe.prefecture;

import fr.paraphe.Verdict;
import fr.paraphe.calendar.FrenchDates;
import java.time.LocalDate;
import java.util.Objects;

/**
 * The order that the dates of one act must keep: nothing happens to it before it is decided, and nothing is recorded before it has happened.
 *
 * @param decidedOn the day of the council's decision
 * @param today     the day on which the date is entered
 */
public record ActDates(LocalDate decidedOn, LocalDate today) {

    public ActDates {
        Objects.requireNonNull(decidedOn, "decidedOn");
        Objects.requireNonNull(today, "today");
    }

    public Verdict transmitted(LocalDate on) {
        return notBefore(decidedOn, "la décision", "transmittedOn", "de transmission", on, "CGCT, art. L2131-1");
    }

    public Verdict received(LocalDate on) {
        return notBefore(decidedOn, "la décision", "receivedOn", "de réception en préfecture", on, "CGCT, art. L2131-1");
    }

    public Verdict anomaly(LocalDate on) {
        return notBefore(decidedOn, "la décision", "anomalyOn", "de l’anomalie", on, "Norme d’échange @CTES, message 1-3");
    }

    public Verdict published(LocalDate on) {
        return notBefore(decidedOn, "la décision", "publishedOn", "de publication", on, "CGCT, art. L2131-1");
    }

    public Verdict ampliation(LocalDate on) {
        return notBefore(decidedOn, "la décision", "ampliationOn", "de l’ampliation", on, "");
    }

    /** A certificate says what is, so it cannot bear a date before the act has executory force. */
    public Verdict certified(LocalDate on, LocalDate executoryOn) {
        Verdict dated = notBefore(decidedOn, "la décision", "certifiedOn", "du certificat", on, ExecutoryDate.ARTICLE);
        if (dated.isAccepted() && on.isBefore(executoryOn)) {
            return Verdict.refused("certifiedOn", "Le certificat ne peut pas être daté du " + FrenchDates.numeric(on) + " : l’acte n’est exécutoire que le "
                    + FrenchDates.numeric(executoryOn) + ".", ExecutoryDate.ARTICLE);
        }
        return dated;
    }

    /** @param receivedByPrefecture null as long as that is not known */
    public Verdict letter(LocalDate on, LocalDate receivedByPrefecture) {
        return receivedByPrefecture == null
                ? notBefore(decidedOn, "la décision", "receivedOn", "de réception du courrier", on, DefereDelay.ARTICLE)
                : notBefore(receivedByPrefecture, "la réception de l’acte en préfecture", "receivedOn", "de réception du courrier", on, DefereDelay.ARTICLE);
    }

    /** When the commune answered a letter that came in on {@code letterOn}. */
    public Verdict answer(LocalDate sentOn, LocalDate letterOn) {
        return notBefore(letterOn, "la réception du courrier", "sentOn", "de la réponse", sentOn, DefereDelay.ARTICLE);
    }

    /** When that answer came to the prefecture. */
    public Verdict answerReceived(LocalDate receivedOn, LocalDate sentOn) {
        return notBefore(sentOn, "l’envoi de la réponse", "receivedOn", "de réception de la réponse", receivedOn, DefereDelay.ARTICLE);
    }

    public Verdict courtDecision(LocalDate on, LocalDate referredOn) {
        return notBefore(referredOn, "le déféré", "decidedOn", "de la décision", on, DefereDelay.ARTICLE);
    }

    private Verdict notBefore(LocalDate earliest, String what, String field, String ofWhat, LocalDate date, String article) {
        if (date == null) {
            return Verdict.refused(field, "Indiquez la date " + ofWhat + ".", article);
        }
        if (date.isAfter(today)) {
            return Verdict.refused(field, "La date " + ofWhat + ", le " + FrenchDates.numeric(date) + ", est dans le futur : nous sommes le "
                    + FrenchDates.numeric(today) + ".", article);
        }
        if (date.isBefore(earliest)) {
            return Verdict.refused(field, "La date " + ofWhat + ", le " + FrenchDates.numeric(date) + ", précède " + what + " du "
                    + FrenchDates.numeric(earliest) + ".", article);
        }
        return Verdict.accepted();
    }
}
