package fr.paraphe.dispute;

import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.convention.Side;
import fr.paraphe.document.StoredDocument;
import fr.paraphe.mail.Attachment;
import fr.paraphe.mail.Mail;
import fr.paraphe.mail.Outbox;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What both parties are told of a dispute; each mail once. */
@Component
class DisputeMails {

    private static final String CLAUSE = "\n\n(Convention, art. 10)\n";

    private final PartyReader parties;
    private final Outbox outbox;

    DisputeMails(PartyReader parties, Outbox outbox) {
        this.parties = parties;
        this.outbox = outbox;
    }

    /** When and where the parties meet, with the invitation and a file for the calendar. */
    void invite(Dispute dispute, Conciliation meeting, PartyNames names, StoredDocument paper, StoredDocument calendar) {
        List<Attachment> joined = List.of(new Attachment("invitation-" + dispute.reference() + "-" + meeting.number() + ".pdf", paper.mediaType(), paper.bytes()),
            new Attachment("conciliation-" + dispute.reference() + ".ics", calendar.mediaType(), calendar.bytes()));
        String day = FrenchDates.inWords(meeting.heldOn());
        String hour = meeting.heldAt().getHour() + " h" + (meeting.heldAt().getMinute() == 0 ? "" : String.format(Locale.ROOT, " %02d", meeting.heldAt().getMinute()));
        both(dispute, names, "invitation-" + meeting.number(), "Conciliation " + dispute.reference() + " : " + day, "Bonjour,\n\n"
            + (meeting.number() > 1 ? "La conciliation est reportée. " : "") + "Les parties à la convention " + dispute.convention() + " se rencontrent le " + day + " à " + hour
            + ", " + meeting.place() + ", à l’initiative de " + names.within(meeting.convenedBy()) + ".\n\n"
            + "L’invitation et un fichier d’agenda sont joints. Son issue se relève dans Paraphe : accord et engagements de chacun, échec, ou report." + CLAUSE, joined);
    }

    /** What was agreed, and what each has undertaken. */
    void tellAgreement(Dispute dispute, Conciliation meeting, List<ConciliationCommitment> commitments) {
        PartyNames names = names(dispute);
        StringBuilder undertaken = new StringBuilder();
        commitments.forEach(each -> undertaken.append("\n- ").append(names.within(each.side())).append(", au plus tard le ").append(FrenchDates.inWords(each.dueOn()))
            .append(" : ").append(each.what()));
        both(dispute, names, "agreement", "Conciliation " + dispute.reference() + " : accord", "Bonjour,\n\nUn accord a été conclu le "
            + FrenchDates.inWords(meeting.outcomeOn().orElseThrow()) + " :\n\n" + meeting.text().orElseThrow() + "\n\n"
            + (commitments.isEmpty() ? "Aucun engagement ne reste à tenir." : "Engagements :" + undertaken
            + "\n\nUn engagement qui n’est pas tenu ne met pas fin à la convention : une nouvelle mise en demeure est nécessaire.") + CLAUSE, List.of());
    }

    /** The conciliation has failed, and why. */
    void tellFailure(Dispute dispute, Optional<Conciliation> meeting) {
        PartyNames names = names(dispute);
        String why = switch (dispute.failure().orElseThrow()) {
            case NOT_CONVENED -> "Personne n’a organisé de conciliation dans le délai : elle est réputée avoir échoué.";
            case NO_AGREEMENT -> "Aucun accord n’a été enregistré dans le délai qui suit la rencontre du " + FrenchDates.inWords(meeting.orElseThrow().heldOn())
                + " : la conciliation est réputée avoir échoué.";
            case DECLARED -> names.begins(meeting.orElseThrow().statedBy().orElseThrow()) + " a déclaré l’échec de la conciliation le "
                + FrenchDates.inWords(dispute.failedOn().orElseThrow()) + " :\n\n" + meeting.orElseThrow().text().orElseThrow();
        };
        both(dispute, names, "failure", "Conciliation " + dispute.reference() + " : échec", "Bonjour,\n\n" + why + "\n\n" + names.begins(dispute.author())
            + " peut résilier la convention par une seconde lettre recommandée qui en précise les motifs, ou en rester là." + CLAUSE, List.of());
    }

    /** An agreement is not kept. */
    void tellBroken(Dispute dispute, ConciliationCommitment commitment) {
        PartyNames names = names(dispute);
        both(dispute, names, "broken-" + commitment.id(), "Litige " + dispute.reference() + " : engagement non tenu", "Bonjour,\n\nL’engagement pris par "
            + names.within(commitment.side()) + " pour le " + FrenchDates.inWords(commitment.dueOn()) + " n’est pas tenu :\n\n" + commitment.what() + "\n\n"
            + commitment.note().orElse("") + "\n\nLa convention n’est pas résiliée pour autant : une nouvelle mise en demeure est nécessaire." + CLAUSE, List.of());
    }

    /** It is over, and how. */
    void tellClosed(Dispute dispute) {
        boolean notice = dispute.kind() == LetterKind.DENONCIATION;
        both(dispute, names(dispute), "closed", (notice ? "Dénonciation " : "Litige ") + dispute.reference() + " : " + (notice ? "close" : "clos"),
            "Bonjour,\n\n" + (notice ? "La dénonciation " + dispute.reference() + " est close : " : "Le litige " + dispute.reference() + " est clos : ")
                + dispute.closeReason().orElseThrow().replaceFirst("\\.$", "") + ".\n\n(" + dispute.kind().article() + ")\n", List.of());
    }

    /** The parties of a dispute, by name and mailbox. */
    PartyNames names(Dispute dispute) {
        return PartyNames.of(parties, dispute);
    }

    private void both(Dispute dispute, PartyNames names, String what, String subject, String body, List<Attachment> joined) {
        for (Side side : Side.values()) {
            names.mailbox(side).ifPresent(address -> outbox.post(new Mail(String.join("/", "dispute", dispute.reference(), what, side.writerGroup()), address, subject, body,
                joined, dispute.reference(), dispute.commune())));
        }
    }
}
