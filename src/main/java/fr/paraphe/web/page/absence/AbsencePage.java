package fr.paraphe.web.page.absence;

import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.directory.Absence;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.directory.Insee;
import fr.paraphe.security.Action;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.DeputyService;
import fr.paraphe.security.DeputyService.Person;
import fr.paraphe.security.Role;
import fr.paraphe.security.Who;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Absences and deputies of one's commune or académie: shown, recorded and ended. Only who may be away and who may stand in is offered; what is refused is said beside its field. */
@Controller
class AbsencePage {

    private static final String PATH = "/absences";
    private static final int SHOWN = 200;
    private static final Map<String, String> LABELS = Map.of("absent", "Personne absente", "party", "Commune ou académie", "deputy", "Suppléant", "deputyName", "Nom et qualité du suppléant",
        "deputyEmail", "Adresse électronique du suppléant", "startsOn", "Premier jour", "endsOn", "Dernier jour");

    private final DeputyService deputies;
    private final DirectoryService directory;
    private final CurrentUser currentUser;
    private final CivilClock clock;

    AbsencePage(DeputyService deputies, DirectoryService directory, CurrentUser currentUser, CivilClock clock) {
        this.deputies = deputies;
        this.directory = directory;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** What was entered, as the form shows it again. */
    public record Entered(String absent, String party, String deputy, String deputyName, String deputyEmail, String startsOn, String endsOn) {

        static Entered nothing(String absent, String party) {
            return new Entered(absent, party, "", "", "", "", "");
        }
    }

    /**
     * An absence as the list shows it.
     *
     * @param state  what people read: «en cours», «à venir», «terminée»
     * @param mayEnd whether this person may end it
     */
    public record Line(Absence absence, String role, String place, String state, boolean over, boolean mayEnd) {
    }

    /** A choice of a list. */
    public record Choice(String value, String label) {
    }

    @GetMapping(PATH)
    String show(@RequestParam(required = false) String absent, @RequestParam(required = false) String party, Model model) {
        fill(model, Entered.nothing(text(absent), text(party)), List.of());
        return "absences";
    }

    @PostMapping(PATH)
    ModelAndView record(@RequestParam(defaultValue = "") String absent, @RequestParam(defaultValue = "") String party, @RequestParam(defaultValue = "") String deputy,
                        @RequestParam(defaultValue = "") String deputyName, @RequestParam(defaultValue = "") String deputyEmail,
                        @RequestParam(defaultValue = "") String startsOn, @RequestParam(defaultValue = "") String endsOn, Model model, RedirectAttributes after) {
        try {
            Absence recorded = deputies.record(currentUser.who(), new DeputyService.Ask(absent, party, deputy, deputyName, deputyEmail, date("startsOn", startsOn), date("endsOn", endsOn)));
            after.addFlashAttribute("done", recorded.deputyName() + " supplée " + recorded.absentName() + " " + dates(recorded) + ".");
            return new ModelAndView("redirect:" + PATH);
        } catch (RefusedException refused) {
            fill(model, new Entered(text(absent), text(party), deputy, deputyName, deputyEmail, startsOn, endsOn), refused.reasons());
            return new ModelAndView("absences", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @PostMapping(PATH + "/{id}/fin")
    String end(@PathVariable long id, RedirectAttributes after) {
        try {
            deputies.cancel(currentUser.who(), id);
            after.addFlashAttribute("done", "L’absence est terminée : le suppléant n’a plus les tâches de la personne absente.");
        } catch (RefusedException refused) {
            after.addFlashAttribute("refused", refused.reasons().stream().map(Refusal::withArticle).toList());
        }
        return "redirect:" + PATH;
    }

    private void fill(Model model, Entered entered, List<Refusal> reasons) {
        Who who = currentUser.who();
        List<Absence> seen = deputies.seenBy(who);
        model.addAttribute("lines", seen.stream().limit(SHOWN).map(absence -> line(who, absence)).toList());
        model.addAttribute("more", seen.size() > SHOWN ? SHOWN : null);
        boolean anyAccount = who.everyCommune() && who.may(Action.RECORD_ABSENCES);
        List<Person> absentees = deputies.absentees(who);
        boolean ownOnly = absentees.size() == 1 && absentees.get(0).account().equals(who.id());
        model.addAttribute("anyAccount", anyAccount);
        model.addAttribute("absentees", absentees.stream().map(AbsencePage::choice).toList());
        model.addAttribute("ownOnly", ownOnly);
        Optional<Person> chosen = ownOnly ? Optional.of(absentees.get(0)) : entered.absent().isEmpty() ? Optional.empty() : deputies.absentee(who, entered.absent());
        model.addAttribute("unknown", chosen.isEmpty() && !entered.absent().isEmpty());
        chosen.ifPresent(person -> {
            model.addAttribute("chosen", choice(person));
            String party = person.parties().size() == 1 ? person.parties().get(0) : entered.party();
            model.addAttribute("parties", person.parties().size() == 1 ? List.of() : person.parties().stream().map(code -> new Choice(code, place(code))).toList());
            model.addAttribute("party", person.parties().contains(party) ? new Choice(party, place(party)) : null);
            model.addAttribute("deputies", person.parties().contains(party) ? deputies.deputies(who, person.account(), party).stream().map(AbsencePage::choice).toList() : List.of());
        });
        model.addAttribute("entered", entered);
        model.addAttribute("today", clock.today());
        Map<String, String> problems = new LinkedHashMap<>();
        reasons.forEach(reason -> problems.merge(LABELS.containsKey(reason.field()) ? reason.field() : "absent", reason.withArticle(), (one, other) -> one + " " + other));
        model.addAttribute("problems", problems);
        model.addAttribute("labels", LABELS);
    }

    private Line line(Who who, Absence absence) {
        boolean over = absence.cancelledAt().isPresent() || absence.endsOn().isBefore(clock.today());
        String state = over ? "terminée" : absence.startsOn().isAfter(clock.today()) ? "à venir" : "en cours";
        return new Line(absence, Role.nameOf(absence.role()), place(absence.party()), state, over, deputies.mayEnd(who, absence));
    }

    private String place(String party) {
        return Insee.read(party).isPresent() ? directory.findCommune(party).map(commune -> commune.name() + " (" + party + ")").orElse(party) : directory.academie(party).name();
    }

    private static Choice choice(Person person) {
        return new Choice(person.account(), person.name() + ", " + person.group() + " (" + person.account() + ")");
    }

    private static String dates(Absence absence) {
        return absence.startsOn().equals(absence.endsOn()) ? "le " + FrenchDates.numeric(absence.startsOn())
            : "du " + FrenchDates.numeric(absence.startsOn()) + " au " + FrenchDates.numeric(absence.endsOn());
    }

    private static LocalDate date(String field, String entered) {
        if (entered.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(entered.strip());
        } catch (DateTimeParseException none) {
            throw new RefusedException(field, "« " + entered.strip() + " » n’est pas une date.", "");
        }
    }

    private static String text(String text) {
        return text == null ? "" : text.strip();
    }
}
