package fr.paraphe.web.page.schedule;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.engine.CaseHistory;
import fr.paraphe.engine.DueTasks;
import fr.paraphe.engine.DueTasks.Due;
import fr.paraphe.engine.DueTasks.Whose;
import fr.paraphe.engine.guard.NarrowView;
import fr.paraphe.security.Action;
import fr.paraphe.security.Deputyship;
import fr.paraphe.security.Role;
import fr.paraphe.security.Who;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts tasks and the dates that are nobody's task into one order, of the day; of tasks, of which there are very many, only those that a page shows are read. */
@Component
@Transactional(readOnly = true)
class Schedule {

    /** Beyond so many tasks, a file says when and what, and the page why: each reason is a rule asked anew. */
    private static final int MOST_EXPLAINED = 200;
    private static final String TASKLIST = "/camunda/app/tasklist/default/#/?task=";

    private final DueTasks tasks;
    private final CaseDates dates;
    private final CaseHistory history;
    private final NarrowView view;
    private final CivilClock clock;

    Schedule(DueTasks tasks, CaseDates dates, CaseHistory history, NarrowView view, CivilClock clock) {
        this.tasks = tasks;
        this.dates = dates;
        this.history = history;
        this.view = view;
        this.clock = clock;
    }

    /** @param total of all pages */
    record Page(List<Entry> entries, long total) {
    }

    /** The earliest first; on one day what somebody has to do comes before what only happens. */
    Page page(Who who, Asked asked, int size, long offset) {
        LocalDate from = asked.from(clock.today());
        LocalDate until = asked.until(clock.today());
        List<CaseDate> fixed = fixed(who, asked, from, until, asked.day() == null);
        DueTasks.Wanted wanted = asked.wanted(from, until);
        SortedMap<LocalDate, Integer> days = asked.tasks() ? tasks.days(who, wanted) : new TreeMap<>();
        Cut cut = Cut.of(days, fixed, size, offset);
        List<Due> due = cut.tasks() == 0 ? List.of() : tasks.list(who, wanted.between(cut.firstDay(), cut.lastDay()), cut.tasks(), cut.firstTask());
        return new Page(entries(who, due, cut.dates(), true), cut.total());
    }

    /** The month's days with the first of what each holds, and how much that is. */
    Month month(Who who, Asked asked) {
        YearMonth month = asked.month();
        List<CaseDate> fixed = fixed(who, asked, month.atDay(1), month.atEndOfMonth(), true);
        DueTasks.Wanted wanted = asked.wanted(month.atDay(1), month.atEndOfMonth());
        DueTasks.Month due = asked.tasks() ? tasks.month(who, wanted, Month.SHOWN) : new DueTasks.Month(new TreeMap<>(), List.of());
        SortedMap<LocalDate, Integer> number = new TreeMap<>(due.number());
        fixed.forEach(date -> number.merge(date.on(), 1, Integer::sum));
        return Month.of(month, clock.today(), entries(who, due.first(), fixed, false).stream().collect(Collectors.groupingBy(Entry::on)), number);
    }

    /** What a calendar takes up. */
    List<Entry> calendar(Who who, Asked asked, LocalDate until, int most) {
        List<CaseDate> fixed = fixed(who, asked, null, until, true);
        List<Due> due = asked.tasks() ? tasks.list(who, asked.wanted(null, until), most, 0) : List.of();
        return entries(who, due, fixed, due.size() <= MOST_EXPLAINED).stream().limit(most).toList();
    }

    private List<CaseDate> fixed(Who who, Asked asked, LocalDate from, LocalDate until, boolean together) {
        if (!asked.dates()) {
            return List.of();
        }
        List<CaseDate> shown = dates.list(who, new CaseDates.Wanted(from, until, asked.communes(), kind -> isFor(kind, who, asked.tasksOf()), together));
        if (!asked.tasks()) {
            return shown;
        }
        // a date that stands there already as the day of a task of the same case says nothing more
        Map<String, Set<LocalDate>> told = tasks.daysOf(who, asked.wanted(from, until), shown.stream().map(CaseDate::reference).filter(reference -> reference != null).distinct().toList());
        return shown.stream().filter(date -> date.reference() == null || !told.getOrDefault(date.reference(), Set.of()).contains(date.on())).toList();
    }

    private static boolean isFor(CaseDate.Kind kind, Who who, Whose whose) {
        if (whose instanceof Whose.Mine) {
            return Stream.concat(who.groups().stream(), who.deputyships().stream().map(Deputyship::group)).anyMatch(kind::isFor);
        }
        if (whose instanceof Whose.OfGroup of) {
            return kind.isFor(of.group());
        }
        return whose instanceof Whose.Everybodys;
    }

    private List<Entry> entries(Who who, List<Due> due, List<CaseDate> fixed, boolean explained) {
        Map<String, CaseHistory.Open> open = explained
            ? view.of(due.stream().map(Due::owner).toList(), () -> history.openTasks(due.stream().map(Due::task).toList())).stream().collect(Collectors.toMap(CaseHistory.Open::id, task -> task))
            : Map.of();
        Map<String, String> names = history.names(due.stream().map(Due::assignee).toList());
        List<Entry> entries = new ArrayList<>();
        due.forEach(task -> entries.add(ofTask(who, task, open.get(task.task()), names)));
        fixed.forEach(date -> entries.add(ofDate(date, explained)));
        entries.sort(Comparator.comparing(Entry::on));
        return entries;
    }

    private static Entry ofTask(Who who, Due task, CaseHistory.Open known, Map<String, String> names) {
        String page = task.convention() != null && who.may(Action.SEE_CASES) ? "/dossiers/" + task.convention() : null;
        boolean worksOnIt = who.may(Action.USE_TASKLIST) || !who.deputyships().isEmpty();
        String holder = task.assignee() != null ? names.get(task.assignee())
            : known == null ? "" : known.groups().stream().map(Role::nameOf).collect(Collectors.joining(", "));
        return new Entry(task.on(), task.task(), known == null ? task.name() : known.name(), worksOnIt ? TASKLIST + task.task() : page, task.communeName(), task.reference(), page, holder,
            known == null ? null : known.due());
    }

    private static Entry ofDate(CaseDate date, boolean explained) {
        Deadline why = explained ? date.why().get() : null;
        String page = date.convention() == null ? null : "/dossiers/" + date.convention();
        return new Entry(date.on(), date.kind().name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + date.key().replace(' ', '-'), date.title(),
            date.alike() > 1 ? "" : page, date.alike() > 1 ? date.alike() + " " + date.kind().many() : date.communeName(), date.reference(), page,
            date.kind().keepers().stream().map(Role::frenchName).collect(Collectors.joining(", ")), why);
    }

    /**
     * Which of the tasks and of the dates a page shows: in the order of days, on each the tasks first.
     *
     * @param firstDay  of the tasks shown, null without any
     * @param lastDay   of the tasks shown, null without any
     * @param firstTask place of the first task shown among those of its day
     */
    record Cut(LocalDate firstDay, LocalDate lastDay, long firstTask, int tasks, List<CaseDate> dates, long total) {

        static Cut of(SortedMap<LocalDate, Integer> taskDays, List<CaseDate> dates, int size, long offset) {
            SortedMap<LocalDate, List<CaseDate>> dateDays = dates.stream().collect(Collectors.groupingBy(CaseDate::on, TreeMap::new, Collectors.toList()));
            TreeMap<LocalDate, Integer> days = new TreeMap<>(taskDays);
            dateDays.keySet().forEach(day -> days.putIfAbsent(day, 0));
            long at = 0;
            LocalDate firstDay = null;
            LocalDate lastDay = null;
            long firstTask = 0;
            int tasks = 0;
            List<CaseDate> shown = new ArrayList<>();
            for (Map.Entry<LocalDate, Integer> day : days.entrySet()) {
                long first = Math.max(at, offset);
                long end = Math.min(at + day.getValue(), offset + size);
                if (end > first) {
                    firstTask = firstDay == null ? first - at : firstTask;
                    firstDay = firstDay == null ? day.getKey() : firstDay;
                    lastDay = day.getKey();
                    tasks += (int) (end - first);
                }
                at += day.getValue();
                for (CaseDate date : dateDays.getOrDefault(day.getKey(), List.of())) {
                    if (at >= offset && at < offset + size) {
                        shown.add(date);
                    }
                    at++;
                }
            }
            return new Cut(firstDay, lastDay, firstTask, tasks, shown, at);
        }
    }
}
