package fr.paraphe.engine.operation;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.contribution.CampaignService;
import fr.paraphe.contribution.CampaignStatus;
import fr.paraphe.mail.MailService;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts {@link Figures} over everybody's cases, at most once in {@code paraphe.operation.count-every} whoever asks: health is open to strangers, and a question
 * must not cost the database anything.
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
    private final MailService mails;
    private final CampaignService campaigns;
    private final CivilClock clock;
    private final Duration every;
    private final Duration lateAfter;
    private Figures last;
    private RuntimeException failure;
    private Instant failedAt;

    Counter(JdbcClient jdbc, MailService mails, CampaignService campaigns, CivilClock clock,
            @Value("${paraphe.operation.count-every}") Duration every, @Value("${paraphe.operation.late-after}") Duration lateAfter) {
        this.jdbc = jdbc;
        this.mails = mails;
        this.campaigns = campaigns;
        this.clock = clock;
        this.every = every;
        this.lateAfter = lateAfter;
    }

    /**
     * @throws org.springframework.dao.DataAccessException           when the database does not answer: nor is that asked more often, for each has to wait until it is sure
     * @throws org.springframework.transaction.TransactionException likewise
     */
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
        List<Figures.CampaignFigures> progress = campaigns.all().stream().filter(campaign -> campaign.status() != CampaignStatus.CLOSED)
            .map(campaign -> new Figures.CampaignFigures(campaign.reference(), campaign.status().name(), campaign.total(), campaign.done())).toList();
        return jdbc.sql(ENGINE).param("now", now).param("late", late)
            .query((row, number) -> new Figures(clock.now(), new Figures.Jobs(row.getLong("due"), row.getLong("late"), row.getLong("failed")),
                row.getLong("incidents"), row.getLong("overdue"), mails.figures(), progress)).single();
    }
}
