package fr.paraphe.engine.operation;

import fr.paraphe.mail.MailStatus;
import java.time.Duration;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.actuate.health.StatusAggregator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataAccessException;

/**
 * Two questions, two answers. {@code /actuator/health} is the operator's: DOWN as soon as somebody has to look. {@code /actuator/health/readiness} is the proxy's:
 * DOWN when this node cannot serve people. A mail server that is away, or a job that has failed, makes the first DOWN and not the second: taking every node out of
 * the proxy would not mend it, and would shut the clerks out.
 */
@Configuration(proxyBeanMethods = false)
class HealthChecks {

    /** Somebody has to look, but the node serves. */
    static final Status STRAINED = new Status("STRAINED");

    /** The outbox, not the mail server, is asked: it knows whether mails leave, and asking costs nobody a connection. */
    @Bean
    HealthIndicator mailHealthIndicator(Counter counter, @Value("${spring.mail.host:}") String host,
                                        @Value("${paraphe.operation.mail-late-after}") Duration lateAfter) {
        return downWhereTheDatabaseIs(() -> {
            Figures figures = counter.figures();
            Duration waited = figures.outbox().oldestWaiting().map(since -> Duration.between(since, figures.countedAt())).orElse(Duration.ZERO);
            return (waited.compareTo(lateAfter) >= 0 ? Health.status(STRAINED) : Health.up())
                .withDetail("server", host.isBlank() ? "none: mails are kept" : host)
                .withDetail("waiting", figures.outbox().inState(MailStatus.WAITING))
                .withDetail("oldestWaitingFor", waited.toString())
                .withDetail("failed", figures.outbox().inState(MailStatus.FAILED))
                .withDetail("uncertain", figures.outbox().inState(MailStatus.UNCERTAIN)).build();
        });
    }

    @Bean
    HealthIndicator backlogHealthIndicator(Counter counter) {
        return downWhereTheDatabaseIs(() -> {
            Figures figures = counter.figures();
            boolean strained = figures.jobs().late() > 0 || figures.jobs().failed() > 0 || figures.incidents() > 0;
            return (strained ? Health.status(STRAINED) : Health.up())
                .withDetail("jobsDue", figures.jobs().due())
                .withDetail("jobsLate", figures.jobs().late())
                .withDetail("jobsFailed", figures.jobs().failed())
                .withDetail("incidents", figures.incidents()).build();
        });
    }

    /** A check that throws would make the whole answer an error, and nobody would be told DOWN. */
    private static HealthIndicator downWhereTheDatabaseIs(HealthIndicator check) {
        return () -> {
            try {
                return check.health();
            } catch (DataAccessException unreachable) {
                return Health.down(unreachable).build();
            }
        };
    }

    /** Of the whole, and of every group that has none of its own. Whoever asks is told UP or DOWN, nothing in between. */
    @Bean
    @Primary
    StatusAggregator somebodyHasToLook() {
        return upUnless(Set.of(Status.DOWN, Status.OUT_OF_SERVICE, STRAINED));
    }

    /** Named like its group. */
    @Bean
    @Qualifier("readiness")
    StatusAggregator servesPeople() {
        return upUnless(Set.of(Status.DOWN, Status.OUT_OF_SERVICE));
    }

    private static StatusAggregator upUnless(Set<Status> bad) {
        return statuses -> statuses.stream().anyMatch(bad::contains) ? Status.DOWN : Status.UP;
    }
}
