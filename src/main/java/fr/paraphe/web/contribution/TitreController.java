package fr.paraphe.web.contribution;

import fr.paraphe.Euros;
import fr.paraphe.NotFoundException;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.contribution.BordereauLeaf;
import fr.paraphe.contribution.NewPayment;
import fr.paraphe.contribution.Payment;
import fr.paraphe.contribution.PaymentImport;
import fr.paraphe.contribution.Payments;
import fr.paraphe.contribution.RecourseDelay;
import fr.paraphe.contribution.Titre;
import fr.paraphe.contribution.TitreFilter;
import fr.paraphe.contribution.TitreLine;
import fr.paraphe.contribution.TitreNumber;
import fr.paraphe.contribution.TitreReader;
import fr.paraphe.contribution.TitreReminders;
import fr.paraphe.contribution.TitreState;
import fr.paraphe.contribution.process.PaymentDesk;
import fr.paraphe.csv.CsvSheet;
import fr.paraphe.csv.CsvTable;
import fr.paraphe.csv.ImportFinding;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.StoredDocument;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Titres to read, to pay for and to cancel. */
@RestController
@RequestMapping("/api")
@Tag(name = "Titres")
class TitreController {

    private static final int LARGEST_PAGE = 500;
    private static final int LARGEST_TABLE = 200_000;
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final List<String> TABLE = List.of("titre", "creancier", "convention", "commune", "debiteur", "annee_scolaire", "campagne", "ecoles", "montant", "paye",
        "reste_du", "etat", "emis_le", "echeance", "solde_le", "envoye_le", "envoye_a", "relances");

    private final TitreReader titres;
    private final TitreReminders reminders;
    private final Payments payments;
    private final PaymentDesk desk;
    private final DocumentStore documents;
    private final TitreAccess access;
    private final CivilClock clock;

    TitreController(TitreReader titres, TitreReminders reminders, Payments payments, PaymentDesk desk, DocumentStore documents, TitreAccess access, CivilClock clock) {
        this.titres = titres;
        this.reminders = reminders;
        this.payments = payments;
        this.desk = desk;
        this.documents = documents;
        this.access = access;
        this.clock = clock;
    }

    /** @param total of all pages */
    record Page(List<TitreLine> items, long total, int page, int size) {
    }

    record School(String uai, String type, String name) {
    }

    record ShownPayment(BigDecimal amount, LocalDate paidOn, String reference, String mandateNumber, LocalDate mandateDate, String chorusNumber, Instant enteredAt,
                        String enteredBy, boolean imported) {

        static ShownPayment of(Payment payment) {
            return new ShownPayment(payment.amount(), payment.paidOn(), payment.reference(), payment.mandateNumber().orElse(null), payment.mandateDate().orElse(null),
                payment.chorusNumber().orElse(null), payment.enteredAt(), payment.enteredBy(), payment.imported());
        }
    }

    /**
     * @param left         euros still owed
     * @param due          the term, which is usage
     * @param recourse     counted from the day of sending, the earliest on which it can have been notified; null until it is sent
     * @param prescription until when it can be asked for
     * @param replaces     number of the cancelled titre in whose place it stands
     * @param replacedBy   number of the titre issued in its place
     * @param pdf          null until it is written
     */
    record ShownTitre(long id, String number, TitreState state, String stateName, String creditor, String debtor, String academie, String reference, String commune,
                      String schoolYear, String campaign, List<School> list, int schools, BigDecimal unitPrice, BigDecimal amount, BigDecimal paid, BigDecimal left,
                      String sentence, String article, String avenant, LocalDate issuedOn, Deadline due, LocalDate settledOn, LocalDate sentOn, String sentTo,
                      Deadline recourse, Deadline prescription, List<LocalDate> reminders, List<ShownPayment> payments, Instant cancelledAt, String cancelReason,
                      String replaces, String replacedBy, String settleReason, String pdf) {
    }

    /** @param reissue true for a new titre in its place, from the contribution as it now stands */
    record Cancellation(String reason, Boolean reissue) {
    }

    /** @param replacement null where none was asked for */
    record Cancelled(String number, String replacement) {
    }

    record EnteredPayment(BigDecimal amount, LocalDate paidOn, String reference, String mandateNumber, LocalDate mandateDate, String chorusNumber) {
    }

    /** @param errors each bad line with its reason; the other lines are taken */
    record Imported(int lines, int entered, int known, List<ImportFinding> errors) {
    }

    record Leaf(int leaf, String creditor, LocalDate issuedOn, int titres, BigDecimal total, String firstNumber, String lastNumber, String pdf) {
    }

    @GetMapping("/titres")
    @Operation(summary = "Les titres que l’utilisateur voit, page par page")
    Page list(@Parameter(example = "montpellier") @RequestParam(required = false) String academie,
              @Parameter(example = "ENT-montpellier-2018-2019") @RequestParam(required = false) String campaign,
              @Parameter(example = "2018-2019") @RequestParam(required = false) String schoolYear,
              @Parameter(example = "ENT-11076-2017") @RequestParam(required = false) String reference,
              @Parameter(example = "2018-000001") @RequestParam(required = false) String number,
              @Parameter(description = "un ou plusieurs") @RequestParam(defaultValue = "") Set<TitreState> state, @Parameter(description = "échus et impayés") @RequestParam(defaultValue = "false") boolean overdue,
              @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        TitreFilter filter = filter(academie, campaign, schoolYear, reference, number, state, overdue);
        int first = Math.max(0, page);
        int most = Math.min(LARGEST_PAGE, Math.max(1, size));
        return new Page(titres.list(filter, most, (long) first * most), titres.count(filter), first, most);
    }

    @GetMapping(path = "/titres.csv", produces = "text/csv")
    @Operation(summary = "Les mêmes titres en un fichier CSV", description = "UTF-8, points-virgules ; aucune case ne peut être lue comme une formule.")
    ResponseEntity<byte[]> table(@RequestParam(required = false) String academie, @RequestParam(required = false) String campaign,
                                 @RequestParam(required = false) String schoolYear, @RequestParam(required = false) String reference,
                                 @RequestParam(required = false) String number, @RequestParam(defaultValue = "") Set<TitreState> state,
                                 @RequestParam(defaultValue = "false") boolean overdue) {
        CsvSheet sheet = new CsvSheet(TABLE);
        titres.list(filter(academie, campaign, schoolYear, reference, number, state, overdue), LARGEST_TABLE, 0)
            .forEach(line -> sheet.row(line.number(), line.creditor(), line.reference(), line.commune(), line.debtor(), line.schoolYear(), line.campaign(), line.schools(),
                Euros.cell(line.amount()), Euros.cell(line.paid()), Euros.cell(line.left()), line.state().label(), line.issuedOn(), line.dueOn(), line.settledOn(),
                line.sentOn(), line.sentTo(), line.reminders()));
        return ResponseEntity.ok().contentType(CSV).cacheControl(CacheControl.noStore())
            .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("titres.csv").build().toString()).body(sheet.bytes());
    }

    @GetMapping("/titres/{id}")
    @Operation(summary = "Un titre, ses paiements et ses délais")
    ShownTitre read(@PathVariable long id) {
        return shown(access.visible(id));
    }

    @GetMapping("/titres/{id}/pdf")
    @Operation(summary = "Le titre tel qu’il a été envoyé")
    ResponseEntity<byte[]> pdf(@PathVariable long id) {
        Titre titre = access.visible(id);
        return pdf(documents.get(titre.document().orElseThrow(() -> new NotFoundException("Le titre " + titre.number() + " n’est pas encore établi."))),
            "titre-" + titre.number() + ".pdf");
    }

    @PostMapping("/titres/{id}/cancellation")
    @Operation(summary = "Annule un titre impayé, et en émet un autre à sa place si on le demande",
        description = "Réservé au GIP. Un titre n’est jamais modifié ; ce qui a été perçu n’est pas remboursé (art. 9 et 10).")
    Cancelled cancel(@PathVariable long id, @RequestBody Cancellation cancellation) {
        Titre titre = access.managed(id);
        return new Cancelled(titre.number().toString(), desk.cancel(id, cancellation.reason(), cancellation.reissue(), access.user()).map(anew -> anew.number().toString())
            .orElse(null));
    }

    @PostMapping("/titres/{id}/payments")
    @Operation(summary = "Enregistre un paiement", description = "Réservé au GIP. Le même paiement deux fois (même référence comptable) ne change rien.")
    ResponseEntity<ShownTitre> pay(@PathVariable long id, @RequestBody EnteredPayment entered) {
        access.managed(id);
        desk.enter(id, new NewPayment(entered.amount(), entered.paidOn(), entered.reference(), entered.mandateNumber(), entered.mandateDate(), entered.chorusNumber()),
            access.user());
        return ResponseEntity.created(URI.create("/api/titres/" + id)).body(shown(titres.get(id)));
    }

    /** The body is read here and no further than the limit: a converter would take it into memory whatever its size, in the encoding that the header claims. */
    @PostMapping(path = "/payments/import", consumes = "text/csv")
    @ResponseStatus(HttpStatus.OK)
    @Operation(summary = "Importe un fichier de paiements",
        description = "Réservé au GIP. Le corps est un fichier CSV en UTF-8 (colonnes : docs/import.md). Chaque ligne juste est prise une fois, chaque ligne fautive est signalée.")
    @ApiResponse(responseCode = "200", description = "Les lignes justes sont prises ; les autres sont signalées")
    @ApiResponse(responseCode = "422", description = "Le fichier est illisible ou n’a pas les colonnes attendues : rien n’est pris")
    Imported importPayments(@Parameter(example = "montpellier") @RequestParam String academie, HttpServletRequest request) throws IOException {
        access.requireGip(academie);
        PaymentImport done = desk.importFile(academie, request.getInputStream().readNBytes(CsvTable.MAX_BYTES + 1), access.user());
        return new Imported(done.lines(), done.entered(), done.known(), done.errors());
    }

    @GetMapping("/campaigns/{reference}/bordereau")
    @Operation(summary = "Les feuillets du bordereau de titres d’une campagne")
    List<Leaf> bordereau(@PathVariable String reference) {
        return titres.bordereau(visibleCampaign(reference)).stream().map(leaf -> new Leaf(leaf.leaf(), leaf.creditor(), leaf.issuedOn(), leaf.titres(), leaf.total(),
            leaf.firstNumber(), leaf.lastNumber(), "/api/campaigns/" + reference + "/bordereau/" + leaf.leaf() + "/pdf")).toList();
    }

    @GetMapping("/campaigns/{reference}/bordereau/{leaf}/pdf")
    @Operation(summary = "Un feuillet du bordereau")
    ResponseEntity<byte[]> bordereau(@PathVariable String reference, @PathVariable int leaf) {
        BordereauLeaf found = titres.bordereau(visibleCampaign(reference)).stream().filter(each -> each.leaf() == leaf).findFirst()
            .orElseThrow(() -> new NotFoundException("Feuillet introuvable."));
        return pdf(documents.get(found.document()), reference + "-" + leaf + ".pdf");
    }

    /** A bordereau names all communes of its académie: whoever sees but one of them does not see it. */
    private String visibleCampaign(String reference) {
        access.requireAcademieOf(reference);
        return reference;
    }

    private TitreFilter filter(String academie, String campaign, String schoolYear, String reference, String number, Set<TitreState> states, boolean overdue) {
        return access.filter(academie, campaign, schoolYear, reference, number, states, overdue ? clock.today() : null);
    }

    private static ResponseEntity<byte[]> pdf(StoredDocument document, String name) {
        return ResponseEntity.ok().eTag(document.sha256()).cacheControl(CacheControl.noCache().cachePrivate()).contentType(MediaType.APPLICATION_PDF)
            .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.inline().filename(name, StandardCharsets.UTF_8).build().toString()).body(document.bytes());
    }

    private ShownTitre shown(Titre titre) {
        return new ShownTitre(titre.id(), titre.number().toString(), titre.state(), titre.state().label(), titre.creditor(), titre.debtorName(), titre.academie(),
            titre.reference(), titre.commune(), titre.schoolYear().toString(), titre.campaign().orElse(null),
            titre.list().stream().map(school -> new School(school.uai(), school.type(), school.name())).toList(), titre.schools(), titre.unitPrice(), titre.amount(),
            titre.paid(), titre.left(), titre.sentence(), titre.article(), titre.avenant().orElse(null), titre.issuedOn(), titre.due(), titre.settledOn().orElse(null),
            titre.sentOn().orElse(null), titre.sentTo().orElse(null), titre.sentOn().map(RecourseDelay.ofCommune(titre.commune())::from).orElse(null),
            titres.prescription(titre), reminders.of(titre.id()), payments.of(titre.id()).stream().map(ShownPayment::of).toList(), titre.cancelledAt().orElse(null),
            titre.cancelReason().orElse(null), titres.replaced(titre).map(TitreNumber::toString).orElse(null),
            titres.successor(titre).map(TitreNumber::toString).orElse(null), titre.settleReason().orElse(null),
            titre.document().map(document -> "/api/titres/" + titre.id() + "/pdf").orElse(null));
    }
}
