package fr.paraphe.contribution;

import fr.paraphe.Euros;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.convention.Party;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.document.BordereauSheet;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.NewDocument;
import fr.paraphe.document.PdfRenderer;
import fr.paraphe.document.StoredDocument;
import fr.paraphe.document.TitreSheet;
import fr.paraphe.mail.Attachment;
import fr.paraphe.mail.Mail;
import fr.paraphe.mail.Outbox;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Writes titres and bordereaux and sends what the communes must have. */
@Component
@EnableConfigurationProperties(TitreSettings.class)
class TitrePapers {

    private static final String BY = "paraphe";
    private static final String PDF = "application/pdf";

    private final PdfRenderer renderer;
    private final DocumentStore documents;
    private final Outbox outbox;
    private final PartyReader parties;
    private final TitreSettings settings;

    TitrePapers(PdfRenderer renderer, DocumentStore documents, Outbox outbox, PartyReader parties, TitreSettings settings) {
        this.renderer = renderer;
        this.documents = documents;
        this.outbox = outbox;
        this.parties = parties;
        this.settings = settings;
    }

    StoredDocument write(Titre titre, Optional<TitreNumber> replaced) {
        byte[] bytes = renderer.render(sheet(titre, replaced));
        return documents.store(new NewDocument(titre.reference(), titre.commune(), DocumentKind.TITRE, "Titre de perception n° " + titre.number() + ", "
            + titre.schoolYear(), PDF, bytes, BY));
    }

    long write(Campaign campaign, int leaf, List<Titre> titres) {
        BordereauSheet sheet = new BordereauSheet(campaign.reference(), campaign.schoolYear().toString(), parties.academie(campaign.academie()).name(), leaf,
            settings.printed(titres.get(0).creditor()), titres.get(0).issuedOn(),
            titres.stream().map(titre -> new BordereauSheet.Line(titre.number().toString(), titre.reference(), titre.debtorName(), titre.schools(), titre.amount())).toList());
        return documents.store(new NewDocument(campaign.reference(), campaign.academie(), DocumentKind.BORDEREAU, sheet.title(), PDF, renderer.render(sheet), BY)).id();
    }

    /** @return the address, empty where the commune has none */
    Optional<String> send(Titre titre, StoredDocument paper, Optional<TitreNumber> replaced) {
        String body = "Madame, Monsieur,\n\nVous trouverez ci-joint le titre de perception n° " + titre.number() + " du " + FrenchDates.dayMonthYear(titre.issuedOn())
            + ", émis par " + titre.creditor() + " au titre de la convention ENT-école " + titre.reference() + " pour l’année scolaire " + titre.schoolYear() + ".\n\n"
            + replaced.map(number -> "Il annule et remplace le titre n° " + number + ".\n\n").orElse("")
            + titre.sentence() + "\n\nSomme à payer : " + Euros.written(titre.amount()) + ", au plus tard le " + FrenchDates.inWords(titre.dueOn()) + " ("
            + titre.due().article() + ").\n";
        return post(titre, "titre/" + titre.id(), "Titre de perception n° " + titre.number() + " : contribution ENT-école " + titre.schoolYear(), body,
            List.of(new Attachment("titre-" + titre.number() + ".pdf", PDF, paper.bytes())));
    }

    void tellCancelled(Titre titre) {
        post(titre, "titre-cancelled/" + titre.id(), "Titre de perception n° " + titre.number() + " annulé",
            "Madame, Monsieur,\n\nLe titre de perception n° " + titre.number() + " du " + FrenchDates.dayMonthYear(titre.issuedOn()) + " (" + Euros.written(titre.amount())
                + ", convention " + titre.reference() + ", année scolaire " + titre.schoolYear() + ") est annulé : il n’est plus à payer.\n\nMotif : "
                + titre.cancelReason().orElseThrow() + "\n", List.of());
    }

    void remind(Titre titre, int ordinal) {
        List<Attachment> paper = titre.document().map(documents::get).map(document -> List.of(new Attachment("titre-" + titre.number() + ".pdf", PDF, document.bytes())))
            .orElse(List.of());
        post(titre, "titre-reminder/" + titre.id() + "/" + ordinal, "Relance : titre de perception n° " + titre.number() + " impayé",
            "Madame, Monsieur,\n\nSauf erreur de notre part, le titre de perception n° " + titre.number() + " du " + FrenchDates.dayMonthYear(titre.issuedOn())
                + ", émis par " + titre.creditor() + " pour l’année scolaire " + titre.schoolYear() + ", n’est pas payé : " + Euros.written(titre.left())
                + (titre.paid().signum() > 0 ? " restent dus sur " + Euros.written(titre.amount()) : " restent dus") + ", à payer au plus tard le "
                + FrenchDates.dayMonthYear(titre.dueOn()) + " (" + titre.due().article() + ").\n\nLa présente vaut demande de paiement et interrompt la prescription ("
                + Prescription.ARTICLE + ").\n", paper);
    }

    private Optional<String> post(Titre titre, String key, String subject, String body, List<Attachment> attachments) {
        Party commune = parties.commune(titre.reference());
        Optional<String> to = Stream.of("secretariat", "dgs", "maire").flatMap(group -> commune.mailbox(group).stream()).findFirst();
        to.ifPresent(address -> outbox.post(new Mail(key, address, subject, body, attachments, titre.reference(), titre.commune())));
        return to;
    }

    private TitreSheet sheet(Titre titre, Optional<TitreNumber> replaced) {
        return new TitreSheet(titre.number().toString(), titre.reference(), titre.schoolYear().toString(), settings.printed(titre.creditor()),
            new TitreSheet.Debtor(titre.debtorName(), titre.debtorSiren(), titre.debtorAddress()),
            new TitreSheet.Basis(titre.schools(), titre.unitPrice(), titre.amount(), titre.sentence(), titre.avenant().orElse(""),
                titre.list().stream().map(school -> new TitreSheet.School(school.uai() == null ? "" : school.uai(), school.type(), school.name())).toList()),
            titre.issuedOn(), titre.dueOn(), titre.due().explanation(), titre.due().article(), parties.court(titre.reference()).orElse(""),
            replaced.map(TitreNumber::toString).orElse(""));
    }
}
