package fr.paraphe.web.page.dossier;

import fr.paraphe.NotFoundException;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.dispute.DisputeService;
import fr.paraphe.dispute.LetterService;
import fr.paraphe.engine.CasePhase;
import fr.paraphe.engine.CaseSearch;
import fr.paraphe.security.Access;
import fr.paraphe.security.Action;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.Who;
import fr.paraphe.web.audit.CaseTrail;
import fr.paraphe.web.dossier.Dossier;
import fr.paraphe.web.dossier.Dossiers;
import fr.paraphe.web.form.dispute.Sides;
import fr.paraphe.web.page.Pager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Cases to find, one case, and one of its processes, for people. */
@Controller
class DossierPages {

    private static final int PAGE = 25;
    private static final int JOURNAL_PAGE = 25;
    /** So many lines of one kind on the page of a case are no burden. */
    private static final int UNFOLDED = 30;
    /** School years offered before and after the present one: conventions that are over, and those that are being prepared. */
    private static final int YEARS_BEFORE = 8;
    private static final int YEARS_AFTER = 4;
    /** There is one for each school of a case. */
    private static final String PER_SCHOOL = "school-activation";

    private final CaseSearch search;
    private final Dossiers dossiers;
    private final CaseTrail trail;
    private final DisputeService disputes;
    private final LetterService letters;
    private final CurrentUser currentUser;
    private final CivilClock clock;

    DossierPages(CaseSearch search, Dossiers dossiers, CaseTrail trail, DisputeService disputes, LetterService letters, CurrentUser currentUser, CivilClock clock) {
        this.search = search;
        this.dossiers = dossiers;
        this.trail = trail;
        this.disputes = disputes;
        this.letters = letters;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** What was asked for, as the form shows it again and as links carry it on. */
    public record Asked(String q, String commune, CasePhase phase, String schoolYear, boolean overdue, boolean soon, String group, boolean disputed, String campaign) {

        public boolean anything() {
            return given(q) || given(commune) || phase != null || given(schoolYear) || overdue || soon || given(group) || disputed || given(campaign);
        }

        String query(Integer page) {
            UriComponentsBuilder query = UriComponentsBuilder.newInstance();
            add(query, "q", q);
            add(query, "commune", commune);
            add(query, "phase", phase == null ? null : phase.name());
            add(query, "schoolYear", schoolYear);
            add(query, "overdue", overdue ? "true" : null);
            add(query, "soon", soon ? "true" : null);
            add(query, "group", group);
            add(query, "disputed", disputed ? "true" : null);
            add(query, "campaign", campaign);
            add(query, "page", page == null || page == 1 ? null : page.toString());
            return query.encode().toUriString();
        }

        private static void add(UriComponentsBuilder query, String name, String value) {
            if (given(value)) {
                query.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value.strip()));
            }
        }

        private static boolean given(String text) {
            return text != null && !text.isBlank();
        }
    }

    /** What happened in a year; unfolded where the page is not the longer for it. */
    public record Year(int year, List<Dossier.Event> events, boolean open) {
    }

    /** A phase on the way of the case shown. */
    public record Stage(String label, String state) {
    }

    @GetMapping("/dossiers")
    String list(@RequestParam(required = false) String q, @RequestParam(required = false) String commune, @RequestParam(required = false) CasePhase phase,
                @RequestParam(required = false) String schoolYear, @RequestParam(defaultValue = "false") boolean overdue, @RequestParam(defaultValue = "false") boolean soon,
                @RequestParam(required = false) String group, @RequestParam(defaultValue = "false") boolean disputed,
                @RequestParam(required = false) String campaign, @RequestParam(defaultValue = "1") int page, Model model) {
        Asked asked = new Asked(q, commune, phase, schoolYear, overdue, soon, group, disputed, campaign);
        int shown = Math.max(1, page);
        CaseSearch.Page found = search.page(currentUser.who(), CaseSearch.Wanted.of(commune, phase, schoolYear, overdue, soon, group, disputed, campaign, q), PAGE, (shown - 1L) * PAGE);
        int present = SchoolYear.of(clock.today()).firstYear();
        model.addAttribute("asked", asked);
        model.addAttribute("phases", CasePhase.values());
        model.addAttribute("groups", Access.rolesThat(Action.WORK_ON_TASKS));
        model.addAttribute("years", IntStream.rangeClosed(-YEARS_AFTER, YEARS_BEFORE).mapToObj(back -> new SchoolYear(present - back).toString()).toList());
        model.addAttribute("lines", found.lines());
        model.addAttribute("total", found.total());
        model.addAttribute("pager", Pager.of(shown, found.total(), PAGE, other -> "/dossiers" + asked.query(other)));
        model.addAttribute("csv", "/api/dossiers.csv" + asked.query(null));
        return "dossiers";
    }

    @GetMapping("/dossiers/{reference}")
    String read(@PathVariable String reference, @RequestParam(name = "journal", defaultValue = "1") int page, Model model) {
        Dossier dossier = dossiers.get(reference);
        int shown = Math.max(1, page);
        CaseTrail.Page journal = trail.page(reference, JOURNAL_PAGE, (shown - 1L) * JOURNAL_PAGE);
        model.addAttribute("journal", journal);
        model.addAttribute("pager", Pager.of(shown, journal.total(), JOURNAL_PAGE, other -> "/dossiers/" + reference + "?journal=" + other + "#journal"));
        model.addAttribute("years", years(dossier.timeline()));
        model.addAttribute("mailsFolded", folded(dossier.mails()));
        model.addAttribute("mailsShown", unfolded(dossier.mails()));
        List<Dossier.Process> ofCase = dossier.processes().stream().filter(process -> !process.key().equals(PER_SCHOOL)).toList();
        model.addAttribute("dossier", dossier);
        model.addAttribute("stages", stages(dossier));
        model.addAttribute("withdrawable", currentUser.who().may(Action.WITHDRAW_FILES) && dossier.phase().compareTo(CasePhase.SIGNATURE) <= 0);
        model.addAttribute("noticesToWithdraw", noticesToWithdraw(dossier));
        model.addAttribute("processes", ofCase);
        model.addAttribute("schoolProcesses", dossier.processes().stream().filter(process -> process.key().equals(PER_SCHOOL)).toList());
        ofCase.stream().filter(process -> process.reference().equals(reference) && process.calledBy() == null).findFirst().ifPresent(process -> {
            model.addAttribute("process", process);
            model.addAttribute("steps", dossiers.steps(reference, process.id()));
        });
        return "dossier";
    }

    @GetMapping("/dossiers/{reference}/procedures/{process}")
    String process(@PathVariable String reference, @PathVariable String process, Model model) {
        Dossier dossier = dossiers.get(reference);
        model.addAttribute("dossier", dossier);
        model.addAttribute("process", dossier.processes().stream().filter(each -> each.id().equals(process)).findFirst()
            .orElseThrow(() -> new NotFoundException("Dossier introuvable.")));
        model.addAttribute("steps", dossiers.steps(reference, process));
        return "procedure";
    }

    /** The mises en demeure that this person may take back, and still can. */
    private List<String> noticesToWithdraw(Dossier dossier) {
        Who who = currentUser.who();
        return dossier.disputes().stream().map(Dossier.Dispute::reference).filter(reference -> disputes.canBeWithdrawn(reference) && Sides.takesBack(who, letters.byReference(reference)))
            .toList();
    }

    /** A short story is told at once; of a long one the last year. */
    private List<Year> years(List<Dossier.Event> timeline) {
        Map<Integer, List<Dossier.Event>> byYear = timeline.stream().collect(Collectors.groupingBy(event -> clock.dayOf(event.at()).getYear(), TreeMap::new, Collectors.toList()));
        boolean all = timeline.size() <= UNFOLDED;
        int last = byYear.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        return byYear.entrySet().stream().map(year -> new Year(year.getKey(), year.getValue(), all || year.getKey() == last)).toList();
    }

    /** The older lines of a long list. */
    private static <L> List<L> folded(List<L> lines) {
        return lines.subList(0, lines.size() - unfolded(lines).size());
    }

    private static <L> List<L> unfolded(List<L> lines) {
        return lines.size() <= UNFOLDED ? lines : lines.subList(lines.size() - UNFOLDED, lines.size());
    }

    /** The ordinary way up to the end, with what the case makes of it; a way left early shows only how far it came. */
    private static List<Stage> stages(Dossier dossier) {
        CasePhase phase = dossier.phase();
        boolean wasInForce = dossier.effectiveOn() != null;
        return Arrays.stream(CasePhase.values())
            .filter(each -> each == phase || switch (each) {
                case RENEWAL, DISPUTE, CLOSED -> false;
                case ENDED -> phase != CasePhase.CLOSED;
                default -> phase != CasePhase.CLOSED || each == CasePhase.OPENING;
            })
            .map(each -> new Stage(each.label(), each == phase ? "current" : each.compareTo(phase) < 0 || wasInForce && each.compareTo(CasePhase.IN_FORCE) < 0 ? "passed" : "ahead"))
            .toList();
    }
}
