package fr.paraphe.engine;

import fr.paraphe.Confidential;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.security.Deputyship;
import fr.paraphe.security.Who;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The open tasks of everybody's cases by the day on which they are due, behind the same wall as the engine's own: one query a page, however many there are. */
@Component
@Transactional(readOnly = true)
public class DueTasks {

    private static final String FROM = " from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_ where t.due_date_ is not null";
    private static final String CANDIDATE = "exists (select 1 from act_ru_identitylink l where l.task_id_ = t.id_ and l.type_ = 'candidate' and";

    private final JdbcClient jdbc;
    private final CivilClock clock;

    DueTasks(JdbcClient jdbc, CivilClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What is asked for; both days are part of it, and null asks for everything.
     *
     * @param from   null for everything that is late already
     * @param until  null without an end
     * @param party  the INSEE code or the académie's code whose cases are wanted, with what that party has in its confidence
     * @param whose  of the tasks that the person sees
     */
    public record Wanted(LocalDate from, LocalDate until, String party, Whose whose) {
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

    /** The earliest first. */
    public List<Due> list(Who who, Wanted wanted, int limit, long offset) {
        List<Object> values = new ArrayList<>();
        String found = FROM + conditions(who, wanted, values);
        values.add(limit);
        values.add(offset);
        return rows("with found as (select t.id_, t.name_, t.tenant_id_, t.assignee_, t.due_date_, t.proc_inst_id_, e.business_key_" + found
            + " order by t.due_date_, e.business_key_, t.id_ limit ? offset ?) ", values);
    }

    private List<Due> rows(String found, List<Object> values) {
        return jdbc.sql(found + """
            select f.*, coalesce(a.convention, l.convention, c.reference) as convention,
                (select max(v.text_) from act_ru_variable v where v.proc_inst_id_ = f.proc_inst_id_ and v.execution_id_ = f.proc_inst_id_ and v.name_ = 'communeName') as commune_name
            from found f left join avenant a on a.reference = f.business_key_ left join letter l on l.reference = f.business_key_
                left join convention c on c.reference = f.business_key_
            order by f.due_date_, f.business_key_, f.id_""").params(values)
            .query((row, at) -> new Due(row.getString("id_"), row.getString("business_key_"), row.getString("convention"), row.getString("name_"), row.getString("tenant_id_"),
                row.getString("commune_name") == null ? "" : row.getString("commune_name"), row.getString("assignee_"), clock.dayOf(row.getTimestamp("due_date_").toInstant())))
            .list();
    }

    /** The first of each moment at which something is due, no more than so many of it. */
    public List<Due> firstOfEach(Who who, Wanted wanted, int each) {
        List<Object> values = new ArrayList<>();
        String found = FROM + conditions(who, wanted, values);
        values.add(each);
        return rows("with found as (select * from (select t.id_, t.name_, t.tenant_id_, t.assignee_, t.due_date_, t.proc_inst_id_, e.business_key_, "
            + "row_number() over (partition by t.due_date_ order by e.business_key_, t.id_) as place" + found + ") ranked where place <= ?) ", values);
    }

    /** On which days tasks of these cases are due, by the key of their process. */
    public Map<String, Set<LocalDate>> daysOf(Who who, Wanted wanted, Collection<String> references) {
        Map<String, Set<LocalDate>> days = new HashMap<>();
        if (!references.isEmpty()) {
            List<Object> values = new ArrayList<>();
            String found = FROM + conditions(who, wanted, values);
            values.add(references.toArray(String[]::new));
            jdbc.sql("select e.business_key_, t.due_date_" + found + " and e.business_key_ = any (?)").params(values).query(row -> {
                days.computeIfAbsent(row.getString("business_key_"), key -> new HashSet<>()).add(clock.dayOf(row.getTimestamp("due_date_").toInstant()));
            });
        }
        return days;
    }

    /** How many are due on each day. */
    public SortedMap<LocalDate, Integer> days(Who who, Wanted wanted) {
        List<Object> values = new ArrayList<>();
        SortedMap<LocalDate, Integer> days = new TreeMap<>();
        jdbc.sql("select t.due_date_ as due, count(*) as number" + FROM + conditions(who, wanted, values) + " group by t.due_date_").params(values)
            .query(row -> {
                days.merge(clock.dayOf(row.getTimestamp("due").toInstant()), row.getInt("number"), Integer::sum);
            });
        return days;
    }

    /** The accounts that have a task with a date in hand, among the tasks that this person sees. */
    public List<String> holders(Who who) {
        List<Object> values = new ArrayList<>();
        return jdbc.sql("select distinct t.assignee_" + FROM + conditions(who, new Wanted(null, null, null, new Whose.Everybodys()), values)
            + " and t.assignee_ is not null order by t.assignee_").params(values).query(String.class).list();
    }

    private String conditions(Who who, Wanted wanted, List<Object> values) {
        StringBuilder conditions = new StringBuilder();
        if (!who.everyCommune()) {
            conditions.append(" and t.tenant_id_ = any (?)");
            values.add(who.tenants().toArray(String[]::new));
        }
        if (wanted.party() != null) {
            conditions.append(" and t.tenant_id_ in (?, ?)");
            values.add(wanted.party());
            values.add(Confidential.ownerFor(wanted.party()));
        }
        if (wanted.from() != null) {
            conditions.append(" and t.due_date_ >= ?");
            values.add(Timestamp.from(clock.startOf(wanted.from())));
        }
        if (wanted.until() != null) {
            conditions.append(" and t.due_date_ < ?");
            values.add(Timestamp.from(clock.endOf(wanted.until())));
        }
        if (wanted.whose() instanceof Whose.OfPerson person) {
            conditions.append(" and t.assignee_ = ?");
            values.add(person.account());
        } else if (wanted.whose() instanceof Whose.OfGroup of) {
            conditions.append(" and " + CANDIDATE + " l.group_id_ = ?)");
            values.add(of.group());
        } else if (wanted.whose() instanceof Whose.Mine) {
            mine(who, conditions, values);
        }
        return conditions.toString();
    }

    private static void mine(Who who, StringBuilder conditions, List<Object> values) {
        conditions.append(" and (t.assignee_ = ? or t.assignee_ is null and (" + CANDIDATE + " l.group_id_ = any (?))");
        values.add(who.id());
        values.add(who.groups().toArray(String[]::new));
        for (Deputyship absence : who.deputyships()) {
            conditions.append(" or t.tenant_id_ = any (?) and " + CANDIDATE + " l.group_id_ = ?)");
            values.add(absence.owners().toArray(String[]::new));
            values.add(absence.group());
        }
        conditions.append("))");
    }
}
