package fr.paraphe.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.calendar.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A demonstration that is started again goes on where it was left: its cases have a history up to there. */
class DemonstrationMemoryTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Clock SYSTEM = Clock.fixed(Instant.parse("2026-01-15T09:30:00Z"), PARIS);
    private static final Instant START = Instant.parse("2017-10-24T07:00:00Z");

    private final EmbeddedDatabase database = new EmbeddedDatabaseBuilder().generateUniqueName(true).setType(EmbeddedDatabaseType.H2).build();
    private final DemonstrationMemory memory = new DemonstrationMemory(JdbcClient.create(database));

    @BeforeEach
    void theTable() {
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V56__demonstration_clock.sql")).execute(database);
    }

    @AfterEach
    void close() {
        database.shutdown();
    }

    @Test
    void oneThatWasNeverMovedStandsOnTheDayAskedForOrRunsWithTheSystems() {
        assertThat(memory.clock(START, PARIS, SYSTEM).instant()).isEqualTo(START);
        assertThat(memory.clock(null, PARIS, SYSTEM).runs()).isTrue();
        assertThat(memory.clock(null, PARIS, SYSTEM).ahead()).isZero();
    }

    @Test
    void oneThatStandsStillGoesOnWhereItWasLeft() {
        SettableClock clock = memory.clock(START, PARIS, SYSTEM);
        clock.set(START.plus(Duration.ofDays(30)));
        memory.keep(clock);
        clock.set(START.plus(Duration.ofDays(60)));
        memory.keep(clock);
        assertThat(memory.clock(START, PARIS, SYSTEM).instant()).isEqualTo(START.plus(Duration.ofDays(60)));
        assertThat(memory.clock(START.plus(Duration.ofDays(90)), PARIS, SYSTEM).instant()).isEqualTo(START.plus(Duration.ofDays(90)));
    }

    @Test
    void oneThatRunsStaysAsFarAhead() {
        SettableClock clock = memory.clock(null, PARIS, SYSTEM);
        clock.set(clock.instant().plus(Duration.ofDays(365)));
        memory.keep(clock);
        assertThat(memory.clock(null, PARIS, SYSTEM).ahead()).isEqualTo(Duration.ofSeconds(clock.ahead().toSeconds()));
    }
}
