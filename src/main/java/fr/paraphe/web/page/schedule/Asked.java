package fr.paraphe.web.page.schedule;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.engine.CaseSearch;
import fr.paraphe.engine.DueTasks;
import fr.paraphe.engine.DueTasks.Whose;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the échéancier is asked for, as its form and its links carry it on.
 *
 * @param whose    {@code moi}, {@code tous}, {@code groupe:…} or {@code personne:…}
 * @param what     {@code taches}, {@code dates}, empty for both
 * @param when     {@code retard}, {@code bientot}, empty for all that is late or to come
 * @param commune  INSEE code or the beginning of a name, as it was typed; empty for all
 * @param communes the codes that this stands for; null for all
 * @param day      one day alone, null for all
 */
record Asked(String whose, String what, String when, String commune, Set<String> communes, LocalDate day, YearMonth month) {

    static final String MINE = "moi";
    static final String ALL = "tous";
    static final String TASKS = "taches";
    static final String DATES = "dates";
    static final String LATE = "retard";
    static final String SOON = "bientot";
    private static final String GROUP = "groupe:";
    private static final String PERSON = "personne:";
    private static final String PATH = "/echeancier";

    static Asked of(String whose, String what, String when, String commune, Set<String> communes, String day, String month, CivilClock clock) {
        return new Asked(whose, what.equals(TASKS) || what.equals(DATES) ? what : "", when.equals(LATE) || when.equals(SOON) ? when : "", commune.strip(), communes, day(day),
            month(month, clock));
    }

    boolean tasks() {
        return !what.equals(DATES);
    }

    boolean dates() {
        return !what.equals(TASKS);
    }

    public boolean narrowed() {
        return !what.isEmpty() || !when.isEmpty() || !commune.isEmpty() || day != null;
    }

    Whose tasksOf() {
        if (whose.startsWith(GROUP)) {
            return new Whose.OfGroup(whose.substring(GROUP.length()));
        }
        if (whose.startsWith(PERSON)) {
            return new Whose.OfPerson(whose.substring(PERSON.length()));
        }
        return whose.equals(MINE) ? new Whose.Mine() : new Whose.Everybodys();
    }

    /** @return the first day, null for everything that is late already */
    LocalDate from(LocalDate today) {
        return day != null ? day : when.equals(SOON) ? today : null;
    }

    /** @return the last day, null without an end */
    LocalDate until(LocalDate today) {
        return day != null ? day : when.equals(SOON) ? today.plusDays(CaseSearch.SOON_DAYS) : when.equals(LATE) ? today.minusDays(1) : null;
    }

    DueTasks.Wanted wanted(LocalDate from, LocalDate until) {
        return new DueTasks.Wanted(from, until, communes, tasksOf());
    }

    String list(Integer page) {
        UriComponentsBuilder query = query(PATH);
        add(query, "quand", when);
        add(query, "jour", day == null ? "" : day.toString());
        add(query, "page", page == null ? "" : page.toString());
        return query.encode().toUriString();
    }

    public String onDay(LocalDate other) {
        return new Asked(whose, what, "", commune, communes, other, month).list(null);
    }

    String onMonth(YearMonth other) {
        return query(PATH).queryParam("vue", "mois").queryParam("mois", other).encode().toUriString();
    }

    String file() {
        return query(PATH + ".ics").encode().toUriString();
    }

    private UriComponentsBuilder query(String path) {
        UriComponentsBuilder query = UriComponentsBuilder.fromPath(path);
        add(query, "qui", whose);
        add(query, "quoi", what);
        add(query, "commune", commune);
        return query;
    }

    private static void add(UriComponentsBuilder query, String name, String value) {
        if (!value.isEmpty()) {
            query.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }

    private static LocalDate day(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static YearMonth month(String text, CivilClock clock) {
        try {
            return text.isEmpty() ? YearMonth.from(clock.today()) : YearMonth.parse(text);
        } catch (DateTimeException unreadable) {
            return YearMonth.from(clock.today());
        }
    }
}
