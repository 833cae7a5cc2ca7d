package fr.paraphe.engine.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the elimination of cases asks of the tables and of the engine. */
@Component
class EndedCases {

    private final JdbcClient jdbc;
    private final RuntimeService runtime;

    EndedCases(JdbcClient jdbc, RuntimeService runtime) {
        this.jdbc = jdbc;
        this.runtime = runtime;
    }

    /** Conventions that ended on that day or before, the longest ended first. */
    List<String> endedBy(LocalDate day, int limit) {
        return jdbc.sql("select reference from convention where status in ('ENDED', 'CLOSED') and ended_on <= :day order by ended_on, reference limit :limit")
            .param("day", day).param("limit", limit).query(String.class).list();
    }

    /** The convention's own reference and those of what runs under it: avenants, letters, and disputes, which are known by their letter. */
    List<String> references(String convention) {
        List<String> all = new ArrayList<>(List.of(convention));
        all.addAll(jdbc.sql("select reference from avenant where convention = :c union select reference from letter where convention = :c order by 1").param("c", convention)
            .query(String.class).list());
        return all;
    }

    EliminationRule.Case of(String convention) {
        LocalDate endedOn = jdbc.sql("select ended_on from convention where reference = ? and status in ('ENDED', 'CLOSED')").param(convention)
            .query((row, number) -> row.getObject("ended_on", LocalDate.class)).list().stream().filter(day -> day != null).findFirst().orElse(null);
        int running = references(convention).stream().mapToInt(this::running).sum();
        int disputes = count("select count(*) from dispute where convention = ? and status in ('SENT', 'CONVENED', 'AGREED', 'FAILED')", convention);
        int titres = count("select count(*) from titre where reference = ? and standing = true and settled_on is null and paid < amount", convention);
        return new EliminationRule.Case(convention, endedOn, running, disputes, titres);
    }

    /** Campaigns that were closed before that moment and of which nothing is left to keep. */
    List<String> campaignsClosedBefore(Instant moment) {
        return jdbc.sql("""
            select reference from campaign c where status = 'CLOSED' and closed_at < :moment
                and not exists (select 1 from contribution x where x.campaign = c.reference) and not exists (select 1 from titre t where t.campaign = c.reference)
            order by reference""").param("moment", moment.atOffset(ZoneOffset.UTC)).query(String.class).list().stream().filter(reference -> running(reference) == 0).toList();
    }

    Instant closedAt(String campaign) {
        return jdbc.sql("select closed_at from campaign where reference = ?").param(campaign)
            .query((row, number) -> row.getObject("closed_at", OffsetDateTime.class).toInstant()).single();
    }

    String ownerOf(String reference, boolean campaign) {
        return jdbc.sql(campaign ? "select academie from campaign where reference = ?" : "select commune from convention where reference = ?").param(reference)
            .query(String.class).single();
    }

    /** Whoever removes it holds its row, so that two do not. */
    Optional<String> lock(String convention) {
        return jdbc.sql("select reference from convention where reference = ? for update").param(convention).query(String.class).optional();
    }

    int update(String sql, Map<String, ?> parameters) {
        return jdbc.sql(sql).params(parameters).update();
    }

    private int running(String reference) {
        return (int) runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).count();
    }

    private int count(String sql, String reference) {
        return jdbc.sql(sql).param(reference).query(Integer.class).single();
    }
}
