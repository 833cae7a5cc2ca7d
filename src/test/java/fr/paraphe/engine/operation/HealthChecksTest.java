package fr.paraphe.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SettableClock;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What health answers while the database does not. */
class HealthChecksTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Instant NOON = Instant.parse("2018-10-15T10:00:00Z");
    private static final Duration EVERY = Duration.ofSeconds(10);

    @Test
    void aDatabaseThatDoesNotAnswerIsDownAndIsAskedNoMoreOftenThanOneThatDoes() throws SQLException {
        SettableClock clock = new SettableClock(NOON, PARIS);
        DataSource database = mock(DataSource.class);
        when(database.getConnection()).thenThrow(new SQLTransientConnectionException("it does not answer"));
        Counter counter = new Counter(JdbcClient.create(database), new CivilClock(clock, PARIS), EVERY, EVERY);
        HealthIndicator mail = new HealthChecks().mailHealthIndicator(counter, "smtp.example", EVERY);
        HealthIndicator backlog = new HealthChecks().backlogHealthIndicator(counter);

        assertThat(mail.health()).extracting(Health::getStatus).isEqualTo(Status.DOWN);
        assertThat(backlog.health()).extracting(Health::getStatus).isEqualTo(Status.DOWN);
        verify(database, times(1)).getConnection();

        clock.set(NOON.plus(EVERY));
        assertThat(backlog.health()).extracting(Health::getStatus).isEqualTo(Status.DOWN);
        verify(database, times(2)).getConnection();
    }
}
