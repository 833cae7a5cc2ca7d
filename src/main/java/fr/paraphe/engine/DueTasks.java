package fr.paraphe.engine;

import fr.paraphe.Conditions;
import fr.paraphe.Confidential;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.security.Deputyship;
import fr.paraphe.security.Who;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The open tasks of everybody's cases by the day on which they are due, behind the same wall as the engine's own. Somebody may see 50,000 of them: their days are
 * counted off an index, and of the rows only those are read, and joined with their cases, that are shown.
 */
@Component
@Transactional(readOnly = true)
public class DueTasks {

    /** As the index on them stands, so that a page is read off it: in a département the order of the codes is that of the communes' names. */
    private static final String IN_ORDER = " order by t.due_date_, t.tenant_id_, t.id_";

    private final JdbcClient jdbc;
    private final CivilClock clock;

    DueTasks(JdbcClient jdbc, CivilClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What is asked for; both days are part of it, and null asks for everything.
     *
     * @param from     null for everything that is late already
     * @param until    null without an end
     * @param communes INSEE codes of those whose cases are wanted, with what these communes have in their confidence; null for every party's
     * @param whose    of the tasks that the person sees
     */
    public record Wanted(LocalDate from, LocalDate until, Set<String> communes, Whose whose) {

        /** Of these, what is due on the days from one to another. */
        public Wanted between(LocalDate first, LocalDate last) {
            return new Wanted(first, last, communes, whose);
        }
    }

    /** Whose tasks, of those that the person who asks sees. */
    public sealed interface Whose {

        record Everybodys() implements Whose {
        }

        /** What the person has taken, what waits for one of the person's groups, and what is done today in somebody's absence. */
        record Mine() implements Whose {
        }

        /** Of a group, whether somebody of it has taken them or not. */
        record OfGroup(String group) implements Whose {
        }

        /** What that account has taken. */
        record OfPerson(String account) implements Whose {
        }
    }

    /**
     * A task and its day.
     *
     * @param convention  whose case it is a part of, null for an académie's own
     * @param owner       an INSEE code, an académie's code or a confidential owner
     * @param communeName as the process knows it, empty for an académie's own
     * @param assignee    null while nobody has taken it
     */
    public record Due(String task, String reference, String convention, String name, String owner, String communeName, String assignee, LocalDate on) {
    }

    /** The earliest first. Asked for a few days, however many tasks there are on others, it takes the time of these. */
    public List<Due> list(Who who, Wanted wanted, int limit, long offset) {
        Conditions asked = asked(who, wanted);
        return rows("select t.id_ from act_ru_task t" + asked.where() + IN_ORDER + " limit ? offset ?", "", asked.values(limit, offset), (row, due) -> { });
    }

    /**
     * What is due on the days of a month.
     *
     * @param number how many on each
     * @param first  of each moment at which something is due, no more than were asked for
     */
    public record Month(SortedMap<LocalDate, Integer> number, List<Due> first) {
    }

    /** Counted and cut in one pass. */
    public Month month(Who who, Wanted wanted, int each) {
        Conditions asked = asked(who, wanted);
        SortedMap<LocalDate, Integer> number = new TreeMap<>();
        List<Due> first = rows("select id_, number, place from (select t.id_, count(*) over (partition by t.due_date_) as number, "
            + "row_number() over (partition by t.due_date_ order by t.tenant_id_, t.id_) as place from act_ru_task t" + asked.where() + ") ranked where place <= ?", "f.number, f.place, ",
            asked.values(each), (row, due) -> {
                if (row.getInt("place") == 1) {
                    number.merge(due.on(), row.getInt("number"), Integer::sum);
                }
            });
        return new Month(number, first);
    }

    private interface Further {

        void read(ResultSet row, Due due) throws SQLException;
    }

    private List<Due> rows(String found, String further, List<Object> values, Further reader) {
        return jdbc.sql("with found as (" + found + ") select " + further + """
            t.id_, t.name_, t.tenant_id_, t.assignee_, t.due_date_, e.business_key_, coalesce(a.convention, l.convention, c.reference) as convention,
                (select max(v.text_) from act_ru_variable v where v.proc_inst_id_ = t.proc_inst_id_ and v.execution_id_ = t.proc_inst_id_ and v.name_ = 'communeName') as commune_name
            from found f join act_ru_task t on t.id_ = f.id_ left join act_ru_execution e on e.id_ = t.proc_inst_id_
                left join avenant a on a.reference = e.business_key_ left join letter l on l.reference = e.business_key_ left join convention c on c.reference = e.business_key_""" + IN_ORDER)
            .params(values)
            .query((row, at) -> {
                Due due = new Due(row.getString("id_"), row.getString("business_key_"), row.getString("convention"), row.getString("name_"), row.getString("tenant_id_"),
                    row.getString("commune_name") == null ? "" : row.getString("commune_name"), row.getString("assignee_"), clock.dayOf(row.getTimestamp("due_date_").toInstant()));
                reader.read(row, due);
                return due;
            }).list();
    }

    /** On which days tasks of these cases are due, by the key of their process. */
    public Map<String, Set<LocalDate>> daysOf(Who who, Wanted wanted, Collection<String> references) {
        Map<String, Set<LocalDate>> days = new HashMap<>();
        if (!references.isEmpty()) {
            Conditions asked = asked(who, wanted).and("e.business_key_ = any (?)", (Object) references.toArray(String[]::new));
            jdbc.sql("select e.business_key_, t.due_date_ from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_" + asked.where()).params(asked.values()).query(row -> {
                days.computeIfAbsent(row.getString("business_key_"), key -> new HashSet<>()).add(clock.dayOf(row.getTimestamp("due_date_").toInstant()));
            });
        }
        return days;
    }

    /** How many are due on each day. */
    public SortedMap<LocalDate, Integer> days(Who who, Wanted wanted) {
        Conditions asked = asked(who, wanted);
        SortedMap<LocalDate, Integer> days = new TreeMap<>();
        jdbc.sql("select t.due_date_ as due, count(*) as number from act_ru_task t" + asked.where() + " group by t.due_date_").params(asked.values())
            .query(row -> {
                days.merge(clock.dayOf(row.getTimestamp("due").toInstant()), row.getInt("number"), Integer::sum);
            });
        return days;
    }

    /** The accounts that have a task with a date in hand, among the tasks that this person sees. */
    public List<String> holders(Who who) {
        Conditions asked = asked(who, new Wanted(null, null, null, new Whose.Everybodys())).and("t.assignee_ is not null");
        return jdbc.sql("select distinct t.assignee_ from act_ru_task t" + asked.where() + " order by t.assignee_").params(asked.values()).query(String.class).list();
    }

    private Conditions asked(Who who, Wanted wanted) {
        Conditions asked = new Conditions().and("t.due_date_ is not null");
        Set<String> owners = owners(who, wanted.communes());
        if (owners != null) {
            asked.and("t.tenant_id_ = any (?)", (Object) owners.toArray(String[]::new));
        }
        if (wanted.from() != null) {
            asked.and("t.due_date_ >= ?", Timestamp.from(clock.startOf(wanted.from())));
        }
        if (wanted.until() != null) {
            asked.and("t.due_date_ < ?", Timestamp.from(clock.endOf(wanted.until())));
        }
        if (wanted.whose() instanceof Whose.OfPerson person) {
            asked.and("t.assignee_ = ?", person.account());
        } else if (wanted.whose() instanceof Whose.OfGroup of) {
            asked.and(candidate("l.group_id_ = ?"), of.group());
        } else if (wanted.whose() instanceof Whose.Mine) {
            mine(who, asked);
        }
        return asked;
    }

    /** @return null for everybody's, which nobody has but who sees every commune */
    private static Set<String> owners(Who who, Set<String> communes) {
        if (communes == null) {
            return who.everyCommune() ? null : who.tenants();
        }
        return communes.stream().flatMap(commune -> Stream.of(commune, Confidential.ownerFor(commune))).filter(who::seesCasesOf).collect(Collectors.toSet());
    }

    private static void mine(Who who, Conditions asked) {
        List<Object> values = new ArrayList<>(List.of(who.id(), who.groups().toArray(String[]::new)));
        StringBuilder groups = new StringBuilder("l.group_id_ = any (?)");
        for (Deputyship absence : who.deputyships()) {
            groups.append(" or l.group_id_ = ? and t.tenant_id_ = any (?)");
            values.add(absence.group());
            values.add(absence.owners().toArray(String[]::new));
        }
        asked.and("(t.assignee_ = ? or t.assignee_ is null and " + candidate("(" + groups + ")") + ")", values.toArray());
    }

    private static String candidate(String which) {
        return "exists (select 1 from act_ru_identitylink l where l.task_id_ = t.id_ and l.type_ = 'candidate' and " + which + ")";
    }
}
