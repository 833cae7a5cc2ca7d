package fr.paraphe.audit;

import fr.paraphe.ParapheApplication;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.contribution.CampaignClosing;
import fr.paraphe.engine.replay.Replay;
import fr.paraphe.support.ManyConventions;
import fr.paraphe.support.TestDatabase;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the audit trail costs, on PostgreSQL: the source document's case from its opening to its term, every form and task of it, and the closing of a campaign; each
 * with the time that went into the trail itself. Asserts nothing about time. Not among the ordinary tests: {@code ./mvnw -Pbench test -Dtest=AuditBenchmark}.
 */
@Tag("bench")
class AuditBenchmark {

    private static final int ROUNDS = 5;
    private static final int CONVENTIONS = Integer.getInteger("bench.conventions", 10_000);

    @Test
    void whatTheTrailCosts() {
        List<Long> cases = new ArrayList<>();
        List<Long> trails = new ArrayList<>();
        long lines = 0;
        List<Long> closings = new ArrayList<>();
        List<Long> closingTrails = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            try (ConfigurableApplicationContext application = start()) {
                Timed timed = application.getBean(Timed.class);
                timed.spent.set(0);
                long begun = System.nanoTime();
                application.getBean(Replay.class).play("castelnaudary-2017");
                cases.add(System.nanoTime() - begun);
                trails.add(timed.spent.get());
                JdbcTemplate jdbc = application.getBean(JdbcTemplate.class);
                lines = jdbc.queryForObject("select count(*) from audit_entry where account <> 'paraphe' or subject not like 'ENT-%'", Long.class);
                ManyConventions.seed(jdbc, CONVENTIONS);
                ManyConventions.openCampaign(jdbc);
                timed.spent.set(0);
                begun = System.nanoTime();
                CampaignClosing closing = application.getBean(CampaignClosing.class);
                while (closing.closeNext(ManyConventions.CAMPAIGN, 1000).more()) {
                    // the next chunk
                }
                closings.add(System.nanoTime() - begun);
                closingTrails.add(timed.spent.get());
            }
        }
        System.out.printf("%nThe trail's share, medians of %d rounds on PostgreSQL%n%-45s %10s %12s %8s%n", ROUNDS, "", "whole ms", "trail ms", "share");
        print("a case from opening to term (" + lines + " lines)", cases, trails);
        print("closing " + CONVENTIONS + " conventions", closings, closingTrails);
    }

    private static void print(String what, List<Long> whole, List<Long> trail) {
        Collections.sort(whole);
        Collections.sort(trail);
        long all = whole.get(ROUNDS / 2) / 1000;
        long own = trail.get(ROUNDS / 2) / 1000;
        System.out.printf("%-45s %10.1f %12.1f %7.1f%%%n", what, all / 1000.0, own / 1000.0, 100.0 * own / all);
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(ParapheApplication.class, Bench.class).run("--server.port=-1", "--spring.profiles.active=bench",
            "--camunda.bpm.job-execution.enabled=false", "--camunda.bpm.metrics.enabled=false", "--paraphe.mail.sweep=false", "--paraphe.retention.night=false",
            "--logging.level.root=warn", "--spring.datasource.url=" + TestDatabase.create(), "--spring.datasource.username=postgres", "--spring.datasource.password=postgres");
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Bench {

        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock(Instant.parse("2013-09-01T06:00:00Z"), ZoneId.of("Europe/Paris"));
        }

        @Bean
        @Primary
        CivilClock standingCivilClock(SettableClock clock) {
            return new CivilClock(clock, clock.getZone());
        }

        @Bean
        @Primary
        Timed timedChains(JdbcTemplate jdbc, CivilClock clock) {
            return new Timed(jdbc, clock);
        }
    }

    /** The chains, with a watch. */
    static class Timed extends AuditChains {

        private final AtomicLong spent = new AtomicLong();

        Timed(JdbcTemplate jdbc, CivilClock clock) {
            super(jdbc, clock);
        }

        @Override
        void append(List<AuditEvent> events) {
            long begun = System.nanoTime();
            super.append(events);
            spent.addAndGet(System.nanoTime() - begun);
        }
    }
}
