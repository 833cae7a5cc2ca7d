package fr.paraphe.web.page.schedule;

import fr.paraphe.NotFoundException;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.directory.Commune;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.document.CalendarDay;
import fr.paraphe.document.CalendarFile;
import fr.paraphe.engine.CaseHistory;
import fr.paraphe.engine.DueTasks;
import fr.paraphe.security.Access;
import fr.paraphe.security.Action;
import fr.paraphe.security.CalendarFeeds;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.Role;
import fr.paraphe.security.Who;
import fr.paraphe.web.page.Pager;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Every deadline to come, and what is late: a person's own, a group's, or those of a commune; tasks, and the dates that law and convention fix. */
@Controller
class SchedulePage {

    private static final String PATH = "/echeancier";
    private static final int LINES_A_PAGE = 50;
    private static final int MOST_IN_A_FILE = 2000;
    private static final int MOST_NAMED = 8;
    private static final int MONTHS_AHEAD = 18;
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final Schedule schedule;
    private final DueTasks tasks;
    private final CaseHistory history;
    private final DirectoryService directory;
    private final CalendarFeeds feeds;
    private final CurrentUser currentUser;
    private final CivilClock clock;
    private final String publicUrl;

    SchedulePage(Schedule schedule, DueTasks tasks, CaseHistory history, DirectoryService directory, CalendarFeeds feeds, CurrentUser currentUser, CivilClock clock,
                 @Value("${paraphe.public-url}") String publicUrl) {
        this.schedule = schedule;
        this.tasks = tasks;
        this.history = history;
        this.directory = directory;
        this.feeds = feeds;
        this.currentUser = currentUser;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /** Whose deadlines a manager can look at. */
    record Person(String account, String name) {
    }

    @GetMapping(PATH)
    String show(@RequestParam(name = "vue", defaultValue = "liste") String view, @RequestParam(name = "qui", required = false) String whose,
                @RequestParam(name = "quoi", defaultValue = "") String what, @RequestParam(name = "quand", defaultValue = "") String when,
                @RequestParam(defaultValue = "") String commune, @RequestParam(name = "jour", defaultValue = "") String day,
                @RequestParam(name = "mois", defaultValue = "") String month, @RequestParam(name = "page", defaultValue = "1") int page, Model model) {
        Who who = currentUser.who();
        boolean works = worksOnCases(who);
        Asked asked = Asked.of(whose == null ? works ? Asked.MINE : Asked.ALL : whose, what, when, commune, communes(commune), day, month, clock);
        if (view.equals("mois")) {
            model.addAttribute("month", schedule.month(who, asked));
            model.addAttribute("before", asked.onMonth(asked.month().minusMonths(1)));
            model.addAttribute("after", asked.onMonth(asked.month().plusMonths(1)));
        } else {
            int at = Math.max(1, page);
            Schedule.Page found = schedule.page(who, asked, LINES_A_PAGE, (at - 1L) * LINES_A_PAGE);
            model.addAttribute("lines", found.entries());
            model.addAttribute("total", found.total());
            model.addAttribute("pager", Pager.of(at, found.total(), LINES_A_PAGE, asked::list));
        }
        model.addAttribute("asked", asked);
        model.addAttribute("works", works);
        if (who.may(Action.USE_COCKPIT)) {
            model.addAttribute("groups", Access.rolesThat(Action.WORK_ON_TASKS));
            model.addAttribute("people", people(who));
        }
        model.addAttribute("seesSeveral", who.everyCommune() || who.communes().size() > 1);
        if (asked.communes() != null) {
            model.addAttribute("chosen", chosen(directory.communes(asked.communes().stream().filter(who::sees).toList())));
        }
        model.addAttribute("asList", asked.list(null));
        model.addAttribute("asMonth", asked.onMonth(asked.month()));
        model.addAttribute("asFile", asked.file());
        model.addAttribute("since", feeds.since(who.id()).orElse(null));
        return "echeancier";
    }

    @GetMapping(PATH + ".ics")
    ResponseEntity<byte[]> file(@RequestParam(name = "qui", required = false) String whose, @RequestParam(name = "quoi", defaultValue = "") String what,
                                @RequestParam(defaultValue = "") String commune) {
        Who who = currentUser.who();
        return calendar(who, Asked.of(whose == null ? worksOnCases(who) ? Asked.MINE : Asked.ALL : whose, what, "", commune, communes(commune), "", "", clock));
    }

    /** Without a login, for calendars: what the account that made the address would find in its own list. */
    @GetMapping(PATH + "/flux/{secret}.ics")
    ResponseEntity<byte[]> feed(@PathVariable String secret) {
        Who who = feeds.behind(secret).orElseThrow(() -> new NotFoundException("Ce calendrier n’existe pas ou n’existe plus."));
        return calendar(who, Asked.of(worksOnCases(who) ? Asked.MINE : Asked.ALL, "", "", "", null, "", "", clock));
    }

    @PostMapping(PATH + "/abonnement")
    String subscribe(RedirectAttributes after) {
        after.addFlashAttribute("address", publicUrl + PATH + "/flux/" + feeds.open(currentUser.who().id()) + ".ics");
        return "redirect:" + PATH + "#abonnement";
    }

    @PostMapping(PATH + "/abonnement/revocation")
    String revoke(RedirectAttributes after) {
        feeds.revoke(currentUser.who().id());
        after.addFlashAttribute("revoked", true);
        return "redirect:" + PATH + "#abonnement";
    }

    /** @return null for all */
    private Set<String> communes(String asked) {
        return asked.isBlank() ? null : directory.codesNamed(asked);
    }

    private static String chosen(List<Commune> communes) {
        if (communes.isEmpty()) {
            return "Aucune commune que vous suivez n’a ce code, ni un nom qui commence ainsi.";
        }
        String names = communes.stream().map(commune -> commune.name() + " (" + commune.insee() + ")").sorted().limit(MOST_NAMED).collect(Collectors.joining(", "));
        int more = communes.size() - MOST_NAMED;
        return (communes.size() == 1 ? "Commune : " : "Communes : ") + names + (more > 0 ? ", et " + more + (more == 1 ? " autre." : " autres.") : ".");
    }

    private List<Person> people(Who who) {
        Map<String, String> names = history.names(tasks.holders(who));
        return names.entrySet().stream().map(each -> new Person(each.getKey(), each.getValue())).sorted(Comparator.comparing(Person::name)).toList();
    }

    private ResponseEntity<byte[]> calendar(Who who, Asked asked) {
        Instant now = clock.now();
        List<CalendarDay> days = schedule.calendar(who, asked, clock.today().plusMonths(MONTHS_AHEAD), MOST_IN_A_FILE).stream().map(entry -> new CalendarDay(entry.uid() + "@paraphe",
            now, entry.on(), summary(entry), description(entry), entry.href() == null || entry.href().isEmpty() ? null : URI.create(publicUrl + entry.href()))).toList();
        return ResponseEntity.ok().contentType(CALENDAR).cacheControl(CacheControl.noStore())
            .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("echeances.ics").build().toString())
            .body(CalendarFile.of("Paraphe, échéances", days));
    }

    private static String summary(Entry entry) {
        String about = entry.reference() == null ? entry.communeName() : (entry.communeName().isEmpty() ? "" : entry.communeName() + ", ") + entry.reference();
        return entry.title() + " – " + about;
    }

    private static String description(Entry entry) {
        String day = "Échéance du " + FrenchDates.numeric(entry.on()) + " à 24 heures.";
        return entry.why() == null ? day : day + "\n" + entry.why().explanation() + "\n" + entry.why().article();
    }

    private static boolean worksOnCases(Who who) {
        return !who.deputyships().isEmpty() || who.groups().stream().flatMap(group -> Role.of(group).stream()).anyMatch(Role::worksOnCases);
    }
}
