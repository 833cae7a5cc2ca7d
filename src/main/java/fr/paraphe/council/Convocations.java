package fr.paraphe.council;

import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.directory.Channel;
import fr.paraphe.directory.Councillor;
import fr.paraphe.document.ConvocationSheet;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.NewDocument;
import fr.paraphe.document.PdfRenderer;
import fr.paraphe.document.Person;
import fr.paraphe.document.PlaceName;
import fr.paraphe.mail.Attachment;
import fr.paraphe.mail.Mail;
import fr.paraphe.mail.MailState;
import fr.paraphe.mail.MailStatus;
import fr.paraphe.mail.Outbox;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Writes convocations and sends them: one paper for all, one mail or one letter for each, and one proof for each. */
@Component
class Convocations {

    private final ConvocationRepository convocations;
    private final ConvocationProofRepository proofs;
    private final PdfRenderer renderer;
    private final DocumentStore documents;
    private final Outbox outbox;
    private final CivilClock clock;

    Convocations(ConvocationRepository convocations, ConvocationProofRepository proofs, PdfRenderer renderer, DocumentStore documents, Outbox outbox, CivilClock clock) {
        this.convocations = convocations;
        this.proofs = proofs;
        this.renderer = renderer;
        this.documents = documents;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Refuses to send today what would be late, what nobody has confirmed, and what has no mayor to sign or no councillor to receive it. */
    Verdict check(CouncilFile file) {
        Verdict verdict = file.convocationRule().sentOn(clock.today(), "");
        if (file.session().convocationConfirmedBy().isEmpty()) {
            verdict = verdict.and(Verdict.refused("confirmed", "Confirmez la date, l’ordre du jour et les destinataires avant l’envoi de la convocation.", "CGCT, art. L2121-10"));
        }
        if (file.mayor().isEmpty()) {
            verdict = verdict.and(Verdict.refused("", "Aucun maire n’est en exercice à la date de la séance ; c’est lui qui convoque le conseil municipal.",
                "CGCT, art. L2121-10"));
        }
        return verdict;
    }

    /** Once for a session: a second call changes nothing. */
    void send(CouncilFile file) {
        if (file.convocation().isPresent()) {
            return;
        }
        check(file).orThrow();
        CouncilSession session = file.session();
        String by = session.convocationConfirmedBy().orElseThrow();
        byte[] pdf = renderer.render(sheet(file));
        String title = "Convocation du conseil municipal, séance du " + FrenchDates.numeric(session.date());
        long document = documents.store(new NewDocument(file.item().reference(), file.commune().insee(), DocumentKind.CONVOCATION, title, "application/pdf", pdf, by)).id();
        Convocation convocation = convocations.saveAndFlush(new Convocation(session.id(), file.convocationRule(), clock.today(), clock.now(), by, document));
        for (Councillor councillor : file.council()) {
            Optional<String> mailKey = mailAddress(councillor).map(to -> post(file, councillor, to, pdf));
            proofs.save(new ConvocationProof(convocation.id(), councillor.id(), councillor.channel(), address(councillor).orElse(null), mailKey.orElse(null)));
        }
    }

    /** Whether the convocation of that councillor leaves by mail: the channel is electronic and there is an address. */
    static Optional<String> mailAddress(Councillor councillor) {
        return councillor.channel() == Channel.DEMATERIALISE ? councillor.email() : Optional.empty();
    }

    static Optional<String> address(Councillor councillor) {
        return councillor.channel() == Channel.DEMATERIALISE ? councillor.email() : councillor.postalAddress();
    }

    /** What is not in order with a councillor's channel, for a convocation sent that day; it stops nothing. */
    static List<String> warnings(Councillor councillor, LocalDate sent) {
        List<String> warnings = new ArrayList<>(
            ChannelRule.check(councillor.formalName(), councillor.channel(), councillor.channelRequestedOn().orElse(null), sent).warnings());
        if (address(councillor).isEmpty()) {
            warnings.add(councillor.channel() == Channel.DEMATERIALISE
                ? "%s n’a pas d’adresse électronique : remettez-lui la convocation autrement et conservez-en la preuve.".formatted(councillor.formalName())
                : "%s n’a pas d’adresse postale dans l’annuaire.".formatted(councillor.formalName()));
        }
        return warnings;
    }

    List<ConvocationProof> proofs(CouncilFile file) {
        return proofs.findByConvocationOrderById(file.sentConvocation().id());
    }

    /** What became of their mails, by key. */
    Map<String, MailState> mails(List<ConvocationProof> proofs) {
        return outbox.states(proofs.stream().map(ConvocationProof::mailKey).flatMap(Optional::stream).toList());
    }

    /** The day that a proof establishes: entered by hand, or that on which the mail server accepted the mail; empty while nothing proves the sending. */
    Optional<LocalDate> provedOn(ConvocationProof proof, Map<String, MailState> mails) {
        return proof.byHand().map(ProofEntry::date)
            .or(() -> proof.mailKey().map(mails::get).filter(state -> state.status() == MailStatus.SENT).map(state -> clock.dayOf(state.sentAt())));
    }

    /** Records proofs entered by hand: some by name, and one for all who have none. */
    void prove(CouncilFile file, List<ProofEntry> entries, ProofEntry forOthers, String by) {
        List<ConvocationProof> all = proofs(file);
        List<Refusal> reasons = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            ProofEntry entry = entries.get(i);
            String field = "proofs[%d].".formatted(i);
            if (all.stream().noneMatch(proof -> proof.councillor() == entry.councillor())) {
                reasons.add(new Refusal(field + "councillor", "Ce conseiller n’était pas destinataire de la convocation.", "CGCT, art. L2121-10"));
            } else if (entry.kind() != null) {
                check(file, entry, field, reasons);
            }
        }
        if (forOthers != null && forOthers.kind() != null) {
            check(file, forOthers, "forOthers.", reasons);
        }
        Verdict.of(reasons).orThrow();
        Map<String, MailState> mails = mails(all);
        for (ConvocationProof proof : all) {
            entries.stream().filter(entry -> entry.councillor() == proof.councillor()).forEach(entry -> proof.prove(entry, clock.now(), by));
            if (forOthers != null && forOthers.kind() != null && provedOn(proof, mails).isEmpty()) {
                proof.prove(forOthers, clock.now(), by);
            }
        }
    }

    /** @throws RefusedException with the names of those whose sending nothing proves */
    void requireProofs(CouncilFile file) {
        List<ConvocationProof> all = proofs(file);
        Map<String, MailState> mails = mails(all);
        List<String> missing = all.stream().filter(proof -> provedOn(proof, mails).isEmpty()).map(proof -> file.name(proof.councillor())).toList();
        if (!missing.isEmpty()) {
            throw new RefusedException("proofs", "Il manque la preuve d’envoi de la convocation à : %s.".formatted(String.join(", ", missing)), "CGCT, art. L2121-10");
        }
    }

    private void check(CouncilFile file, ProofEntry entry, String field, List<Refusal> reasons) {
        LocalDate sent = file.sentConvocation().sentOn();
        if (entry.date() == null) {
            reasons.add(new Refusal(field + "date", "Indiquez la date d’envoi que cette pièce prouve.", "CGCT, art. L2121-10"));
        } else if (entry.date().isBefore(sent)) {
            reasons.add(new Refusal(field + "date", "La preuve ne peut être antérieure à la convocation du %s.".formatted(FrenchDates.numeric(sent)), "CGCT, art. L2121-10"));
        } else if (entry.date().isAfter(clock.today())) {
            reasons.add(new Refusal(field + "date", "La preuve ne peut être datée d’un jour à venir (%s).".formatted(FrenchDates.numeric(entry.date())), "CGCT, art. L2121-10"));
        }
        if (entry.kind() == ProofKind.OTHER && (entry.note() == null || entry.note().isBlank())) {
            reasons.add(new Refusal(field + "note", "Décrivez la preuve.", "CGCT, art. L2121-10"));
        }
        if (entry.note() != null && entry.note().length() > 1000) {
            reasons.add(new Refusal(field + "note", "La note dépasse 1000 caractères.", ""));
        }
    }

    private ConvocationSheet sheet(CouncilFile file) {
        SessionPlan plan = file.session().plan();
        List<ConvocationSheet.AgendaItem> agenda = new ArrayList<>();
        for (String object : file.agenda()) {
            agenda.add(new ConvocationSheet.AgendaItem(agenda.size() + 1, object, ""));
        }
        return new ConvocationSheet(file.item().reference(), file.commune().name(), file.commune().postalAddress(), clock.today(), plan.date(), plan.time(), plan.place(),
            agenda, plan.urgent() ? withoutFullStop(plan.urgencyReason()) : "", file.sessionWithoutQuorum().orElse(null),
            plan.explanatoryNote() == null ? "" : plan.explanatoryNote(),
            articles(file), person(file.mayor().orElseThrow()));
    }

    private String post(CouncilFile file, Councillor councillor, String to, byte[] pdf) {
        CouncilSession session = file.session();
        String reference = file.item().reference();
        String key = "convocation/%s/%d/%d".formatted(reference, session.id(), councillor.id());
        outbox.post(new Mail(key, to, "Convocation du conseil municipal %s, %s à %s"
            .formatted(PlaceName.de(file.commune().name()), FrenchDates.inWords(session.date()), hour(session.time())),
            letter(file, councillor), List.of(new Attachment("convocation-%s.pdf".formatted(session.date()), "application/pdf", pdf)), reference, file.commune().insee()));
        return key;
    }

    private static String letter(CouncilFile file, Councillor councillor) {
        SessionPlan plan = file.session().plan();
        StringBuilder text = new StringBuilder();
        text.append(councillor.civility().equals("Mme") ? "Madame la conseillère municipale,\n\n" : "Monsieur le conseiller municipal,\n\n");
        text.append("J’ai l’honneur de vous convoquer à la séance du conseil municipal %s qui se tiendra le %s à %s.\n".formatted(
            PlaceName.de(file.commune().name()), FrenchDates.inWords(plan.date()), hour(plan.time())));
        text.append("Lieu : %s.\n\nOrdre du jour :\n".formatted(plan.place()));
        List<String> agenda = file.agenda();
        for (int i = 0; i < agenda.size(); i++) {
            text.append("%d. %s\n".formatted(i + 1, agenda.get(i)));
        }
        if (plan.urgent()) {
            text.append("\nLe délai de convocation est abrégé en raison de l’urgence : %s.\nLe conseil municipal se prononcera sur l’urgence dès l’ouverture de la séance.\n"
                .formatted(withoutFullStop(plan.urgencyReason())));
        }
        file.sessionWithoutQuorum().ifPresent(first -> text.append(
            "\nLe quorum n’ayant pas été atteint le %s, le conseil municipal délibérera quel que soit le nombre des membres présents.\n".formatted(FrenchDates.inWords(first))));
        text.append(plan.explanatoryNote() == null ? "\nLa convocation est jointe à ce message" : "\nLa convocation et la note explicative de synthèse sont jointes à ce message")
            .append(" (%s).\n".formatted(articles(file)));
        Councillor mayor = file.mayor().orElseThrow();
        text.append("\nLe maire,\n%s\n\nDossier %s\n".formatted(person(mayor).signed(), file.item().reference()));
        return text.toString();
    }

    private static String articles(CouncilFile file) {
        String notice = file.convocationRule().article().replace("CGCT, art. ", "");
        boolean note = file.session().plan().explanatoryNote() != null && ConvocationRule.explanatoryNoteNeeded(file.commune().population());
        List<String> articles = new ArrayList<>(List.of("L2121-10"));
        if (note && !notice.equals("L2121-12")) {
            articles.add("L2121-12");
        }
        articles.add(notice);
        return "CGCT, art. " + articles.stream().sorted().collect(Collectors.collectingAndThen(Collectors.toList(),
            sorted -> String.join(", ", sorted.subList(0, sorted.size() - 1)) + " et " + sorted.get(sorted.size() - 1)));
    }

    /** The reason stands inside a sentence. */
    private static String withoutFullStop(String reason) {
        return reason.replaceFirst("\\s*\\.\\s*$", "");
    }

    private static String hour(LocalTime time) {
        return time.getMinute() == 0 ? time.getHour() + " h" : "%d h %02d".formatted(time.getHour(), time.getMinute());
    }

    static Person person(Councillor councillor) {
        return new Person(councillor.civility(), councillor.firstName(), councillor.lastName());
    }
}
