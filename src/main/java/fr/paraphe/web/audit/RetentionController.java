package fr.paraphe.web.audit;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import fr.paraphe.csv.CsvSheet;
import fr.paraphe.engine.retention.Elimination;
import fr.paraphe.security.Action;
import fr.paraphe.security.CurrentUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is due to leave, as it is put before the departmental archives, and what has left. For operators. */
@RestController
@RequestMapping("/api/retention")
@Tag(name = "Conservation")
class RetentionController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final int MOST = 10_000;

    private final Elimination elimination;
    private final CurrentUser currentUser;

    RetentionController(Elimination elimination, CurrentUser currentUser) {
        this.elimination = elimination;
        this.currentUser = currentUser;
    }

    /** @param reasons why it stays for now; none where it leaves the next night */
    record Due(String reference, LocalDate endedOn, List<String> reasons) {

        static Due of(Elimination.Due due) {
            return new Due(due.reference(), due.endedOn(), due.verdict() instanceof Verdict.Refused refused ? refused.reasons().stream().map(Refusal::sentence).toList() : List.of());
        }
    }

    @GetMapping("/due")
    @Operation(summary = "Les dossiers dont la durée d’utilité administrative est échue", description = "Réservé à l’exploitant. Avec ce qui les retient encore, s’il y a lieu.")
    @ApiResponse(responseCode = "403", description = "L’utilisateur n’est pas l’exploitant")
    List<Due> due() {
        requireOperator();
        return elimination.due(MOST).stream().map(Due::of).toList();
    }

    @GetMapping(path = "/due.csv", produces = "text/csv")
    @Operation(summary = "Les mêmes en un fichier CSV, à joindre au bordereau d’élimination", description = "Réservé à l’exploitant.")
    @ApiResponse(responseCode = "403", description = "L’utilisateur n’est pas l’exploitant")
    ResponseEntity<byte[]> table() {
        requireOperator();
        CsvSheet sheet = new CsvSheet(List.of("dossier", "termine_le", "retenu_par"));
        elimination.due(MOST).stream().map(Due::of).forEach(due -> sheet.row(due.reference(), due.endedOn(), due.reasons().stream().collect(Collectors.joining(" "))));
        return ResponseEntity.ok().contentType(CSV).cacheControl(CacheControl.noStore())
            .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("eliminations.csv").build().toString()).body(sheet.bytes());
    }

    @GetMapping("/eliminated")
    @Operation(summary = "Les dossiers éliminés, et les pièces qui en sont gardées", description = "Réservé à l’exploitant.")
    @ApiResponse(responseCode = "403", description = "L’utilisateur n’est pas l’exploitant")
    List<Elimination.Kept> eliminated() {
        requireOperator();
        return elimination.eliminated(MOST);
    }

    private void requireOperator() {
        if (!currentUser.who().may(Action.KEEP_RECORDS)) {
            throw new AccessDeniedException("only operators see what leaves");
        }
    }
}
