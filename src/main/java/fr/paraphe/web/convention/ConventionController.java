package fr.paraphe.web.convention;

import fr.paraphe.NotFoundException;
import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionChange;
import fr.paraphe.convention.ConventionMember;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.ConventionStatus;
import fr.paraphe.convention.EnrolledSchool;
import fr.paraphe.convention.Obligation;
import fr.paraphe.convention.Obligations;
import fr.paraphe.convention.SchoolLists;
import fr.paraphe.convention.Side;
import fr.paraphe.convention.process.FileWithdrawal;
import fr.paraphe.directory.Commune;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.security.Action;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files of conventions: to open, to read, to withdraw. */
@RestController
@RequestMapping("/api/conventions")
@Tag(name = "Conventions")
class ConventionController {


    private final ConventionService conventions;
    private final SchoolLists lists;
    private final Obligations obligations;
    private final FileWithdrawal fileWithdrawal;
    private final DirectoryService directory;
    private final CurrentUser currentUser;
    private final CivilClock clock;

    ConventionController(ConventionService conventions, SchoolLists lists, Obligations obligations, FileWithdrawal fileWithdrawal, DirectoryService directory,
                         CurrentUser currentUser, CivilClock clock) {
        this.conventions = conventions;
        this.lists = lists;
        this.obligations = obligations;
        this.fileWithdrawal = fileWithdrawal;
        this.directory = directory;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** @param years for which she can open a file, and why not */
    record Place(String insee, String name, List<Year> years) {
    }

    /** @param refused what stands against it, null where nothing does */
    record Year(String schoolYear, String refused) {
    }

    record Renewable(String reference, String commune, String object) {
    }

    record OpeningView(List<Place> communes, List<String> schoolYears, String defaultObject, List<Renewable> renewable) {
    }

    record Member(String commune, String mandate) {
    }

    record Opening(String commune, String firstSchoolYear, String object, String renews, List<Member> members) {
    }

    record Opened(String reference, String commune) {
    }

    record School(String uai, String type, String name, String commune) {
    }

    record Summary(String reference, String commune, String object, String firstSchoolYear, String lastPaidSchoolYear, LocalDate endsOn, ConventionStatus status,
                   LocalDate effectiveOn, LocalDate endedOn, String endReason, List<School> schools) {
    }

    record Withdrawal(String reason) {
    }

    /** {@code from} and {@code until} are school years, {@code until} null while the school is on the list; {@code source} is an avenant, null for annexe 1. */
    record EnrolledSchoolView(String uai, String type, String name, String commune, String from, String until, String source, LocalDate activatedOn,
                              LocalDate deactivatedOn, LocalDate equipmentConfirmedOn) {

        static EnrolledSchoolView of(EnrolledSchool school) {
            return new EnrolledSchoolView(school.uai(), school.type().name(), school.name(), school.commune(), school.from().toString(),
                school.until() == null ? null : school.until().toString(), school.source(), school.activatedOn(), school.deactivatedOn(), school.equipmentConfirmedOn());
        }
    }

    /** {@code doneOn} is null while it is missing. */
    record ObligationView(Obligation.Kind kind, String label, String subject, String article, Side party, LocalDate dueOn, LocalDate doneOn) {

        static ObligationView of(Obligation obligation) {
            return new ObligationView(obligation.kind(), obligation.kind().label(), obligation.subject(), obligation.article(), obligation.party(), obligation.dueOn(),
                obligation.doneOn());
        }
    }

    record ChangeView(ConventionChange.Kind kind, String source, String sentence, Instant changedAt) {
    }

    @GetMapping
    @Operation(summary = "Les dossiers des communes que l’utilisateur voit")
    List<Summary> list() {
        Who who = currentUser.who();
        List<Convention> seen = who.everyCommune() ? conventions.all() : conventions.ofCommunes(who.communes());
        return seen.stream().map(ConventionController::summary).toList();
    }

    @GetMapping("/{reference}")
    @Operation(summary = "Un dossier")
    Summary read(@PathVariable String reference) {
        return summary(visible(reference));
    }

    @GetMapping("/form")
    @Operation(summary = "Ce que le formulaire d’ouverture propose à l’utilisateur")
    OpeningView form() {
        Who who = currentUser.who();
        List<Commune> communes = directory.communes().stream().filter(commune -> who.sees(commune.insee())).toList();
        SchoolYear current = SchoolYear.of(clock.today());
        return new OpeningView(communes.stream().map(commune -> new Place(commune.insee(), commune.name(), years(commune))).toList(),
            List.of(current.toString(), current.next().toString()),
            conventions.usualObject(current),
            conventions.ofCommunes(communes.stream().map(Commune::insee).toList()).stream()
                .filter(convention -> convention.status() == ConventionStatus.IN_FORCE || convention.status() == ConventionStatus.ENDED)
                .map(convention -> new Renewable(convention.reference(), convention.commune(), convention.object())).toList());
    }

    private List<Year> years(Commune commune) {
        return conventions.openings(commune.insee()).entrySet().stream().map(each -> new Year(each.getKey().toString(),
            each.getValue().isAccepted() ? null : each.getValue().reasons().stream().map(Refusal::sentence).collect(Collectors.joining(" ")))).toList();
    }

    @PostMapping
    @Operation(summary = "Prépare un dossier ; le processus se démarre ensuite sous sa référence")
    ResponseEntity<Opened> prepare(@RequestBody Opening opening) {
        Who who = currentUser.who();
        if (opening.commune() == null || !who.sees(opening.commune())) {
            throw new NotFoundException("Commune introuvable.");
        }
        require(who, Action.OPEN_FILES, "Seul le secrétariat de la commune ouvre un dossier.");
        List<ConventionMember> members = opening.members() == null ? List.of()
            : opening.members().stream().map(member -> new ConventionMember(member.commune(), member.mandate())).toList();
        Convention convention = conventions.prepare(new ConventionService.PrepareFile(opening.commune(), firstSchoolYear(opening), opening.object(),
            opening.renews() == null || opening.renews().isBlank() ? null : opening.renews(), members, who.id()));
        return ResponseEntity.created(URI.create("/api/conventions/" + convention.reference())).body(new Opened(convention.reference(), convention.commune()));
    }

    @PostMapping("/{reference}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Retire un dossier qui n’est pas encore signé")
    void withdraw(@PathVariable String reference, @RequestBody Withdrawal withdrawal) {
        visible(reference);
        Who who = currentUser.who();
        require(who, Action.WITHDRAW_FILES, "Seuls le secrétariat et le maire retirent un dossier.");
        fileWithdrawal.withdraw(reference, withdrawal.reason(), who.id());
    }

    @GetMapping("/{reference}/schools")
    @Operation(summary = "Les écoles inscrites : celles d’une année scolaire, ou toutes les inscriptions depuis l’origine")
    List<EnrolledSchoolView> schools(@PathVariable String reference, @RequestParam(required = false) String schoolYear) {
        visible(reference);
        List<EnrolledSchool> enrolled = schoolYear == null ? lists.all(reference) : lists.inForce(reference, SchoolYear.parse(schoolYear));
        return enrolled.stream().map(EnrolledSchoolView::of).toList();
    }

    @GetMapping("/{reference}/obligations")
    @Operation(summary = "Ce que l’article 2 promet à la mise en service : ce qui est fait, ce qui manque")
    List<ObligationView> obligations(@PathVariable String reference) {
        visible(reference);
        return obligations.of(reference).stream().map(ObligationView::of).toList();
    }

    @GetMapping("/{reference}/changes")
    @Operation(summary = "Ce qui a changé depuis la signature")
    List<ChangeView> changes(@PathVariable String reference) {
        visible(reference);
        return lists.changes(reference).stream().map(change -> new ChangeView(change.kind(), change.source(), change.sentence(), change.changedAt())).toList();
    }

    private Convention visible(String reference) {
        Convention convention = conventions.byReference(reference);
        currentUser.requireCommune(convention.commune());
        return convention;
    }

    private static SchoolYear firstSchoolYear(Opening opening) {
        try {
            return SchoolYear.parse(opening.firstSchoolYear());
        } catch (RefusedException e) {
            throw new RefusedException("firstSchoolYear", e.reasons().get(0).sentence(), "Convention, art. 7");
        }
    }

    private static void require(Who who, Action action, String sentence) {
        if (!who.may(action)) {
            throw new RefusedException("", sentence, "");
        }
    }

    private static Summary summary(Convention convention) {
        return new Summary(convention.reference(), convention.commune(), convention.object(), convention.firstSchoolYear().toString(),
            convention.terms().lastPaidSchoolYear(), convention.terms().endsOn(), convention.status(), convention.effectiveOn().orElse(null),
            convention.endedOn().orElse(null), convention.endReason().orElse(null),
            convention.schools().stream().map(school -> new School(school.uai(), school.type().name(), school.name(), school.commune())).toList());
    }
}
