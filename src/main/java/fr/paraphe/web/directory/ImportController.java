package fr.paraphe.web.directory;

import fr.paraphe.NotFoundException;
import fr.paraphe.RefusedException;
import fr.paraphe.csv.ImportFinding;
import fr.paraphe.directory.DirectoryImport;
import fr.paraphe.directory.ImportKind;
import fr.paraphe.directory.ImportReport;
import fr.paraphe.security.Action;
import fr.paraphe.security.CurrentUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Imports one CSV file of the directory; only the operator may. */
@RestController
@Tag(name = "Annuaire")
class ImportController {


    private final DirectoryImport directoryImport;
    private final CurrentUser currentUser;

    ImportController(DirectoryImport directoryImport, CurrentUser currentUser) {
        this.directoryImport = directoryImport;
        this.currentUser = currentUser;
    }

    /** The body is read here and no further than the limit: a converter would take it into memory whatever its size, in the encoding that the header claims. */
    @PostMapping(path = "/api/import/{kind}", consumes = "text/csv")
    @Operation(summary = "Importer un fichier de l’annuaire",
        description = "Réservé à l’opérateur. Le corps est un fichier CSV en UTF-8 (colonnes : docs/import.md). Avec une seule erreur, rien n’est importé et chaque ligne fautive est signalée.")
    @ApiResponse(responseCode = "200", description = "Importé")
    @ApiResponse(responseCode = "403", description = "L’utilisateur n’est pas l’opérateur")
    @ApiResponse(responseCode = "404", description = "Type de fichier inconnu")
    @ApiResponse(responseCode = "422", description = "Rien n’est importé : les erreurs, ligne par ligne")
    ImportedFile importFile(@PathVariable String kind, HttpServletRequest request) throws IOException {
        if (!currentUser.who().may(Action.IMPORT_DIRECTORY)) {
            throw new AccessDeniedException("Seul l’opérateur peut importer l’annuaire.");
        }
        ImportKind known = ImportKind.named(kind).orElseThrow(() -> new NotFoundException("Type de fichier inconnu ; les types possibles sont : "
            + String.join(", ", Arrays.stream(ImportKind.values()).map(ImportKind::frenchName).toList()) + "."));
        ImportReport report = directoryImport.importFile(known, known.fileName(), request.getInputStream().readNBytes(DirectoryImport.MAX_BYTES + 1));
        if (!report.accepted()) {
            throw new RefusedException(report.refusals());
        }
        return new ImportedFile(known.frenchName(), report.lines(), report.added(), report.updated(), report.unchanged(), report.warnings());
    }

    /**
     * @param lines    lines of data read: those added, updated and unchanged
     * @param warnings what a person should look at
     */
    record ImportedFile(String kind, int lines, int added, int updated, int unchanged, List<ImportFinding> warnings) {
    }
}
