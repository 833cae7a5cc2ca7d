package fr.paraphe.web.document;

import fr.paraphe.RefusedException;
import fr.paraphe.avenant.AvenantService;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.NewDocument;
import fr.paraphe.document.PdfFile;
import fr.paraphe.document.StoredDocument;
import fr.paraphe.security.Action;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Papers that people add to a case: proofs, mandates, letters. What Paraphe writes itself is not deposited. */
@RestController
@Tag(name = "Documents")
class DepositController {

    /** The others are the house's own papers. */
    private static final Set<DocumentKind> DEPOSITED = EnumSet.of(DocumentKind.RECEIPT, DocumentKind.PREFECTURE_LETTER, DocumentKind.SCHOOL_LIST, DocumentKind.LETTER,
        DocumentKind.SENDING_PROOF, DocumentKind.MANDATE, DocumentKind.OTHER);
    private static final Set<DocumentKind> DEPOSITED_TO_A_LETTER = EnumSet.of(DocumentKind.SENDING_PROOF, DocumentKind.DELIVERY_PROOF, DocumentKind.CONCILIATION_RECORD,
        DocumentKind.WITHDRAWAL_LETTER, DocumentKind.LETTER, DocumentKind.OTHER);
    private static final int LONGEST_TITLE = 200;

    private final DocumentStore store;
    private final ConventionService conventions;
    private final AvenantService avenants;
    private final SeenLetters letters;
    private final CurrentUser currentUser;

    DepositController(DocumentStore store, ConventionService conventions, AvenantService avenants, SeenLetters letters, CurrentUser currentUser) {
        this.store = store;
        this.conventions = conventions;
        this.avenants = avenants;
        this.letters = letters;
        this.currentUser = currentUser;
    }

    @PostMapping(path = "/api/conventions/{reference}/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Dépose une pièce dans le dossier d’une convention",
        description = "Un PDF de 10 Mo au plus, reconnu à son contenu. Le même fichier déposé deux fois sous la même nature n’est gardé qu’une fois.")
    @ApiResponse(responseCode = "201", description = "Gardée")
    @ApiResponse(responseCode = "413", description = "Fichier trop volumineux")
    @ApiResponse(responseCode = "422", description = "Refusée : le fichier, la nature ou le titre")
    ResponseEntity<DocumentController.Summary> ofConvention(@PathVariable String reference, @RequestParam("file") MultipartFile file, @RequestParam("kind") DocumentKind kind,
                                                            @RequestParam("title") String title) throws IOException {
        return deposit(reference, conventions.byReference(reference).commune(), DEPOSITED, file, kind, title);
    }

    @PostMapping(path = "/api/avenants/{reference}/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Dépose une pièce dans le dossier d’un avenant", description = "Comme dans celui d’une convention.")
    @ApiResponse(responseCode = "201", description = "Gardée")
    @ApiResponse(responseCode = "413", description = "Fichier trop volumineux")
    @ApiResponse(responseCode = "422", description = "Refusée : le fichier, la nature ou le titre")
    ResponseEntity<DocumentController.Summary> ofAvenant(@PathVariable String reference, @RequestParam("file") MultipartFile file, @RequestParam("kind") DocumentKind kind,
                                                         @RequestParam("title") String title) throws IOException {
        return deposit(reference, avenants.byReference(reference).commune(), DEPOSITED, file, kind, title);
    }

    @PostMapping(path = "/api/letters/{reference}/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Dépose une pièce dans le dossier d’une lettre d’une partie à l’autre",
        description = "Comme dans celui d’une convention. Avant l’envoi de la lettre, seule la partie qui l’écrit voit la pièce ; ensuite, les deux parties.")
    @ApiResponse(responseCode = "201", description = "Gardée")
    @ApiResponse(responseCode = "413", description = "Fichier trop volumineux")
    @ApiResponse(responseCode = "422", description = "Refusée : le fichier, la nature ou le titre")
    ResponseEntity<DocumentController.Summary> ofLetter(@PathVariable String reference, @RequestParam("file") MultipartFile file, @RequestParam("kind") DocumentKind kind,
                                                        @RequestParam("title") String title) throws IOException {
        return deposit(reference, SeenLetters.ownerOf(letters.get(reference)), DEPOSITED_TO_A_LETTER, file, kind, title);
    }

    private ResponseEntity<DocumentController.Summary> deposit(String reference, String owner, Set<DocumentKind> deposited, MultipartFile file, DocumentKind kind,
                                                               String title) throws IOException {
        currentUser.requireCasesOf(owner);
        Who who = currentUser.who();
        if (!who.may(Action.DEPOSIT_PAPERS)) {
            throw new AccessDeniedException("only those who work on cases deposit papers");
        }
        if (!deposited.contains(kind)) {
            throw new RefusedException("kind", "Une pièce de cette nature est établie par Paraphe ; une pièce déposée est de l’une de celles-ci : "
                + deposited.stream().map(DocumentKind::label).collect(Collectors.joining(", ")) + ".", "");
        }
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            throw new RefusedException("title", title.isBlank() ? "Donnez un titre à la pièce." : "Le titre a plus de " + LONGEST_TITLE + " caractères.", "");
        }
        byte[] bytes = file.getBytes();
        PdfFile.require("file", bytes);
        StoredDocument stored = store.store(new NewDocument(reference, owner, kind, title.strip(), MediaType.APPLICATION_PDF_VALUE, bytes, who.id()));
        return ResponseEntity.created(URI.create("/api/documents/" + stored.id())).body(DocumentController.Summary.of(stored));
    }
}
