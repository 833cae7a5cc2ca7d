package fr.paraphe.convention;

import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.document.PlaceName;
import java.time.LocalDate;

/**
 * The words of the notice that a convention's term comes.
 *
 * @param communeName e.g. «Castelnaudary»
 * @param endsOn      the term (art. 3)
 * @param lastPaid    the last school year with a contribution (art. 6)
 * @param schools     on the list in force
 */
record RenewalText(String reference, String communeName, LocalDate endsOn, String lastPaid, int schools) {

    private static final String NBSP = "\u00a0";
    private static final String SIGNED = "Paraphe\nCe courriel est envoyé automatiquement, merci de ne pas y répondre.";

    String subject() {
        return communeName + ", " + reference + NBSP + ": la convention ENT-école prend fin le " + FrenchDates.numeric(endsOn);
    }

    String toCommune() {
        return String.join("\n\n", "Bonjour,", term(),
            "Pour que les écoles gardent l’ENT-école après cette date, une nouvelle convention doit être délibérée par le conseil municipal, rendue exécutoire et signée "
                + "avant le terme. Dites à la tâche «" + NBSP + "Décider du renouvellement" + NBSP + "» si la commune renouvelle" + NBSP + ": le nouveau dossier reprend "
                + "la liste des écoles, les communes du RPI et le contact, que vous pourrez modifier.",
            SIGNED);
    }

    String toAcademie() {
        return String.join("\n\n", "Bonjour,", term(),
            "La commune est invitée à dire si elle la renouvelle. Sans nouvelle convention signée avant le terme, ses écoles seront désactivées ce jour-là.", SIGNED);
    }

    private String term() {
        return "La convention ENT-école " + reference + " de la commune " + PlaceName.de(communeName) + " prend fin le " + FrenchDates.inWords(endsOn) + " (art. 3). "
            + (schools == 1 ? "Une école y est inscrite." : schools + " écoles y sont inscrites.") + " La dernière année scolaire payée est " + lastPaid
            + " (art. 6)" + NBSP + ": le service continue jusqu’au terme, sans autre contribution.";
    }
}
