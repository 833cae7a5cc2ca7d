package fr.paraphe.web.audit;

import fr.paraphe.RefusedException;
import fr.paraphe.audit.Actor;
import fr.paraphe.audit.AuditDoor;
import fr.paraphe.audit.AuditEvent;
import fr.paraphe.audit.AuditKind;
import fr.paraphe.audit.AuditTrail;
import fr.paraphe.csv.CsvSheet;
import fr.paraphe.engine.retention.Anonymisation;
import fr.paraphe.engine.retention.PersonalData;
import fr.paraphe.security.Action;
import fr.paraphe.security.CurrentUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a person may ask of us: all that is stored about them (RGPD, art. 15), and that what need not be kept goes (art. 17). For operators, who answer such requests. */
@RestController
@RequestMapping("/api")
@Tag(name = "Données personnelles")
class PersonalDataController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final PersonalData data;
    private final Anonymisation anonymisation;
    private final AuditTrail trail;
    private final CurrentUser currentUser;

    PersonalDataController(PersonalData data, Anonymisation anonymisation, AuditTrail trail, CurrentUser currentUser) {
        this.data = data;
        this.anonymisation = anonymisation;
        this.trail = trail;
        this.currentUser = currentUser;
    }

    @GetMapping("/personal-data")
    @Operation(summary = "Tout ce qui est conservé sur une personne",
        description = "Réservé à l’exploitant, qui répond aux demandes d’accès (RGPD, art. 15). Par adresse électronique, compte ou numéro de conseiller municipal ; plusieurs se cumulent.")
    @ApiResponse(responseCode = "403", description = "L’utilisateur n’est pas l’exploitant")
    @ApiResponse(responseCode = "422", description = "Aucune personne n’est désignée")
    PersonalData.Stored of(@RequestParam(required = false) String email, @RequestParam(required = false) String account, @RequestParam(required = false) Long councillor) {
        return stored(email, account, councillor);
    }

    @GetMapping(path = "/personal-data.csv", produces = "text/csv")
    @Operation(summary = "La même chose en un fichier CSV", description = "Réservé à l’exploitant. Une ligne par valeur.")
    @ApiResponse(responseCode = "403", description = "L’utilisateur n’est pas l’exploitant")
    @ApiResponse(responseCode = "422", description = "Aucune personne n’est désignée")
    ResponseEntity<byte[]> table(@RequestParam(required = false) String email, @RequestParam(required = false) String account,
                                 @RequestParam(required = false) Long councillor) {
        CsvSheet sheet = new CsvSheet(List.of("ligne", "table", "champ", "valeur", "designe_la_personne"));
        int line = 0;
        for (PersonalData.Found found : stored(email, account, councillor).rows()) {
            int number = ++line;
            found.values().forEach((field, value) -> sheet.row(number, found.table(), field, value, found.columns().contains(field) ? "oui" : ""));
        }
        return ResponseEntity.ok().contentType(CSV).cacheControl(CacheControl.noStore())
            .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("donnees-personnelles.csv").build().toString()).body(sheet.bytes());
    }

    /** Either an account whose person has left, or a councillor whose term is over. */
    record Erasure(String account, Long councillor) {
    }

    @PostMapping("/personal-data/erasures")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Efface les données d’une personne partie",
        description = "Réservé à l’exploitant. Un compte dont la personne est partie, ou un conseiller dont le mandat est terminé ; ce qui fait partie d’un acte reste (RGPD, art. 17, § 3).")
    @ApiResponse(responseCode = "403", description = "L’utilisateur n’est pas l’exploitant")
    @ApiResponse(responseCode = "404", description = "Personne de ce nom, ou dont le mandat n’est pas terminé")
    @ApiResponse(responseCode = "422", description = "Aucune personne n’est désignée, ou deux")
    void erase(@RequestBody Erasure erasure) {
        requireOperator();
        Actor by = new Actor(currentUser.who().id(), AuditDoor.API);
        if ((erasure.account() == null) == (erasure.councillor() == null)) {
            throw new RefusedException("account", "Désignez un compte ou un conseiller municipal.", "");
        }
        if (erasure.account() != null) {
            anonymisation.account(erasure.account(), by);
        } else {
            anonymisation.councillor(erasure.councillor(), by);
        }
    }

    private PersonalData.Stored stored(String email, String account, Long councillor) {
        requireOperator();
        if (blank(email) && blank(account) && councillor == null) {
            throw new RefusedException("email", "Désignez la personne par son adresse électronique, son compte ou son numéro de conseiller municipal.", "RGPD, art. 15");
        }
        PersonalData.Stored stored = data.of(new PersonalData.Person(email, account, councillor));
        trail.record(AuditEvent.ofHouse(AuditKind.EXPORTED, "Données personnelles d’une personne").change("email", null, email).change("account", null, account)
            .change("councillor", null, councillor == null ? null : councillor.toString()));
        return stored;
    }

    private void requireOperator() {
        if (!currentUser.who().may(Action.KEEP_RECORDS)) {
            throw new AccessDeniedException("only operators answer such requests");
        }
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
