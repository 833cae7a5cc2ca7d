package fr.paraphe.web.page.schedule;

import fr.paraphe.NotFoundException;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.directory.Commune;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.document.CalendarDay;
import fr.paraphe.document.CalendarFile;
import fr.paraphe.engine.CaseHistory;
import fr.paraphe.engine.DueTasks;
import fr.paraphe.engine.DueTasks.Due;
import fr.paraphe.engine.DueTasks.Wanted;
import fr.paraphe.security.CalendarFeeds;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.Role;
import fr.paraphe.security.Who;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.util.UriComponentsBuilder;

/** Every deadline to come, and those that are past: a person's own or those of a commune. */
@Controller
class SchedulePage {

    private static final String PATH = "/echeancier";
    private static final int LINES_A_PAGE = 50;
    /** A month of an académie of 1,500 communes; beyond it the squares would say nothing. */
    private static final int MOST_IN_A_MONTH = 5000;
    private static final int MOST_IN_A_FILE = 2000;
    private static final int MONTHS_AHEAD = 18;
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final DueTasks tasks;
    private final CaseHistory history;
    private final DirectoryService directory;
    private final CalendarFeeds feeds;
    private final CurrentUser currentUser;
    private final CivilClock clock;
    private final String publicUrl;

    SchedulePage(DueTasks tasks, CaseHistory history, DirectoryService directory, CalendarFeeds feeds, CurrentUser currentUser, CivilClock clock,
                 @Value("${paraphe.public-url}") String publicUrl) {
        this.tasks = tasks;
        this.history = history;
        this.directory = directory;
        this.feeds = feeds;
        this.currentUser = currentUser;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    record Place(String insee, String name) {
    }

    /** @param why null where the task was completed while the page was made */
    record Line(Due due, Deadline why, String groups) {
    }

    /** What was asked for, as links carry it on. */
    record Asked(boolean mine, String commune, String month) {

        String query(String view, String otherMonth, Integer page) {
            UriComponentsBuilder query = UriComponentsBuilder.fromPath(PATH).queryParam("qui", mine ? "moi" : "tous");
            if (!commune.isEmpty()) {
                query.queryParam("commune", commune);
            }
            if (view.equals("mois")) {
                query.queryParam("vue", view).queryParam("mois", otherMonth);
            }
            if (page != null) {
                query.queryParam("page", page);
            }
            return query.encode().toUriString();
        }
    }

    @GetMapping(PATH)
    String show(@RequestParam(name = "vue", defaultValue = "liste") String view, @RequestParam(name = "qui", required = false) String whose,
                @RequestParam(defaultValue = "") String commune, @RequestParam(name = "mois", defaultValue = "") String month,
                @RequestParam(name = "page", defaultValue = "1") int page, Model model) {
        Who who = currentUser.who();
        boolean works = worksOnCases(who);
        boolean mine = whose == null ? works : whose.equals("moi");
        String place = commune.matches("[0-9AB]{5}") ? commune : "";
        boolean asMonth = view.equals("mois");
        YearMonth shown = month(month);
        Asked asked = new Asked(mine, place, shown.toString());
        if (asMonth) {
            Map<LocalDate, List<Due>> due = tasks.page(who, new Wanted(shown.atDay(1), shown.atEndOfMonth(), orNull(place), mine), MOST_IN_A_MONTH, 0).tasks().stream()
                .collect(Collectors.groupingBy(Due::on));
            model.addAttribute("month", Month.of(shown, clock.today(), due));
            model.addAttribute("before", asked.query("mois", shown.minusMonths(1).toString(), null));
            model.addAttribute("after", asked.query("mois", shown.plusMonths(1).toString(), null));
        } else {
            int at = Math.max(1, page);
            DueTasks.Page found = tasks.page(who, new Wanted(null, null, orNull(place), mine), LINES_A_PAGE, (at - 1L) * LINES_A_PAGE);
            long last = Math.max(1, (found.total() + LINES_A_PAGE - 1) / LINES_A_PAGE);
            model.addAttribute("lines", lines(found.tasks()));
            model.addAttribute("total", found.total());
            model.addAttribute("page", at);
            model.addAttribute("last", last);
            model.addAttribute("previous", at > 1 ? asked.query("liste", null, (int) Math.min(at - 1L, last)) : null);
            model.addAttribute("next", at < last ? asked.query("liste", null, at + 1) : null);
        }
        model.addAttribute("asked", asked);
        model.addAttribute("works", works);
        model.addAttribute("places", directory.communes().stream().filter(known -> who.sees(known.insee())).map(known -> new Place(known.insee(), known.name()))
            .sorted(Comparator.comparing(Place::name)).toList());
        model.addAttribute("asList", asked.query("liste", null, null));
        model.addAttribute("asMonth", asked.query("mois", shown.toString(), null));
        model.addAttribute("asFile", UriComponentsBuilder.fromPath(PATH + ".ics").queryParam("qui", mine ? "moi" : "tous").queryParam("commune", place).encode().toUriString());
        model.addAttribute("since", feeds.since(who.id()).orElse(null));
        return "echeancier";
    }

    @GetMapping(PATH + ".ics")
    ResponseEntity<byte[]> file(@RequestParam(name = "qui", defaultValue = "moi") String whose, @RequestParam(defaultValue = "") String commune) {
        Who who = currentUser.who();
        return calendar(tasks.page(who, new Wanted(null, ahead(), orNull(commune), whose.equals("moi") && worksOnCases(who)), MOST_IN_A_FILE, 0).tasks());
    }

    /** Without a login, for calendars: what the account that made the address would find in its own list. */
    @GetMapping(PATH + "/flux/{secret}.ics")
    ResponseEntity<byte[]> feed(@PathVariable String secret) {
        Who who = feeds.behind(secret).orElseThrow(() -> new NotFoundException("Ce calendrier n’existe pas ou n’existe plus."));
        return calendar(tasks.page(who, new Wanted(null, ahead(), null, worksOnCases(who)), MOST_IN_A_FILE, 0).tasks());
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

    private List<Line> lines(List<Due> due) {
        if (due.isEmpty()) {
            return List.of();
        }
        Map<String, CaseHistory.Open> open = history.open(due.stream().map(Due::reference).distinct().toList()).stream()
            .collect(Collectors.toMap(CaseHistory.Open::id, task -> task));
        return due.stream().map(task -> {
            CaseHistory.Open known = open.get(task.task());
            return new Line(task, known == null ? null : known.due(), known == null ? "" : known.groups().stream().map(Role::nameOf).collect(Collectors.joining(", ")));
        }).toList();
    }

    private ResponseEntity<byte[]> calendar(List<Due> due) {
        Instant now = clock.now();
        byte[] bytes = CalendarFile.of("Paraphe, échéances", due.stream().map(task -> new CalendarDay(task.task() + "@paraphe", now, task.on(),
            task.name() + " – " + (task.communeName().isEmpty() ? "" : task.communeName() + ", ") + task.reference(),
            "Échéance du " + FrenchDates.numeric(task.on()) + " à 24 heures.", URI.create(publicUrl + "/camunda/app/tasklist/default/#/?task=" + task.task()))).toList());
        return ResponseEntity.ok().contentType(CALENDAR).cacheControl(CacheControl.noStore())
            .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("echeances.ics").build().toString()).body(bytes);
    }

    private LocalDate ahead() {
        return clock.today().plusMonths(MONTHS_AHEAD);
    }

    private YearMonth month(String text) {
        try {
            return text.isEmpty() ? YearMonth.from(clock.today()) : YearMonth.parse(text);
        } catch (DateTimeException unreadable) {
            return YearMonth.from(clock.today());
        }
    }

    private static boolean worksOnCases(Who who) {
        return !who.deputyships().isEmpty() || who.groups().stream().flatMap(group -> Role.of(group).stream()).anyMatch(Role::worksOnCases);
    }

    private static String orNull(String text) {
        return text.isBlank() ? null : text;
    }
}
