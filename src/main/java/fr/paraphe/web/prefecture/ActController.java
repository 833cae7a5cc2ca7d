package fr.paraphe.web.prefecture;

import fr.paraphe.NotFoundException;
import fr.paraphe.Refusal;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.prefecture.Act;
import fr.paraphe.prefecture.ActEvent;
import fr.paraphe.prefecture.ActIdentifier;
import fr.paraphe.prefecture.ActNumber;
import fr.paraphe.prefecture.ActStage;
import fr.paraphe.prefecture.Delivery;
import fr.paraphe.prefecture.LetterKind;
import fr.paraphe.prefecture.PrefectureService;
import fr.paraphe.prefecture.ReceptionConflictException;
import fr.paraphe.prefecture.process.PrefectureMail;
import fr.paraphe.security.Action;
import fr.paraphe.security.CurrentUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Acts by their identifier, and the way in for the prefecture's answers and letters as a program relays them. */
@RestController
@RequestMapping("/api/acts")
@Tag(name = "Actes")
class ActController {

    private final PrefectureService prefecture;
    private final PrefectureMail mail;
    private final CurrentUser currentUser;

    ActController(PrefectureService prefecture, PrefectureMail mail, CurrentUser currentUser) {
        this.prefecture = prefecture;
        this.mail = mail;
        this.currentUser = currentUser;
    }

    record Preview(String identifier) {
    }

    /** @param message the ACTES code; «-» for a step that is no message */
    record Event(String message, LocalDate on, String summary, Instant recordedAt, String recordedBy) {

        static Event of(ActEvent event) {
            return new Event(event.message(), event.occurredOn(), event.summary(), event.recordedAt(), event.recordedBy());
        }
    }

    record ShownAct(String reference, String commune, String identifier, String number, String nature, String matiere, String object, LocalDate decisionDate,
                    ActStage stage, LocalDate transmittedOn, LocalDate receivedOn, LocalDate publishedOn, LocalDate ampliationOn, Deadline executory,
                    LocalDate certifiedOn, List<Event> events) {
    }

    /** @param message what the prefecture's message is called, e.g. its file name: the same twice is one receipt */
    record Receipt(LocalDate receivedOn, String message) {
    }

    record Anomaly(LocalDate anomalyOn, String message, String anomalyCode, String anomalyReason) {
    }

    /**
     * @param kind     the ACTES code: 2-1, 3-1, 4-1 or 5-1
     * @param lodgedOn of a déféré, when it was lodged with the court, if that is known
     */
    record Letter(String kind, LocalDate receivedOn, LocalDate lodgedOn, String object) {
    }

    enum Result { STORED, ALREADY_KNOWN }

    record Delivered(String reference, Result result) {

        static Delivered of(Delivery delivery) {
            return new Delivered(delivery.reference(), delivery instanceof Delivery.Stored ? Result.STORED : Result.ALREADY_KNOWN);
        }
    }

    @GetMapping("/preview")
    @Operation(summary = "Identifiant que porterait l’acte d’un dossier sous ce numéro")
    Preview preview(@Parameter(example = "ENT-11076-2017") @RequestParam String reference, @Parameter(example = "2017-276") @RequestParam String number) {
        if (!currentUser.who().sees(prefecture.act(reference).commune())) {
            throw PrefectureService.noAct(reference);
        }
        ActNumber.check(number).orThrow();
        return new Preview(prefecture.identifierFor(reference, number).orElseThrow().toString());
    }

    @GetMapping("/{identifier}")
    @Operation(summary = "Un acte transmis, et ce qui lui est arrivé")
    ShownAct read(@Parameter(example = "011-211100763-20171030-2017_276-DE") @PathVariable String identifier) {
        Act act = visible(identifier);
        return new ShownAct(act.reference(), act.commune(), act.identifier().map(ActIdentifier::toString).orElse(null), act.number().map(ActNumber::display).orElse(null),
            act.nature().name(), act.matiere().code(), act.object(), act.decisionDate(), act.stage(), act.transmittedOn().orElse(null),
            act.isReceived() ? act.receivedOn().orElse(null) : null, act.publishedOn().orElse(null), act.ampliationOn().orElse(null), act.executory().orElse(null),
            act.executoryOn().isPresent() ? act.certifiedOn().orElse(null) : null, prefecture.events(act.reference()).stream().map(Event::of).toList());
    }

    @PostMapping("/{identifier}/receipt")
    @Operation(summary = "Accusé de réception de la préfecture (message 1-2)",
        description = "Le même deux fois ne change rien ; un autre pour le même acte est refusé (409) et devient une tâche du secrétariat.")
    Delivered receipt(@PathVariable String identifier, @RequestBody Receipt receipt) {
        return Delivered.of(mail.deliverReceipt(relayed(identifier), receipt.receivedOn(), receipt.message(), currentUser.who().id()));
    }

    @PostMapping("/{identifier}/anomaly")
    @Operation(summary = "Anomalie signalée par la préfecture (message 1-3)")
    Delivered anomaly(@PathVariable String identifier, @RequestBody Anomaly anomaly) {
        return Delivered.of(mail.deliverAnomaly(relayed(identifier), anomaly.anomalyOn(), anomaly.message(), anomaly.anomalyCode(), anomaly.anomalyReason(),
            currentUser.who().id()));
    }

    @PostMapping("/{identifier}/letters")
    @Operation(summary = "Courrier de la préfecture (messages 2-1, 3-1, 4-1 et 5-1)")
    Delivered letter(@PathVariable String identifier, @RequestBody Letter letter) {
        return Delivered.of(mail.deliverLetter(relayed(identifier), LetterKind.of(letter.kind()).orElse(null), letter.receivedOn(), letter.lodgedOn(), letter.object(),
            currentUser.who().id()));
    }

    /** Unlike other refusals, this one leaves a task behind: the caller need not try again. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> conflict(ReceptionConflictException conflict) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, conflict.getMessage());
        problem.setType(URI.create("urn:paraphe:problem:contradiction"));
        problem.setTitle("Réponse contradictoire");
        problem.setProperty("errors", conflict.reasons().stream().map(ActController::error).toList());
        return ResponseEntity.status(HttpStatus.CONFLICT).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }

    private static Map<String, String> error(Refusal refusal) {
        return Map.of("field", refusal.field(), "message", refusal.sentence(), "article", refusal.article());
    }

    /** An act of a commune that the user does not see is as unknown as one that nobody transmitted. */
    private Act visible(String text) {
        ActIdentifier identifier = ActIdentifier.required("identifier", text);
        Act act = prefecture.act(identifier);
        if (!currentUser.who().sees(act.commune())) {
            throw new NotFoundException("Acte inconnu : " + identifier + ".");
        }
        return act;
    }

    /** The prefecture's messages come in through the account of the commune's clerk, or the operator's. */
    private ActIdentifier relayed(String text) {
        Act act = visible(text);
        if (!currentUser.who().may(Action.RELAY_PREFECTURE)) {
            throw new AccessDeniedException("relays no message of the prefecture");
        }
        return act.identifier().orElseThrow();
    }
}
