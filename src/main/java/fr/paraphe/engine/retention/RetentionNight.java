package fr.paraphe.engine.retention;

import fr.paraphe.calendar.CivilClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What is done at night, on one node at a time, in rounds of a quarter of an hour: cases eliminated, mails and reminders thinned out, people anonymised. Each in a
 * transaction of its own, so that one that fails is left for the next night and keeps nobody else.
 */
@Component
class RetentionNight {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionNight.class);
    private static final Duration ROUND = Duration.ofMinutes(15);

    private final Elimination elimination;
    private final Anonymisation anonymisation;
    private final RetentionSettings settings;
    private final JdbcClient jdbc;
    private final CivilClock clock;

    RetentionNight(Elimination elimination, Anonymisation anonymisation, RetentionSettings settings, JdbcClient jdbc, CivilClock clock) {
        this.elimination = elimination;
        this.anonymisation = anonymisation;
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT15M")
    void round() {
        if (settings.night() && settings.isNight(LocalTime.ofInstant(clock.now(), clock.zone())) && holds()) {
            work();
        }
    }

    /** Whoever comes first holds the night's work for a round; if that node dies, the next round is another's. */
    boolean holds() {
        Instant now = clock.now();
        return jdbc.sql("update night_work set held_until = ? where name = 'retention' and (held_until is null or held_until <= ?)")
            .params(now.plus(ROUND).atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC)).update() == 1;
    }

    void work() {
        int cases = 0;
        if (settings.mayEliminate()) {
            cases = each(elimination.due(settings.casesAtOnce()).stream().map(Elimination.Due::reference).toList(), elimination::eliminate);
            each(elimination.toThin(settings.casesAtOnce()), elimination::thin);
            once("campaigns", elimination::eliminateCampaigns);
            once("papers", elimination::eliminatePapers);
        }
        once("contacts", anonymisation::contacts);
        once("councillors", anonymisation::councillors);
        once("absences", anonymisation::absences);
        if (cases > 0) {
            LOG.info("{} cases eliminated under the visa {}", cases, settings.visa());
        }
    }

    private static int each(List<String> references, Predicate<String> work) {
        int done = 0;
        for (String reference : references) {
            try {
                done += work.test(reference) ? 1 : 0;
            } catch (RuntimeException e) {
                LOG.error("case {} is left for the next night", reference, e);
            }
        }
        return done;
    }

    private static void once(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("{} are left for the next night", what, e);
        }
    }
}
