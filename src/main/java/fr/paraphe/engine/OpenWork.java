package fr.paraphe.engine;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How much work is open in the engine, counted and never listed: the counts of 50,000 tasks are one query. Asked with the owners of the cases that a person
 * sees, for no tenant filter stands in front of it.
 */
@Component
public class OpenWork {

    private final JdbcClient jdbc;

    OpenWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Open tasks with a date.
     *
     * @param key     of the group that can do them; or whose cases they are of: INSEE code, code of an académie, or the confidential owner of either
     * @param overdue due before the moment asked for
     * @param soon    due from then on, before the other moment
     */
    public record Tasks(String key, int overdue, int soon) {
    }

    /**
     * Open incidents of the cases of one model.
     *
     * @param definition the model's id in the engine, in the version that the cases run on
     */
    public record Incidents(String definition, String name, int count) {
    }

    /**
     * By the group that can do them; a task of two groups counts for each.
     *
     * @param owners whose cases, or null for everybody's
     * @return in no order
     */
    public List<Tasks> byGroup(Collection<String> owners, Instant now, Instant until) {
        return tasks("l.group_id_", "join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ is not null", owners, now, until);
    }

    /** By the owner of the case, each task once. @param owners as above */
    public List<Tasks> byOwner(Collection<String> owners, Instant now, Instant until) {
        return tasks("t.tenant_id_", "", owners, now, until);
    }

    private List<Tasks> tasks(String key, String join, Collection<String> owners, Instant now, Instant until) {
        List<Object> values = new ArrayList<>(List.of(Timestamp.from(now), Timestamp.from(now), Timestamp.from(until)));
        String seen = in("t.tenant_id_", owners, values);
        return jdbc.sql("select " + key + " as counted, count(case when t.due_date_ < ? then 1 end) as overdue, count(case when t.due_date_ >= ? then 1 end) as soon "
            + "from act_ru_task t " + join + " where t.due_date_ < ? and t.tenant_id_ is not null" + seen + " group by " + key).params(values)
            .query((row, at) -> new Tasks(row.getString("counted"), row.getInt("overdue"), row.getInt("soon"))).list();
    }

    /** @param owners whose cases, or null for everybody's */
    public List<Incidents> incidents(Collection<String> owners) {
        List<Object> values = new ArrayList<>();
        String seen = in("i.tenant_id_", owners, values);
        return jdbc.sql("""
            select d.id_ as definition, d.name_ as name, count(*) as number
            from act_ru_incident i join act_re_procdef d on d.id_ = i.proc_def_id_
            where 1 = 1""" + seen + " group by d.id_, d.name_ order by number desc, name").params(values)
            .query((row, at) -> new Incidents(row.getString("definition"), row.getString("name"), row.getInt("number"))).list();
    }

    private static String in(String column, Collection<String> owners, List<Object> values) {
        if (owners == null) {
            return "";
        }
        if (owners.isEmpty()) {
            return " and 1 = 0";
        }
        values.addAll(owners);
        return " and " + column + " in (" + String.join(", ", Collections.nCopies(owners.size(), "?")) + ")";
    }
}
