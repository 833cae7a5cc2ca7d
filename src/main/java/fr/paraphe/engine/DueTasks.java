package fr.paraphe.engine;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.security.Deputyship;
import fr.paraphe.security.Who;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The open tasks of everybody's cases by the day on which they are due, behind the same wall as the engine's own: one query a page, however many there are. */
@Component
@Transactional(readOnly = true)
public class DueTasks {

    private final JdbcClient jdbc;
    private final CivilClock clock;

    DueTasks(JdbcClient jdbc, CivilClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What is asked for; both days are part of it.
     *
     * @param from  null for everything that is late already
     * @param until null without an end
     * @param owner the INSEE code or the académie's code whose cases are wanted, null for all that the person sees
     * @param mine  only what the person has taken, and what waits for one of the person's groups or for somebody's in whose place the person stands
     */
    public record Wanted(LocalDate from, LocalDate until, String owner, boolean mine) {
    }

    /**
     * A task and its day.
     *
     * @param owner       an INSEE code, an académie's code or a confidential owner
     * @param communeName as the process knows it, empty for an académie's own
     * @param assignee    null while nobody has taken it
     */
    public record Due(String task, String reference, String name, String owner, String communeName, String assignee, LocalDate on) {
    }

    /** @param total of all pages */
    public record Page(List<Due> tasks, long total) {
    }

    /** The earliest first. */
    public Page page(Who who, Wanted wanted, int limit, long offset) {
        List<Object> values = new ArrayList<>();
        String found = " from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_ where t.due_date_ is not null" + conditions(who, wanted, values);
        long total = jdbc.sql("select count(*)" + found).params(values).query(Long.class).single();
        values.add(limit);
        values.add(offset);
        List<Due> tasks = jdbc.sql("select t.id_, t.name_, t.tenant_id_, t.assignee_, t.due_date_, e.business_key_, "
            + "(select max(v.text_) from act_ru_variable v where v.proc_inst_id_ = t.proc_inst_id_ and v.execution_id_ = t.proc_inst_id_ and v.name_ = 'communeName') as commune_name"
            + found + " order by t.due_date_, e.business_key_, t.id_ limit ? offset ?").params(values)
            .query((row, at) -> new Due(row.getString("id_"), row.getString("business_key_"), row.getString("name_"), row.getString("tenant_id_"),
                row.getString("commune_name") == null ? "" : row.getString("commune_name"), row.getString("assignee_"), clock.dayOf(row.getTimestamp("due_date_").toInstant())))
            .list();
        return new Page(tasks, total);
    }

    private String conditions(Who who, Wanted wanted, List<Object> values) {
        StringBuilder conditions = new StringBuilder();
        if (!who.everyCommune()) {
            conditions.append(" and t.tenant_id_ = any (?)");
            values.add(who.tenants().toArray(String[]::new));
        }
        if (wanted.owner() != null) {
            conditions.append(" and t.tenant_id_ = ?");
            values.add(wanted.owner());
        }
        if (wanted.from() != null) {
            conditions.append(" and t.due_date_ >= ?");
            values.add(Timestamp.from(clock.startOf(wanted.from())));
        }
        if (wanted.until() != null) {
            conditions.append(" and t.due_date_ < ?");
            values.add(Timestamp.from(clock.endOf(wanted.until())));
        }
        if (wanted.mine()) {
            conditions.append(" and (t.assignee_ = ? or t.assignee_ is null and exists "
                + "(select 1 from act_ru_identitylink l where l.task_id_ = t.id_ and l.type_ = 'candidate' and (l.group_id_ = any (?)");
            values.add(who.id());
            values.add(who.groups().toArray(String[]::new));
            for (Deputyship deputyship : who.deputyships()) {
                conditions.append(" or l.group_id_ = ? and t.tenant_id_ = any (?)");
                values.add(deputyship.group());
                values.add(deputyship.owners().toArray(String[]::new));
            }
            conditions.append(")))");
        }
        return conditions.toString();
    }
}
