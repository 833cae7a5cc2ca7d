package fr.paraphe.dispute;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.convention.AcademieParty;
import fr.paraphe.convention.Party;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.document.PlaceName;
import fr.paraphe.mail.Mail;
import fr.paraphe.mail.Outbox;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What commune, académie and GIP are told of the early end of a convention and of an action against it; each mail once. */
@Component
class TerminationMails {

    private static final String ACTION = "\n\n(" + ActionDelay.ARTICLE + ")\n";

    private final PartyReader parties;
    private final Outbox outbox;

    TerminationMails(PartyReader parties, Outbox outbox) {
        this.parties = parties;
        this.outbox = outbox;
    }

    void tellEnded(Termination termination, Letter letter) {
        post(letter, "ended", "Convention " + termination.convention() + " : terminée le " + FrenchDates.numeric(termination.lastDay()),
            "Bonjour,\n\nLa convention " + termination.convention() + ", commune " + PlaceName.de(parties.commune(termination.convention()).name()) + ", a pris fin le "
                + FrenchDates.inWords(termination.lastDay()) + " à 24 h, par " + letter.kind().noun() + " " + letter.reference() + ", envoyée par " + letter.author().label()
                + ".\n\n" + termination.explanation()
                + "\n\nLes écoles sont désactivées ; les avenants, litiges et préavis en cours s’arrêtent. L’année scolaire commencée reste due, sauf décision du GIP ; "
                + "une année commencée ensuite n’est pas due. Ce qui est payé n’est pas remboursé, et un titre émis reste dû."
                + "\n\nLa partie qui n’a pas mis fin à la convention peut, dans les deux mois où elle en a été informée, demander au juge la reprise des relations contractuelles ("
                + ActionDelay.ARTICLE + ").\n\n(" + letter.kind().article() + ")\n");
    }

    void tellUncontested(Termination termination, Letter letter, Deadline expiry) {
        post(letter, "uncontested", "Convention " + termination.convention() + " : fin non contestée",
            "Bonjour,\n\nLe délai pour demander au juge la reprise de la convention " + termination.convention() + ", terminée le " + FrenchDates.inWords(termination.lastDay())
                + ", a expiré le " + FrenchDates.inWords(expiry.date()) + " à 24 h, sans qu’un recours soit relevé dans Paraphe.\n\n" + expiry.explanation()
                + "\n\nUn recours enregistré au tribunal avant cette date reste recevable, même si vous l’apprenez plus tard." + ACTION);
    }

    void tellContested(Termination termination, Letter letter) {
        post(letter, "contested", "Convention " + termination.convention() + " : recours contre sa fin",
            "Bonjour,\n\nUn recours contre la fin de la convention " + termination.convention() + " a été enregistré le "
                + FrenchDates.inWords(termination.filedOn().orElseThrow()) + ". Juridiction : " + termination.court().orElseThrow()
                + termination.actionNumber().map(number -> ", n° " + number).orElse("") + ".\n\nLa convention reste terminée jusqu’à ce que le juge en décide autrement." + ACTION);
    }

    void tellOutcome(Termination termination, Letter letter) {
        boolean resumed = termination.outcome().orElseThrow() == ActionOutcome.RESUMPTION_ORDERED;
        post(letter, "outcome", "Convention " + termination.convention() + " : issue du recours",
            "Bonjour,\n\nRecours contre la fin de la convention " + termination.convention() + " : " + lowerFirst(termination.outcome().orElseThrow().label()) + ", le "
                + FrenchDates.inWords(termination.outcomeOn().orElseThrow()) + "." + termination.outcomeNote().map(note -> "\n\n" + note).orElse("")
                + (resumed ? "\n\nParaphe garde le dossier terminé : ouvrez un nouveau dossier pour les années à venir, ou voyez avec l’académie comment reprendre celui-ci." : "") + ACTION);
    }

    private static String lowerFirst(String label) {
        return Character.toLowerCase(label.charAt(0)) + label.substring(1);
    }

    private void post(Letter letter, String what, String subject, String body) {
        Party commune = parties.commune(letter.convention());
        AcademieParty academie = parties.academie(letter.academie());
        Map<String, Optional<String>> to = new LinkedHashMap<>();
        to.put("secretariat", commune.mailbox("secretariat"));
        to.put("academie", academie.mailbox("academie"));
        to.put("gip", academie.mailbox("gip"));
        to.forEach((whom, mailbox) -> mailbox.ifPresent(address -> outbox.post(new Mail(String.join("/", "termination", letter.convention(), what, whom), address, subject, body,
            List.of(), letter.reference(), letter.commune()))));
    }
}
