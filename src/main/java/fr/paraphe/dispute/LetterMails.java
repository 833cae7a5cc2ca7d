package fr.paraphe.dispute;

import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.convention.AcademieParty;
import fr.paraphe.convention.Party;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.convention.Side;
import fr.paraphe.document.PlaceName;
import fr.paraphe.document.StoredDocument;
import fr.paraphe.mail.Attachment;
import fr.paraphe.mail.Mail;
import fr.paraphe.mail.Outbox;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What the parties are told of a letter, once it is sent; each mail once. The registered letter is what counts, a mail only announces it. */
@Component
class LetterMails {

    private final PartyReader parties;
    private final Outbox outbox;

    LetterMails(PartyReader parties, Outbox outbox) {
        this.parties = parties;
        this.outbox = outbox;
    }

    /** The letter has left: to its addressee, and to its author, with the letter. */
    void tellSent(Letter letter, StoredDocument sent) {
        List<Attachment> joined = List.of(new Attachment(letter.reference() + ".pdf", sent.mediaType(), sent.bytes()));
        String subject = letter.kind().label() + " " + letter.reference();
        String how = letter.channel().orElseThrow().label().toLowerCase(Locale.FRENCH);
        String day = FrenchDates.inWords(letter.sentOn().orElseThrow());
        String following = switch (letter.kind()) {
            case MISE_EN_DEMEURE -> "Une conciliation est organisée par la partie la plus diligente dans le délai prévu par la convention, à compter de la réception. "
                + "Chacune des parties peut en prendre l’initiative dans Paraphe.";
            case RESILIATION -> "La convention est résiliée de plein droit à l’expiration du délai prévu par la convention, compté de l’envoi, sauf retrait écrit de la lettre.";
            case DENONCIATION -> "La convention prend fin à l’expiration du préavis, compté de la réception, sauf retrait écrit de la lettre.";
        };
        String clause = "\n\n(" + letter.kind().article() + ")\n";
        post(letter, "sent", letter.author().other(), subject, "Bonjour,\n\n" + name(letter, letter.author()) + " vous a adressé le " + day + " "
            + letter.kind().noun() + " ci-jointe, par l’envoi suivant : " + how + ". Ce message n’en tient pas lieu.\n\n" + following + clause, joined);
        post(letter, "sent", letter.author(), subject, "Bonjour,\n\nVotre lettre ci-jointe a été envoyée le " + day + " : " + how
            + ". L’autre partie la voit désormais dans le dossier. Relevez-en la réception, avec sa preuve.\n\n" + following + clause, joined);
    }

    /** What became of it: to its author, and to its addressee where it counts as notified. */
    void tellDelivered(Letter letter) {
        String subject = letter.kind().label() + " " + letter.reference() + " : "
            + letter.receivedOn().map(on -> "reçue").orElseGet(() -> letter.nonDelivery().orElseThrow().label().toLowerCase(Locale.FRENCH));
        String what = letter.receivedOn().map(on -> "La lettre a été reçue le " + FrenchDates.inWords(on) + ".")
            .orElseGet(() -> letter.deliveredOn().map(on -> letter.nonDelivery().orElseThrow().label() + ", la lettre compte à partir du " + FrenchDates.inWords(on) + ".")
                .orElse("La lettre n’a pas pu être remise : elle n’ouvre aucun délai. Vérifiez l’adresse et écrivez de nouveau."));
        String body = "Bonjour,\n\n" + what + "\n\n(" + letter.kind().article() + ")\n";
        post(letter, "delivered", letter.author(), subject, body, List.of());
        letter.deliveredOn().ifPresent(on -> post(letter, "delivered", letter.author().other(), subject, body, List.of()));
    }

    /** It is taken back: to its addressee. */
    void tellWithdrawn(Letter letter) {
        post(letter, "withdrawn", letter.author().other(), letter.kind().label() + " " + letter.reference() + " : retirée", "Bonjour,\n\n" + name(letter, letter.author())
            + " a retiré par écrit, le " + FrenchDates.inWords(letter.withdrawnOn().orElseThrow()) + ", " + letter.kind().noun() + " envoyée le "
            + FrenchDates.inWords(letter.sentOn().orElseThrow()) + ".\n\nMotif : " + letter.withdrawalReason().orElseThrow() + "\n\nLa convention " + letter.convention()
            + " continue.\n\n(" + letter.kind().article() + ")\n", List.of());
    }

    private String name(Letter letter, Side side) {
        if (side == Side.ACADEMIE) {
            return "L’" + parties.academie(letter.academie()).name().replaceFirst("^A", "a");
        }
        return "La commune " + PlaceName.de(parties.commune(letter.convention()).name());
    }

    private void post(Letter letter, String what, Side to, String subject, String body, List<Attachment> joined) {
        Party commune = parties.commune(letter.convention());
        AcademieParty academie = parties.academie(letter.academie());
        (to == Side.COMMUNE ? commune.mailbox(to.writerGroup()) : academie.mailbox(to.writerGroup())).ifPresent(address -> outbox.post(
            new Mail(String.join("/", "letter", letter.reference(), what, to.writerGroup()), address, subject, body, joined, letter.reference(), letter.commune())));
    }
}
