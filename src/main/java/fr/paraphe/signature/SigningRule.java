package fr.paraphe.signature;

import fr.paraphe.Verdict;
import fr.paraphe.calendar.FrenchDates;
import java.time.LocalDate;
import java.util.Objects;

/**
 * When a party may sign: not before the deliberation that authorises it has executory force (CE, avis, 10 juin 1996, n° 176873), unless the mayor has overridden
 * that with a reason; the mayor before the recteur; never in the future.
 *
 * @param deliberated   whether a deliberation must authorise the signature; the mayor signs a change of the list without one (art. 6.2)
 * @param mayorSigns    whether the recteur waits for the mayor; a letter of the académie is the recteur's alone (art. 9 and 10)
 * @param today         the day on which the signature is entered
 * @param decidedOn     the day of the deliberation; null when not known
 * @param executoryOn   null while the deliberation has no executory force
 * @param overridden    whether a reason to sign before was recorded
 * @param mayorSignedOn null while the mayor has not signed
 */
public record SigningRule(boolean deliberated, boolean mayorSigns, LocalDate today, LocalDate decidedOn, LocalDate executoryOn, boolean overridden,
                          LocalDate mayorSignedOn) {

    public static final String EXECUTORY_FIRST = "CGCT, art. L2131-1 ; CE, avis, 10 juin 1996, n° 176873";

    public SigningRule {
        Objects.requireNonNull(today, "today");
    }

    public Verdict sign(Party party, LocalDate on) {
        if (on == null) {
            return Verdict.refused("signedOn", "Indiquez la date de la signature.", "");
        }
        if (on.isAfter(today)) {
            return Verdict.refused("signedOn", "La signature est datée du " + FrenchDates.numeric(on) + ", dans le futur : nous sommes le "
                    + FrenchDates.numeric(today) + ".", "");
        }
        return (deliberated ? executory(on) : Verdict.accepted()).and(party == Party.RECTEUR && mayorSigns ? afterTheMayor(on) : Verdict.accepted());
    }

    private Verdict executory(LocalDate on) {
        if (decidedOn != null && on.isBefore(decidedOn)) {
            return Verdict.refused("signedOn", "La signature du " + FrenchDates.numeric(on) + " précède la délibération du " + FrenchDates.numeric(decidedOn)
                    + " qui l’autorise.", EXECUTORY_FIRST);
        }
        if (overridden) {
            return Verdict.accepted();
        }
        if (executoryOn == null) {
            return Verdict.refused("", "La délibération n’est pas encore exécutoire : rien ne se signe avant, sauf à y déroger par un motif écrit.", EXECUTORY_FIRST);
        }
        return on.isBefore(executoryOn)
                ? Verdict.refused("signedOn", "La signature du " + FrenchDates.numeric(on) + " précède la date exécutoire de la délibération, le "
                        + FrenchDates.numeric(executoryOn) + ".", EXECUTORY_FIRST)
                : Verdict.accepted();
    }

    private Verdict afterTheMayor(LocalDate on) {
        if (mayorSignedOn == null) {
            return Verdict.refused("", "Le recteur signe après le maire : le maire n’a pas signé ce texte.", "Convention, art. 3");
        }
        return on.isBefore(mayorSignedOn)
                ? Verdict.refused("signedOn", "Le recteur signe après le maire, qui a signé le " + FrenchDates.numeric(mayorSignedOn) + ".", "Convention, art. 3")
                : Verdict.accepted();
    }
}
