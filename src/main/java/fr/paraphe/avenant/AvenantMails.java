package fr.paraphe.avenant;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.Party;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.document.PlaceName;
import fr.paraphe.mail.Mail;
import fr.paraphe.mail.Outbox;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What commune and académie are told of an avenant; each mail once. */
@Component
class AvenantMails {

    private final PartyReader parties;
    private final ConventionService conventions;
    private final Outbox outbox;
    private final CivilClock clock;

    AvenantMails(PartyReader parties, ConventionService conventions, Outbox outbox, CivilClock clock) {
        this.parties = parties;
        this.conventions = conventions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Which clause applied to its transmission, and why: to both. */
    void tellAnswer(Avenant avenant) {
        Convention convention = conventions.byReference(avenant.convention());
        Party commune = parties.commune(avenant.convention());
        String subject = "Avenant " + avenant.reference() + " : " + avenant.status().label();
        String body = "Bonjour,\n\n"
            + avenant.nature().label() + ", année scolaire " + avenant.schoolYear() + ", commune " + PlaceName.de(commune.name()) + ", convention " + avenant.convention() + ".\n\n"
            + avenant.sentence().orElseThrow() + "\n\n"
            + "Clause appliquée : " + avenant.clause().orElseThrow() + ".\n\n"
            + "L’avenant et sa preuve d’envoi sont conservés dans le dossier " + avenant.reference() + ".\n";
        post(avenant, avenant.status().name(), "commune", commune.mailbox("secretariat"), subject, body);
        post(avenant, avenant.status().name(), "academie", parties.academie(convention.academie()).mailbox("academie"), subject, body);
    }

    /** The window closes, or has closed, and the avenant is not transmitted: to the commune. */
    void remind(Avenant avenant, AvenantWindow window, int daysBefore) {
        Party commune = parties.commune(avenant.convention());
        long left = ChronoUnit.DAYS.between(clock.today(), window.closesOn());
        boolean closed = left < 0;
        String missing = avenant.status() == AvenantStatus.SIGNED ? "Il est signé, mais sa transmission à l’académie n’est pas enregistrée."
            : "Il n’est pas encore signé, ni transmis à l’académie.";
        String subject = "Avenant " + avenant.reference() + (closed ? " : la fenêtre est fermée"
            : left == 0 ? " : la fenêtre se ferme aujourd’hui à 24 h" : " : la fenêtre se ferme dans " + left + (left > 1 ? " jours" : " jour"));
        String body = "Bonjour,\n\n" + "L’avenant " + avenant.reference() + " (" + avenant.nature().label() + ") vise l’année scolaire " + avenant.schoolYear() + ". " + missing
            + "\n\n" + (closed ? "La fenêtre s’est fermée le " + FrenchDates.inWords(window.closesOn()) + " à 24 h : transmis maintenant, il est tardif et suit l’article 6.3."
            : "Il doit être transmis au plus tard le " + FrenchDates.inWords(window.closesOn()) + " à 24 h ; visez le " + FrenchDates.inWords(window.targetOn()) + ".")
            + "\n\n(Convention, art. 6.2 et 6.3)\n";
        post(avenant, "window-" + daysBefore, "commune", commune.mailbox("secretariat"), subject, body);
    }

    private void post(Avenant avenant, String what, String whom, Optional<String> to, String subject, String body) {
        to.ifPresent(address -> outbox.post(new Mail(String.join("/", "avenant", avenant.reference(), what, whom), address, subject, body, List.of(), avenant.reference(),
            avenant.commune())));
    }
}
