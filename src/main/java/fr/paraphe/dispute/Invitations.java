package fr.paraphe.dispute;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.Side;
import fr.paraphe.document.CalendarEvent;
import fr.paraphe.document.CalendarFile;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.InvitationSheet;
import fr.paraphe.document.NewDocument;
import fr.paraphe.document.PdfRenderer;
import fr.paraphe.document.StoredDocument;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes, keeps and sends the invitation of both parties to a conciliation (art. 10). */
@Component
class Invitations {

    /** What calendars keep free: nobody knows how long the parties will need. */
    private static final Duration KEPT_FREE = Duration.ofHours(2);

    private final ConciliationRepository conciliations;
    private final ConventionService conventions;
    private final PdfRenderer renderer;
    private final DocumentStore documents;
    private final DisputeMails mails;
    private final DisputeSettings settings;
    private final CivilClock clock;

    Invitations(ConciliationRepository conciliations, ConventionService conventions, PdfRenderer renderer, DocumentStore documents, DisputeMails mails,
                DisputeSettings settings, CivilClock clock) {
        this.conciliations = conciliations;
        this.conventions = conventions;
        this.renderer = renderer;
        this.documents = documents;
        this.mails = mails;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param paper    the invitation in the store of documents
     * @param calendar the calendar file there
     */
    record Sent(long paper, long calendar) {
    }

    Sent invite(Dispute dispute, Letter notice, Conciliation meeting) {
        Convention convention = conventions.byReference(dispute.convention());
        PartyNames names = mails.names(dispute);
        InvitationSheet sheet = sheet(dispute, notice, meeting, convention, names);
        StoredDocument paper = keep(dispute, meeting, "Invitation à la conciliation du " + FrenchDates.dayMonthYear(meeting.heldOn()), "application/pdf", renderer.render(sheet));
        StoredDocument calendar = keep(dispute, meeting, "Conciliation du " + FrenchDates.dayMonthYear(meeting.heldOn()) + ", fichier d’agenda", CalendarFile.MEDIA_TYPE,
            CalendarFile.of(event(dispute, meeting, names)));
        mails.invite(dispute, meeting, names, paper, calendar);
        return new Sent(paper.id(), calendar.id());
    }

    private InvitationSheet sheet(Dispute dispute, Letter notice, Conciliation meeting, Convention convention, PartyNames names) {
        Deadline limit = new LetterDates(notice, convention.terms()).conciliation().orElseThrow();
        Deadline agreement = new AgreementDelay(settings.agreementDays()).from(meeting.heldOn());
        Side convenes = meeting.convenedBy();
        return new InvitationSheet(dispute.reference(), dispute.convention(), names.heading(Side.COMMUNE), names.address(Side.COMMUNE), names.heading(Side.ACADEMIE),
            names.address(Side.ACADEMIE), names.heading(convenes), names.city(convenes), meeting.convenedOn().orElseThrow(), meeting.heldOn(), meeting.heldAt(), meeting.place(),
            meeting.participants(), names.begins(dispute.author()), notice.sentOn().orElseThrow(),
            "La conciliation s’organise au plus tard le " + FrenchDates.inWords(limit.date()) + ". " + limit.explanation(), meeting.agreedLater().orElse(""),
            previous(meeting).orElse(null), "À défaut d’accord enregistré au plus tard le " + FrenchDates.inWords(agreement.date())
            + ", la conciliation est réputée avoir échoué ; la convention peut alors être résiliée par la partie qui se plaint, à l’expiration d’un délai de "
            + convention.terms().terminationDays() + " jours suivant l’envoi d’une seconde lettre recommandée (art. 10).");
    }

    private CalendarEvent event(Dispute dispute, Conciliation meeting, PartyNames names) {
        String description = "Conciliation entre " + names.within(Side.COMMUNE) + " et " + names.within(Side.ACADEMIE) + ", convention " + dispute.convention() + " (art. 10)."
            + (meeting.participants().isEmpty() ? "" : "\nPersonnes attendues : " + String.join(" ; ", meeting.participants()));
        return new CalendarEvent("conciliation-" + dispute.reference() + "@paraphe", meeting.number() - 1, clock.startOf(meeting.convenedOn().orElseThrow()),
            clock.at(meeting.heldOn(), meeting.heldAt()), KEPT_FREE, "Conciliation " + dispute.reference(), meeting.place(), description);
    }

    private Optional<LocalDate> previous(Conciliation meeting) {
        return conciliations.findByReferenceOrderByNumber(meeting.reference()).stream().filter(other -> other.number() == meeting.number() - 1).map(Conciliation::heldOn).findFirst();
    }

    private StoredDocument keep(Dispute dispute, Conciliation meeting, String title, String mediaType, byte[] bytes) {
        return documents.store(new NewDocument(dispute.reference(), dispute.commune(), DocumentKind.CONCILIATION_INVITATION, title, mediaType, bytes, meeting.enteredBy()));
    }
}
