package fr.paraphe.web.audit;

import fr.paraphe.Confidential;
import fr.paraphe.audit.AuditDoor;
import fr.paraphe.audit.AuditEntry;
import fr.paraphe.audit.AuditKind;
import fr.paraphe.audit.AuditReader;
import fr.paraphe.audit.AuditVerifier;
import fr.paraphe.audit.Verification;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.csv.CsvSheet;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.document.AuditSheet;
import fr.paraphe.document.PdfRenderer;
import fr.paraphe.engine.audit.AuditWords;
import fr.paraphe.security.Action;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who did what: of a case for those who see it, each side without the other's confidence; of the house, and whether all is as it was written, for operators. */
@RestController
@RequestMapping("/api/audit")
@Tag(name = "Journal")
class AuditController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final List<String> TABLE = List.of("dossier", "ligne", "date", "compte", "pour", "porte", "action", "objet", "champ", "ancienne_valeur", "nouvelle_valeur",
        "empreinte");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss", Locale.FRANCE);

    private final AuditReader reader;
    private final AuditVerifier verifier;
    private final AuditWords words;
    private final CaseTrail trail;
    private final DirectoryService directory;
    private final PdfRenderer renderer;
    private final CurrentUser currentUser;
    private final CivilClock clock;

    AuditController(AuditReader reader, AuditVerifier verifier, AuditWords words, CaseTrail trail, DirectoryService directory, PdfRenderer renderer, CurrentUser currentUser,
                    CivilClock clock) {
        this.reader = reader;
        this.verifier = verifier;
        this.words = words;
        this.trail = trail;
        this.directory = directory;
        this.renderer = renderer;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /**
     * @param kindName the kind as people read it
     * @param doorName the door as people read it
     * @param hash     of the line, which covers the line before
     */
    record Shown(String reference, long position, Instant at, String account, String inPlaceOf, AuditDoor door, String doorName, AuditKind kind, String kindName,
                 String subject, List<Value> values, String hash) {
    }

    /**
     * @param fieldName the field as people read it
     * @param erased    people's data that had to go
     */
    record Value(String field, String fieldName, String before, String after, boolean erased) {
    }

    @GetMapping("/cases/{reference}")
    @Operation(summary = "Le journal d’un dossier",
        description = "Qui a fait quoi, quand, par quelle porte, de quelle valeur à quelle valeur ; d’une convention avec ses avenants et ses lettres. "
            + "Ce qu’une partie prépare seule n’y figure que pour elle.")
    List<Shown> ofCase(@PathVariable String reference) {
        return trail.whole(reference).stream().map(this::shown).toList();
    }

    @GetMapping(path = "/cases/{reference}.csv", produces = "text/csv")
    @Operation(summary = "Le journal d’un dossier en un fichier CSV", description = "Une ligne par valeur ; UTF-8, points-virgules ; aucune case ne peut être lue comme une formule.")
    ResponseEntity<byte[]> table(@PathVariable String reference) {
        return download(CSV, "journal-" + reference + ".csv", table(trail.whole(reference)));
    }

    @GetMapping(path = "/cases/{reference}.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "Le journal d’un dossier en PDF/A")
    ResponseEntity<byte[]> pdf(@PathVariable String reference) {
        List<AuditEntry> lines = trail.whole(reference);
        AuditSheet sheet = new AuditSheet(reference, author(lines.get(0).owner()), clock.today(), lines.stream().map(line -> printed(reference, line)).toList());
        return download(MediaType.APPLICATION_PDF, "journal-" + reference + ".pdf", renderer.render(sheet));
    }

    @GetMapping("/house")
    @Operation(summary = "Le journal général : comptes, imports, réglages, dossiers éliminés", description = "Réservé à l’exploitant.")
    @ApiResponse(responseCode = "403", description = "L’utilisateur n’est pas l’exploitant")
    List<Shown> ofHouse() {
        requireOperator();
        return reader.ofHouse().stream().map(this::shown).toList();
    }

    @GetMapping(path = "/house.csv", produces = "text/csv")
    @Operation(summary = "Le journal général en un fichier CSV", description = "Réservé à l’exploitant.")
    @ApiResponse(responseCode = "403", description = "L’utilisateur n’est pas l’exploitant")
    ResponseEntity<byte[]> tableOfHouse() {
        requireOperator();
        return download(CSV, "journal-general.csv", table(reader.ofHouse()));
    }

    @GetMapping("/verification")
    @Operation(summary = "Vérifie tous les journaux",
        description = "Réservé à l’exploitant. Relit chaque chaîne depuis sa première ligne et dit où est la première rupture. lastHash, noté ailleurs, permet de reconnaître "
            + "un journal récrit en entier.")
    @ApiResponse(responseCode = "403", description = "L’utilisateur n’est pas l’exploitant")
    Verification verification() {
        requireOperator();
        return verifier.verify();
    }

    private void requireOperator() {
        if (!currentUser.who().may(Action.KEEP_RECORDS)) {
            throw new AccessDeniedException("only operators read the house's trail and verify it");
        }
    }

    private Shown shown(AuditEntry line) {
        List<Value> values = line.values().stream().map(value -> new Value(value.field(), words.field(value.field()), value.before(), value.after(), value.erased())).toList();
        return new Shown(line.reference(), line.position(), line.at(), line.account(), line.inPlaceOf(), line.door(), line.door().label(), line.kind(), line.kind().label(),
            line.subject(), values, line.hash());
    }

    private byte[] table(List<AuditEntry> lines) {
        CsvSheet sheet = new CsvSheet(TABLE);
        for (AuditEntry line : lines) {
            if (line.values().isEmpty()) {
                row(sheet, line, "", null, null);
            }
            for (AuditEntry.Value value : line.values()) {
                row(sheet, line, words.field(value.field()), trail.read(line, value, value.before()), trail.read(line, value, value.after()));
            }
        }
        return sheet.bytes();
    }

    private void row(CsvSheet sheet, AuditEntry line, String field, String before, String after) {
        sheet.row(line.reference(), line.position(), moment(line.at()), line.account(), line.inPlaceOf(), line.door().label(), line.kind().label(), line.subject(), field,
            before, after, line.hash());
    }

    private AuditSheet.Line printed(String reference, AuditEntry line) {
        String who = line.inPlaceOf() == null ? line.account() : line.account() + ", pour " + line.inPlaceOf();
        String place = line.reference().equals(reference) ? String.valueOf(line.position()) : line.reference() + ", " + line.position();
        List<String> values = line.values().stream().map(value -> words.field(value.field()) + " : " + printed(line, value)).toList();
        return new AuditSheet.Line(moment(line.at()), place, who, line.door().label(), line.kind().label() + " : " + line.subject(), values, line.hash());
    }

    private String printed(AuditEntry line, AuditEntry.Value value) {
        String before = trail.read(line, value, value.before());
        String after = trail.read(line, value, value.after());
        return value.erased() || value.before() == null ? after : before + " → " + (after == null ? "(vide)" : after);
    }

    private String moment(Instant at) {
        return MOMENT.format(at.atZone(clock.zone()));
    }

    private String author(String owner) {
        String party = Confidential.partyOf(owner).orElse(owner);
        return directory.findCommune(party).map(commune -> "Commune de " + commune.name()).orElse("Académie de " + party);
    }

    private static ResponseEntity<byte[]> download(MediaType type, String name, byte[] bytes) {
        return ResponseEntity.ok().contentType(type).cacheControl(CacheControl.noStore())
            .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString()).body(bytes);
    }
}
