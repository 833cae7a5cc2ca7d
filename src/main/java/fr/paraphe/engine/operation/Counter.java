package fr.paraphe.engine.operation;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.contribution.CampaignStatus;
import fr.paraphe.mail.MailStatus;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts {@link Figures} over everybody's cases, in three statements that load no row: a node is ready once they have been counted. At most once in
 * {@code paraphe.operation.count-every} whoever asks: health is open to strangers, and a question must not cost the database anything.
 */
@Component
class Counter {

    /** An incident that a called case hands up to its caller is one incident. Suspended jobs wait for a human who knows. */
    private static final String ENGINE = """
        select (select count(*) from act_ru_job where suspension_state_ = 1 and retries_ > 0 and (duedate_ is null or duedate_ <= :now)) as due,
               (select count(*) from act_ru_job where suspension_state_ = 1 and retries_ > 0 and duedate_ <= :late) as late,
               (select count(*) from act_ru_job where retries_ = 0) as failed,
               (select count(*) from act_ru_incident where root_cause_incident_id_ = id_) as incidents,
               (select count(*) from act_ru_task where suspension_state_ = 1 and due_date_ < :now) as overdue""";

    private final JdbcClient jdbc;
    private final CivilClock clock;
    private final Duration every;
    private final Duration lateAfter;
    private Figures last;
    private RuntimeException failure;
    private Instant failedAt;

    Counter(JdbcClient jdbc, CivilClock clock,
            @Value("${paraphe.operation.count-every}") Duration every, @Value("${paraphe.operation.late-after}") Duration lateAfter) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.every = every;
        this.lateAfter = lateAfter;
    }

    /** @throws org.springframework.dao.DataAccessException when the database does not answer: nor is that asked more often, for each has to wait until it is sure */
    synchronized Figures figures() {
        if (last == null || isPast(last.countedAt())) {
            if (failure != null && !isPast(failedAt)) {
                throw failure;
            }
            try {
                last = count();
                failure = null;
            } catch (RuntimeException unreachable) {
                failure = unreachable;
                failedAt = clock.now();
                throw unreachable;
            }
        }
        return last;
    }

    private boolean isPast(Instant moment) {
        return Duration.between(moment, clock.now()).abs().compareTo(every) >= 0;
    }

    private Figures count() {
        Timestamp now = Timestamp.from(clock.now());
        Timestamp late = Timestamp.from(clock.now().minus(lateAfter));
        List<Figures.CampaignFigures> campaigns = jdbc.sql("select reference, status, total, done from campaign where status <> :over order by reference")
            .param("over", CampaignStatus.CLOSED.name())
            .query((row, number) -> new Figures.CampaignFigures(row.getString("reference"), row.getString("status"), row.getInt("total"), row.getInt("done"))).list();
        OutboxFigures outbox = outbox();
        return jdbc.sql(ENGINE).param("now", now).param("late", late)
            .query((row, number) -> new Figures(clock.now(), new Figures.Jobs(row.getLong("due"), row.getLong("late"), row.getLong("failed")),
                row.getLong("incidents"), row.getLong("overdue"), outbox, campaigns)).single();
    }

    private OutboxFigures outbox() {
        Map<MailStatus, Long> counts = new EnumMap<>(MailStatus.class);
        Map<MailStatus, Instant> oldest = new EnumMap<>(MailStatus.class);
        jdbc.sql("select status, count(*) as mails, min(posted_at) as oldest from mail where status in (:states) group by status")
            .param("states", Meters.NOT_GONE.stream().map(MailStatus::name).toList())
            .query(row -> {
                MailStatus status = MailStatus.valueOf(row.getString("status"));
                counts.put(status, row.getLong("mails"));
                oldest.put(status, row.getObject("oldest", OffsetDateTime.class).toInstant());
            });
        return new OutboxFigures(counts, oldest.get(MailStatus.WAITING));
    }
}
