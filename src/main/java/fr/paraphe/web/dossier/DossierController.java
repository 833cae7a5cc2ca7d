package fr.paraphe.web.dossier;

import fr.paraphe.csv.CsvSheet;
import fr.paraphe.engine.CasePhase;
import fr.paraphe.engine.CaseSearch;
import fr.paraphe.security.CurrentUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cases to find and to read: what pages, the tabs of Tasklist and Cockpit, and programs share. */
@RestController
@RequestMapping("/api")
@Tag(name = "Dossiers")
class DossierController {

    private static final int LARGEST_PAGE = 500;
    private static final int LARGEST_TABLE = 200_000;
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final List<String> TABLE = List.of("dossier", "commune", "nom_commune", "academie", "objet", "phase", "premiere_annee", "derniere_annee", "effet", "terme",
        "fin", "taches_ouvertes", "taches_en_retard", "prochaine_echeance");

    private final CaseSearch search;
    private final Dossiers dossiers;
    private final CurrentUser currentUser;

    DossierController(CaseSearch search, Dossiers dossiers, CurrentUser currentUser) {
        this.search = search;
        this.dossiers = dossiers;
        this.currentUser = currentUser;
    }

    /** A case in a list; {@code effectiveOn} null before the signatures, {@code endedOn} while it has not ended, {@code nextDue} without an open task. */
    record Line(String reference, String commune, String communeName, String academie, String object, String firstSchoolYear, String lastPaidSchoolYear, LocalDate effectiveOn,
                LocalDate endsOn, LocalDate endedOn, CasePhase phase, String phaseName, int tasks, int overdue, LocalDate nextDue) {

        static Line of(CaseSearch.Line line) {
            return new Line(line.reference(), line.commune(), line.communeName(), line.academie(), line.object(), line.firstSchoolYear(), line.lastPaidSchoolYear(),
                line.effectiveOn(), line.endsOn(), line.endedOn(), line.phase(), line.phase().label(), line.tasks(), line.overdue(), line.nextDue());
        }
    }

    /** @param total of all pages */
    record Page(List<Line> items, long total, int page, int size) {
    }

    record PhaseCount(CasePhase phase, String phaseName, long number) {
    }

    /** A step of a process; {@code state} is {@code done}, {@code running} or {@code cancelled}. */
    record StepView(String activity, String name, String type, String state, Instant startedAt, Instant endedAt, String by, String byName) {

        static StepView of(Dossier.Step step) {
            return new StepView(step.activity(), step.name(), step.type(), step.endedAt() == null ? "running" : step.cancelled() ? "cancelled" : "done", step.startedAt(),
                step.endedAt(), step.by(), step.byName());
        }
    }

    @GetMapping("/dossiers")
    @Operation(summary = "Les dossiers que l’utilisateur voit, page par page",
        description = "Par nom de commune, puis par référence. Les tâches comptées sont celles que l’utilisateur voit : celles du dossier, de ses avenants et de ses lettres.")
    Page list(@Parameter(description = "code INSEE, ou début du nom", example = "11076") @RequestParam(required = false) String commune,
              @RequestParam(required = false) CasePhase phase,
              @Parameter(description = "une des années scolaires couvertes", example = "2018-2019") @RequestParam(required = false) String schoolYear,
              @Parameter(description = "avec une tâche ouverte dont le jour est passé") @RequestParam(defaultValue = "false") boolean overdue,
              @Parameter(description = "avec une tâche ouverte à rendre d’ici trente jours") @RequestParam(defaultValue = "false") boolean soon,
              @Parameter(description = "avec une tâche ouverte de ce groupe ; avec overdue ou soon, une telle tâche", example = "secretariat")
              @RequestParam(required = false) String group,
              @Parameter(description = "avec un litige ou une dénonciation en cours") @RequestParam(defaultValue = "false") boolean disputed,
              @Parameter(description = "dont cette campagne a clos la liste", example = "ENT-montpellier-2018-2019") @RequestParam(required = false) String campaign,
              @Parameter(description = "mots cherchés dans la référence, l’objet et la commune, sans égard aux accents") @RequestParam(required = false) String q,
              @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        int first = Math.max(0, page);
        int most = Math.min(LARGEST_PAGE, Math.max(1, size));
        CaseSearch.Page found = search.page(currentUser.who(), CaseSearch.Wanted.of(commune, phase, schoolYear, overdue, soon, group, disputed, campaign, q), most, (long) first * most);
        return new Page(found.lines().stream().map(Line::of).toList(), found.total(), first, most);
    }

    @GetMapping(path = "/dossiers.csv", produces = "text/csv")
    @Operation(summary = "Les mêmes dossiers en un fichier CSV", description = "UTF-8, points-virgules ; aucune case ne peut être lue comme une formule.")
    ResponseEntity<byte[]> table(@RequestParam(required = false) String commune, @RequestParam(required = false) CasePhase phase, @RequestParam(required = false) String schoolYear,
                                 @RequestParam(defaultValue = "false") boolean overdue, @RequestParam(defaultValue = "false") boolean soon,
                                 @RequestParam(required = false) String group, @RequestParam(defaultValue = "false") boolean disputed,
                                 @RequestParam(required = false) String campaign, @RequestParam(required = false) String q) {
        CsvSheet sheet = new CsvSheet(TABLE);
        search.page(currentUser.who(), CaseSearch.Wanted.of(commune, phase, schoolYear, overdue, soon, group, disputed, campaign, q), LARGEST_TABLE, 0).lines()
            .forEach(line -> sheet.row(line.reference(), line.commune(), line.communeName(), line.academie(), line.object(), line.phase().label(), line.firstSchoolYear(),
                line.lastPaidSchoolYear(), line.effectiveOn(), line.endsOn(), line.endedOn(), line.tasks(), line.overdue(), line.nextDue()));
        return ResponseEntity.ok().contentType(CSV).cacheControl(CacheControl.noStore())
            .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("dossiers.csv").build().toString()).body(sheet.bytes());
    }

    @GetMapping("/dossiers/phases")
    @Operation(summary = "Combien de dossiers l’utilisateur voit dans chaque phase")
    List<PhaseCount> phases() {
        return search.phases(currentUser.who()).entrySet().stream().map((Map.Entry<CasePhase, Long> each) -> new PhaseCount(each.getKey(), each.getKey().label(), each.getValue()))
            .toList();
    }

    @GetMapping("/dossiers/{reference}")
    @Operation(summary = "Un dossier entier, tel que l’utilisateur le voit",
        description = "Parties, écoles, échéances avec leur explication et leur article, documents, déroulement, tâches ouvertes, obligations, avenants, lettres et litiges, "
            + "contributions, courriels et procédures. Ce qu’une partie prépare seule n’y est que pour elle ; les contributions ne sont montrées qu’à ceux qu’elles concernent.")
    @ApiResponse(responseCode = "404", description = "Inconnu, ou pas à voir par cet utilisateur")
    Dossier read(@Parameter(example = "ENT-11076-2017") @PathVariable String reference) {
        return dossiers.get(reference);
    }

    @GetMapping("/dossiers/{reference}/processes/{process}/steps")
    @Operation(summary = "Les étapes d’une des procédures du dossier, faites et en cours, dans l’ordre de leur début")
    List<StepView> steps(@PathVariable String reference, @PathVariable String process) {
        return dossiers.steps(reference, process).stream().map(StepView::of).toList();
    }

    @GetMapping(path = "/dossiers/{reference}/processes/{process}/model", produces = MediaType.APPLICATION_XML_VALUE)
    @Operation(summary = "Le schéma d’une des procédures du dossier (BPMN 2.0)", description = "Dans la version sous laquelle elle se déroule ou s’est déroulée.")
    ResponseEntity<byte[]> model(@PathVariable String reference, @PathVariable String process) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).cacheControl(CacheControl.noCache().cachePrivate())
            .body(dossiers.model(reference, process).getBytes(StandardCharsets.UTF_8));
    }
}
