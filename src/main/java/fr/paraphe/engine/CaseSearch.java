package fr.paraphe.engine;

import fr.paraphe.Confidential;
import fr.paraphe.RefusedException;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.directory.PlainLetters;
import fr.paraphe.security.Who;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The list of cases, a page at a time. The phase is told by our own tables in the same statement, and only a filter on overdue tasks asks the engine's; the
 * tasks of a page's cases are counted by one grouped query. So nothing has to be kept up to date beside them, and the number of queries does not grow with the
 * page. A case is its convention with its avenants and letters: tasks of their processes count for it, those that a party has in its confidence for that party.
 */
@Component
@Transactional(readOnly = true)
public class CaseSearch {

    /** What is due within so many days of today is called soon. */
    public static final int SOON_DAYS = 30;

    private static final String CASES = """
        select c.reference, c.commune, coalesce(d.name, c.commune) as commune_name, c.academie, c.object, c.first_school_year, c.last_paid_school_year,
               c.effective_on, c.ends_on, c.ended_on,
               case when c.status = 'ENDED' then 'ENDED'
                    when c.status = 'CLOSED' then 'CLOSED'
                    when c.status = 'IN_FORCE' and exists (select 1 from dispute o where o.convention = c.reference and o.closed_at is null) then 'DISPUTE'
                    when c.status = 'IN_FORCE' and c.renewal_announced_at is not null and c.renew is null then 'RENEWAL'
                    when c.status = 'IN_FORCE' then 'IN_FORCE'
                    when a.executory_on is not null or exists (select 1 from signature_round r where r.current_reference = c.reference) then 'SIGNATURE'
                    when a.id is not null then 'PREFECTURE'
                    when i.id is null then 'OPENING'
                    when i.outcome is not null or exists (select 1 from council_session s join convocation v on v.session = s.id where s.agenda_item = i.id) then 'DELIBERATION'
                    else 'CONVOCATION' end as phase
        from convention c
        left join commune d on d.insee = c.commune
        left join act a on a.reference = c.reference
        left join agenda_item i on i.reference = c.reference and i.turn = (select max(x.turn) from agenda_item x where x.reference = c.reference)
        """;

    private static final String OPEN_DISPUTE = "exists (select 1 from dispute o where o.convention = c.reference and o.closed_at is null)";

    /** Each open task with the convention of its case. */
    private static final String TASKS = """
        from act_ru_task t
        join act_ru_execution e on e.id_ = t.proc_inst_id_
        left join avenant a on a.reference = e.business_key_
        left join letter l on l.reference = e.business_key_
        """;
    private static final String CASE_OF_TASK = "coalesce(a.convention, l.convention, e.business_key_)";

    private final JdbcClient jdbc;
    private final DirectoryService directory;
    private final CivilClock clock;

    CaseSearch(JdbcClient jdbc, DirectoryService directory, CivilClock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * What a list is asked for; null or blank asks for everything.
     *
     * @param commune  INSEE code, or the beginning of the name, accents and capitals left aside
     * @param year     one of the school years that the convention covers
     * @param overdue  those with an open task whose day is over, as far as the person sees its tasks
     * @param soon     those with an open task that is due from today on within {@value #SOON_DAYS} days; with {@code overdue}, those with a task of either kind
     * @param group    those with an open task of that group; with one of the two above, with such a task of that group
     * @param dispute  those with a mise en demeure or a dénonciation that was sent and is not closed
     * @param campaign reference of one that has closed the case's list, whatever came of it
     * @param words    each of them in the reference, the object, the commune's name or its code
     */
    public record Wanted(String commune, CasePhase phase, SchoolYear year, boolean overdue, boolean soon, String group, boolean dispute, String campaign, String words) {

        private static final Wanted EVERYTHING = new Wanted(null, null, null, false, false, null, false, null, null);

        /** @throws RefusedException (field {@code schoolYear}) for what is no school year */
        public static Wanted of(String commune, CasePhase phase, String schoolYear, boolean overdue, boolean soon, String group, boolean dispute, String campaign,
                                String words) {
            return new Wanted(commune, phase, given(schoolYear) ? SchoolYear.parse(schoolYear) : null, overdue, soon, group, dispute, campaign, words);
        }
    }

    /**
     * A case in a list.
     *
     * @param commune     INSEE code
     * @param effectiveOn null before the signatures
     * @param endedOn     null while it has not ended
     * @param tasks       open ones that the person sees
     * @param overdue     of these, those whose day is over
     * @param nextDue     the earliest day of an open task, null without one
     */
    public record Line(String reference, String commune, String communeName, String academie, String object, String firstSchoolYear, String lastPaidSchoolYear,
                       LocalDate effectiveOn, LocalDate endsOn, LocalDate endedOn, CasePhase phase, int tasks, int overdue, LocalDate nextDue) {

        private Line with(Load load) {
            return new Line(reference, commune, communeName, academie, object, firstSchoolYear, lastPaidSchoolYear, effectiveOn, endsOn, endedOn, phase, load.tasks,
                load.overdue, load.nextDue);
        }
    }

    /** @param total of all pages */
    public record Page(List<Line> lines, long total) {
    }

    private record Load(int tasks, int overdue, LocalDate nextDue) {

        static final Load NONE = new Load(0, 0, null);

        Load and(Load other) {
            LocalDate earlier = nextDue == null || other.nextDue != null && other.nextDue.isBefore(nextDue) ? other.nextDue : nextDue;
            return new Load(tasks + other.tasks, overdue + other.overdue, earlier);
        }
    }

    /** By the commune's name, then by reference. */
    public Page page(Who who, Wanted wanted, int limit, long offset) {
        List<Object> values = new ArrayList<>();
        String found = found(who, wanted, values);
        values.add(limit);
        values.add(offset);
        long[] total = {0};
        List<Line> lines = jdbc.sql("with seen as (" + found + ") select seen.*, count(*) over () as total from seen order by commune_name, reference limit ? offset ?")
            .params(values).query((row, at) -> {
                total[0] = row.getLong("total");
                return line(row);
            }).list();
        return new Page(withTasks(who, lines), lines.isEmpty() && offset > 0 ? count(who, wanted) : total[0]);
    }

    /** How many cases the person sees in each phase; 0 where there is none. */
    public Map<CasePhase, Long> phases(Who who) {
        List<Object> values = new ArrayList<>();
        String found = found(who, Wanted.EVERYTHING, values);
        Map<CasePhase, Long> counts = new EnumMap<>(CasePhase.class);
        for (CasePhase phase : CasePhase.values()) {
            counts.put(phase, 0L);
        }
        jdbc.sql("select phase, count(*) as number from (" + found + ") seen group by phase").params(values)
            .query(row -> {
                counts.put(CasePhase.valueOf(row.getString("phase")), row.getLong("number"));
            });
        return counts;
    }

    /** The phase of one case; the caller has asked whether the person sees it. */
    public CasePhase phaseOf(String reference) {
        return jdbc.sql(CASES + " where c.reference = ?").param(reference).query((row, at) -> CasePhase.valueOf(row.getString("phase"))).single();
    }

    /** The case and the keys of its processes: its convention's own, those of its avenants and of its letters, also of letters that only their author knows of. */
    public List<String> keysOf(String reference) {
        return List.copyOf(keys(List.of(reference)).keySet());
    }

    /** How many cases a list would show. */
    public long count(Who who, Wanted wanted) {
        List<Object> values = new ArrayList<>();
        return jdbc.sql("select count(*) from (" + found(who, wanted, values) + ") seen").params(values).query(Long.class).single();
    }

    private String found(Who who, Wanted wanted, List<Object> values) {
        List<String> conditions = new ArrayList<>();
        if (!who.everyCommune()) {
            conditions.add("c.commune = any (?)");
            values.add(array(who.communes()));
        }
        if (given(wanted.commune())) {
            conditions.add("c.commune = any (?)");
            values.add(array(directory.codesNamed(wanted.commune())));
        }
        if (wanted.year() != null) {
            conditions.add("c.first_school_year <= ? and c.last_paid_school_year >= ?");
            values.add(wanted.year().toString());
            values.add(wanted.year().toString());
        }
        if (given(wanted.words())) {
            for (String word : PlainLetters.of(wanted.words().strip()).split("\\s+")) {
                conditions.add("position(? in " + PlainLetters.sql("concat(c.reference, ' ', c.object, ' ', c.commune, ' ', coalesce(d.name, ''))") + ") > 0");
                values.add(word);
            }
        }
        if (wanted.dispute()) {
            conditions.add(OPEN_DISPUTE);
        }
        if (given(wanted.campaign())) {
            conditions.add("c.reference in (select b.reference from contribution b where b.campaign = ?)");
            values.add(wanted.campaign().strip());
        }
        if (wanted.overdue() || wanted.soon() || given(wanted.group())) {
            List<Object> more = new ArrayList<>();
            conditions.add("c.reference in (select " + CASE_OF_TASK + " " + TASKS + " where " + due(wanted, more) + seen(who, owner -> true, more) + ")");
            values.addAll(more);
        }
        String all = CASES + (conditions.isEmpty() ? "" : conditions.stream().collect(Collectors.joining(" and ", " where ", "")));
        if (wanted.phase() == null) {
            return all;
        }
        values.add(wanted.phase().name());
        return "select * from (" + all + ") of_all where phase = ?";
    }

    private String due(Wanted wanted, List<Object> values) {
        List<String> days = new ArrayList<>();
        if (wanted.overdue()) {
            days.add("t.due_date_ < ?");
            values.add(startOfToday());
        }
        if (wanted.soon()) {
            days.add("t.due_date_ >= ? and t.due_date_ < ?");
            values.add(startOfToday());
            values.add(Timestamp.from(clock.endOf(clock.today().plusDays(SOON_DAYS))));
        }
        String due = days.isEmpty() ? "1 = 1" : "(" + String.join(" or ", days) + ")";
        if (!given(wanted.group())) {
            return due;
        }
        values.add(wanted.group().strip());
        return due + " and exists (select 1 from act_ru_identitylink k where k.task_id_ = t.id_ and k.type_ = 'candidate' and k.group_id_ = ?)";
    }

    private List<Line> withTasks(Who who, List<Line> lines) {
        Map<String, String> keys = keys(lines.stream().map(Line::reference).toList());
        if (keys.isEmpty()) {
            return lines;
        }
        List<Object> values = new ArrayList<>(List.of(startOfToday(), array(keys.keySet())));
        Set<String> owners = new HashSet<>();
        lines.forEach(line -> owners.addAll(List.of(line.commune(), line.academie(), Confidential.ownerFor(line.commune()), Confidential.ownerFor(line.academie()))));
        String seen = seen(who, owners::contains, values);
        Map<String, Load> loads = new HashMap<>();
        jdbc.sql("""
            select e.business_key_ as business_key, count(*) as tasks, min(t.due_date_) as next_due, count(case when t.due_date_ < ? then 1 end) as overdue
            from act_ru_execution e join act_ru_task t on t.proc_inst_id_ = e.id_
            where e.business_key_ = any (?)""" + seen + " group by e.business_key_").params(values).query(row -> {
                Timestamp due = row.getTimestamp("next_due");
                loads.merge(keys.get(row.getString("business_key")),
                    new Load(row.getInt("tasks"), row.getInt("overdue"), due == null ? null : clock.dayOf(due.toInstant())), Load::and);
            });
        return lines.stream().map(line -> line.with(loads.getOrDefault(line.reference(), Load.NONE))).toList();
    }

    /** The keys of the processes of these cases, each with its convention. */
    private Map<String, String> keys(Collection<String> references) {
        Map<String, String> keys = new HashMap<>();
        if (!references.isEmpty()) {
            references.forEach(reference -> keys.put(reference, reference));
            Object among = array(references);
            jdbc.sql("select reference, convention from avenant where convention = any (?) union all select reference, convention from letter where convention = any (?)")
                .params(List.of(among, among)).query(row -> {
                    keys.put(row.getString("reference"), row.getString("convention"));
                });
        }
        return keys;
    }

    /** The same wall as the engine's own: a task of an owner whose cases the person does not see is not there. @param among the owners that can come up */
    private static String seen(Who who, Predicate<String> among, List<Object> values) {
        if (who.everyCommune()) {
            return "";
        }
        values.add(array(who.tenants().stream().filter(among).toList()));
        return " and t.tenant_id_ = any (?)";
    }

    /** A due date stands at the end of its day: before the beginning of today means that the day is over. */
    private Timestamp startOfToday() {
        Instant start = clock.startOf(clock.today());
        return Timestamp.from(start);
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(row.getString("reference"), row.getString("commune"), row.getString("commune_name"), row.getString("academie"), row.getString("object"),
            row.getString("first_school_year"), row.getString("last_paid_school_year"), row.getObject("effective_on", LocalDate.class), row.getObject("ends_on", LocalDate.class),
            row.getObject("ended_on", LocalDate.class), CasePhase.valueOf(row.getString("phase")), 0, 0, null);
    }

    private static boolean given(String text) {
        return text != null && !text.isBlank();
    }

    private static Object array(Collection<String> among) {
        return among.toArray(String[]::new);
    }
}
