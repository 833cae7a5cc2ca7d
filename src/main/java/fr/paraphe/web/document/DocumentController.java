package fr.paraphe.web.document;

import fr.paraphe.NotFoundException;
import fr.paraphe.avenant.AvenantService;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.StoredDocument;
import fr.paraphe.security.Action;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The papers of a case: to list and to read. */
@RestController
@Tag(name = "Documents")
class DocumentController {

    private final DocumentStore store;
    private final ConventionService conventions;
    private final AvenantService avenants;
    private final SeenLetters letters;
    private final CurrentUser currentUser;

    DocumentController(DocumentStore store, ConventionService conventions, AvenantService avenants, SeenLetters letters, CurrentUser currentUser) {
        this.store = store;
        this.conventions = conventions;
        this.avenants = avenants;
        this.letters = letters;
        this.currentUser = currentUser;
    }

    /**
     * @param kindName the kind as people read it
     * @param size     in bytes
     * @param href     where the file is
     */
    record Summary(long id, DocumentKind kind, String kindName, String title, String mediaType, String sha256, long size, Instant createdAt, String createdBy,
                   String href) {

        static Summary of(StoredDocument document) {
            return new Summary(document.id(), document.kind(), document.kind().label(), document.title(), document.mediaType(), document.sha256(), document.size(),
                document.createdAt(), document.createdBy(), "/api/documents/" + document.id());
        }
    }

    @GetMapping("/api/conventions/{reference}/documents")
    @Operation(summary = "Les documents d’un dossier, du plus ancien au plus récent")
    List<Summary> list(@PathVariable String reference) {
        currentUser.requireCommune(conventions.byReference(reference).commune());
        return store.of(reference).stream().filter(this::concerns).map(Summary::of).toList();
    }

    @GetMapping("/api/avenants/{reference}/documents")
    @Operation(summary = "Les documents d’un avenant, du plus ancien au plus récent")
    List<Summary> ofAvenant(@PathVariable String reference) {
        currentUser.requireCommune(avenants.byReference(reference).commune());
        return store.of(reference).stream().filter(this::concerns).map(Summary::of).toList();
    }

    @GetMapping("/api/letters/{reference}/documents")
    @Operation(summary = "Les documents d’une lettre d’une partie à l’autre, du plus ancien au plus récent",
        description = "Avant l’envoi, pour la partie qui l’écrit. L’autre partie n’y trouve ensuite que la lettre envoyée et ce qui a été déposé depuis.")
    List<Summary> ofLetter(@PathVariable String reference) {
        String shown = letters.get(reference).reference();
        Who who = currentUser.who();
        return store.of(shown).stream().filter(document -> who.seesCasesOf(document.commune()) && concerns(document)).map(Summary::of).toList();
    }

    @GetMapping("/api/documents/{id}")
    @Operation(summary = "Un document", description = "Le fichier tel qu’il a été enregistré ; l’en-tête ETag est son empreinte SHA-256.")
    ResponseEntity<byte[]> read(@PathVariable long id) {
        StoredDocument document = store.get(id);
        if (!currentUser.who().seesCasesOf(document.commune()) || !concerns(document)) {
            throw new NotFoundException("Document introuvable.");
        }
        return ResponseEntity.ok()
            .eTag(document.sha256())
            .cacheControl(CacheControl.noCache().cachePrivate())
            .contentType(MediaType.parseMediaType(document.mediaType()))
            .header(HttpHeaders.CONTENT_DISPOSITION, disposition(document).toString())
            .body(document.bytes());
    }

    /** The inspectors see the communes' files and not their money. */
    private boolean concerns(StoredDocument document) {
        return document.kind() != DocumentKind.TITRE || currentUser.who().may(Action.SEE_TITRES);
    }

    /** A PDF opens in the browser; anything else that somebody once uploaded is only saved, never shown as a page of ours. */
    private static ContentDisposition disposition(StoredDocument document) {
        boolean pdf = document.mediaType().equals(MediaType.APPLICATION_PDF_VALUE);
        ContentDisposition.Builder disposition = pdf ? ContentDisposition.inline() : ContentDisposition.attachment();
        String name = document.title().replaceAll("[\\p{C}\\\\/:*?\"<>|]+", "-");
        return disposition.filename(pdf ? name + ".pdf" : name, StandardCharsets.UTF_8).build();
    }
}
