package fr.paraphe.engine;

import fr.paraphe.calendar.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the demonstration's clock was left: its cases have a history up to there, and a clock set back would refuse what they ask for. */
class DemonstrationMemory {

    private final JdbcClient database;

    DemonstrationMemory(JdbcClient database) {
        this.database = database;
    }

    private record Left(Instant moment, Duration ahead) {
    }

    /** @param start where the clock stands at first, null for one that runs with the system's */
    SettableClock clock(Instant start, ZoneId zone, Clock system) {
        Optional<Left> left = left();
        if (start == null) {
            return SettableClock.running(system, left.map(Left::ahead).orElse(Duration.ZERO), zone);
        }
        return new SettableClock(left.map(Left::moment).filter(moment -> moment.isAfter(start)).orElse(start), zone);
    }

    void keep(SettableClock clock) {
        OffsetDateTime moment = clock.instant().atOffset(ZoneOffset.UTC);
        int kept = database.sql("update demonstration_clock set moment = ?, ahead_seconds = ? where id = 1").param(moment).param(clock.ahead().toSeconds()).update();
        if (kept == 0) {
            database.sql("insert into demonstration_clock (id, moment, ahead_seconds) values (1, ?, ?)").param(moment).param(clock.ahead().toSeconds()).update();
        }
    }

    private Optional<Left> left() {
        return database.sql("select moment, ahead_seconds from demonstration_clock where id = 1")
            .query((row, number) -> new Left(row.getObject("moment", OffsetDateTime.class).toInstant(), Duration.ofSeconds(row.getLong("ahead_seconds")))).optional();
    }
}
