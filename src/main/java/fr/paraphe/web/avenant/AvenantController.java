package fr.paraphe.web.avenant;

import fr.paraphe.NotFoundException;
import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import fr.paraphe.Verdict;
import fr.paraphe.avenant.Avenant;
import fr.paraphe.avenant.AvenantNature;
import fr.paraphe.avenant.AvenantService;
import fr.paraphe.avenant.AvenantStatus;
import fr.paraphe.avenant.AvenantViews;
import fr.paraphe.avenant.ListKind;
import fr.paraphe.avenant.WindowAnswer;
import fr.paraphe.avenant.WindowOutcome;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.ConventionStatus;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.security.Action;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.Who;
import fr.paraphe.web.Parameters;
import fr.paraphe.web.form.avenant.Choice;
import fr.paraphe.web.form.convention.SchoolRow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Avenants to open, to read, and to try out before they are signed. */
@RestController
@RequestMapping("/api")
@Tag(name = "Avenants")
class AvenantController {


    private final AvenantService avenants;
    private final AvenantViews views;
    private final ConventionService conventions;
    private final PartyReader parties;
    private final CurrentUser currentUser;

    AvenantController(AvenantService avenants, AvenantViews views, ConventionService conventions, PartyReader parties, CurrentUser currentUser) {
        this.avenants = avenants;
        this.views = views;
        this.conventions = conventions;
        this.parties = parties;
        this.currentUser = currentUser;
    }

    /** @param offers what an avenant can change, by school year */
    record Changeable(String reference, String commune, String communeName, List<Offered> offers) {
    }

    record Offered(String schoolYear, List<AvenantNature> natures) {
    }

    record OpeningView(List<Changeable> conventions, List<String> schoolYears, List<Choice> natures) {
    }

    record Opening(String schoolYear, AvenantNature nature) {
    }

    record Opened(String reference, String commune) {
    }

    /**
     * @param kind         what it does to the list; null before it is transmitted, and where it touches none
     * @param outcome      what the window answered, null before it is asked
     * @param lastDay      transmitted on the last day of the window
     * @param supersededBy the avenant that took its place in the same window
     * @param proposes     the late avenant that it takes up
     * @param schools      the list that it sets, empty before one is entered
     */
    record Summary(String reference, String convention, String commune, String schoolYear, AvenantNature nature, String natureName, AvenantStatus status, String statusName,
                   LocalDate signedOn, LocalDate sentOn, LocalDate receivedOn, ListKind kind, WindowOutcome outcome, boolean lastDay, String clause, String sentence,
                   String supersededBy, String proposes, String closeReason, List<SchoolRow> schools) {
    }

    /** @param outcome what the window answers to a transmission on that day */
    record Answer(WindowOutcome outcome, boolean lastDay, String clause, String sentence) {

        static Answer of(WindowAnswer answer) {
            return new Answer(answer.outcome(), answer instanceof WindowAnswer.InTime inTime && inTime.lastDay(), answer.clause(), answer.sentence());
        }
    }

    @GetMapping("/avenants/form")
    @Operation(summary = "Ce que le formulaire d’ouverture d’un avenant propose à l’utilisateur")
    OpeningView form() {
        List<Convention> inForce = seen().stream().filter(convention -> convention.status() == ConventionStatus.IN_FORCE).toList();
        Map<String, String> names = parties.communeNames(inForce.stream().map(Convention::commune).distinct().toList());
        List<Changeable> changeable = inForce.stream().map(convention -> new Changeable(convention.reference(), convention.commune(), names.get(convention.commune()),
            avenants.offers(convention).stream().map(offer -> new Offered(offer.schoolYear().toString(), offer.natures())).toList())).filter(convention -> !convention.offers().isEmpty()).toList();
        return new OpeningView(changeable, changeable.stream().flatMap(convention -> convention.offers().stream()).map(Offered::schoolYear).distinct().toList(),
            Choice.natures());
    }

    @PostMapping("/conventions/{reference}/avenants")
    @Operation(summary = "Prépare un avenant ; le processus «avenant» se démarre ensuite sous sa référence")
    ResponseEntity<Opened> open(@PathVariable String reference, @RequestBody Opening opening) {
        Convention convention = visible(reference);
        Who who = currentUser.who();
        if (!who.may(Action.OPEN_FILES)) {
            throw new RefusedException("", "Seul le secrétariat de la commune ouvre un avenant.", "");
        }
        Avenant avenant = avenants.prepare(new AvenantService.Prepare(convention.reference(), SchoolYear.parse(opening.schoolYear()), opening.nature(), who.id()));
        return ResponseEntity.created(URI.create("/api/avenants/" + avenant.reference())).body(new Opened(avenant.reference(), avenant.commune()));
    }

    @GetMapping("/conventions/{reference}/avenants")
    @Operation(summary = "Les avenants d’une convention, dans l’ordre de leur ouverture")
    List<Summary> ofConvention(@PathVariable String reference) {
        return avenants.ofConvention(visible(reference).reference()).stream().map(AvenantController::summary).toList();
    }

    @GetMapping("/avenants")
    @Operation(summary = "Les avenants des communes que l’utilisateur voit")
    List<Summary> list() {
        Who who = currentUser.who();
        return (who.everyCommune() ? avenants.all() : avenants.ofCommunes(who.communes())).stream().map(AvenantController::summary).toList();
    }

    @GetMapping("/avenants/{reference}")
    @Operation(summary = "Un avenant")
    Summary read(@PathVariable String reference) {
        return summary(visibleAvenant(reference));
    }

    @GetMapping("/avenants/{reference}/window")
    @Operation(summary = "Ce que la fenêtre répondrait à une transmission ce jour-là (convention, art. 6.2, 6.3 et 8)")
    Answer window(@PathVariable String reference, @Parameter(example = "2018-10-15") @RequestParam(required = false) String sentOn) {
        Avenant avenant = visibleAvenant(reference);
        List<Refusal> reasons = new ArrayList<>();
        LocalDate day = Parameters.date("sentOn", sentOn, reasons);
        Verdict.of(reasons).orThrow();
        return Answer.of(views.answerIfSent(avenant.reference(), day));
    }

    @PostMapping("/avenants/simulation")
    @Operation(summary = "Ce que deviendrait une liste des écoles, et ce qu’elle coûterait, avant toute signature",
        description = "Rien n’est enregistré. Sans date d’envoi, celle d’aujourd’hui ; sans nature, une modification de la liste (art. 6.2).")
    Simulated simulate(@RequestBody Simulation simulation) {
        Convention convention = visible(simulation.reference());
        AvenantNature nature = Optional.ofNullable(simulation.nature()).orElse(AvenantNature.LIST);
        AvenantViews.Effect effect = views.simulate(convention.reference(), SchoolYear.parse(simulation.schoolYear()), nature,
            Optional.ofNullable(simulation.members()).orElse(List.of()).stream().filter(Objects::nonNull).toList(), simulation.sentOn(), SchoolRow.schools(simulation.schools()));
        return Simulated.of(effect, parties::communeNames);
    }

    private List<Convention> seen() {
        Who who = currentUser.who();
        return who.everyCommune() ? conventions.all() : conventions.ofCommunes(who.communes());
    }

    private Convention visible(String reference) {
        if (reference == null) {
            throw new NotFoundException("Dossier introuvable.");
        }
        Convention convention = conventions.byReference(reference);
        currentUser.requireCommune(convention.commune());
        return convention;
    }

    private Avenant visibleAvenant(String reference) {
        Avenant avenant = avenants.byReference(reference);
        currentUser.requireCommune(avenant.commune());
        return avenant;
    }

    private static Summary summary(Avenant avenant) {
        return new Summary(avenant.reference(), avenant.convention(), avenant.commune(), avenant.schoolYear().toString(), avenant.nature(), avenant.nature().label(),
            avenant.status(), avenant.status().label(), avenant.signedOn().orElse(null), avenant.sentOn().orElse(null), avenant.receivedOn().orElse(null),
            avenant.listKind().orElse(null), avenant.outcome().orElse(null), avenant.isLastDay(), avenant.clause().orElse(null), avenant.sentence().orElse(null),
            avenant.supersededBy().orElse(null), avenant.proposesAgain().orElse(null), avenant.closeReason().orElse(null), SchoolRow.of(avenant.schools()));
    }
}
