package fr.paraphe.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettableClockTest {

    private static final Instant NOON = Instant.parse("2017-10-30T11:00:00Z");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Test
    void standsStillUntilItIsSet() {
        SettableClock clock = new SettableClock(NOON, PARIS);
        assertThat(clock.runs()).isFalse();
        clock.set(NOON.plusSeconds(60));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(60));
        assertThat(clock.ahead()).isZero();
    }

    @Test
    void runsOnFromWhereItIsSet() {
        SettableClock source = new SettableClock(NOON, ZoneOffset.UTC);
        SettableClock clock = SettableClock.running(source, Duration.ofDays(1), PARIS);
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofDays(1)));
        clock.set(NOON.plus(Duration.ofDays(365)));
        source.set(NOON.plusSeconds(10));
        assertThat(clock.runs()).isTrue();
        assertThat(clock.ahead()).isEqualTo(Duration.ofDays(365));
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofDays(365)).plusSeconds(10));
        assertThat(clock.withZone(ZoneOffset.UTC).instant()).isEqualTo(clock.instant());
    }

    @Test
    void oneThatRunsCanBeStoppedMovedAndLetGo() {
        SettableClock source = new SettableClock(NOON, ZoneOffset.UTC);
        SettableClock clock = SettableClock.running(source, Duration.ZERO, PARIS);
        List<Boolean> running = new ArrayList<>();
        clock.follow(instant -> running.add(clock.runs()));
        clock.stop();
        source.set(NOON.plusSeconds(5));
        assertThat(clock.instant()).isEqualTo(NOON);
        clock.set(NOON.minus(Duration.ofDays(1)));
        assertThat(clock.instant()).isEqualTo(NOON.minus(Duration.ofDays(1)));
        clock.run();
        source.set(NOON.plusSeconds(8));
        assertThat(clock.instant()).isEqualTo(NOON.minus(Duration.ofDays(1)).plusSeconds(3));
        assertThat(clock.ahead()).isEqualTo(Duration.ofDays(-1).minusSeconds(5));
        assertThat(running).containsExactly(true, false, false, true);
    }

    @Test
    void oneThatNeverRunsIsNotLetGo() {
        SettableClock clock = new SettableClock(NOON, PARIS);
        clock.stop();
        clock.run();
        assertThat(clock.runs()).isFalse();
        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void tellsThoseWhoFollowAtOnceAndEachTimeItIsSet() {
        List<Instant> told = new ArrayList<>();
        SettableClock clock = SettableClock.running(Clock.fixed(NOON, ZoneOffset.UTC), Duration.ZERO, PARIS);
        clock.follow(told::add);
        clock.set(NOON.plusSeconds(1));
        assertThat(told).containsExactly(NOON, NOON.plusSeconds(1));
    }
}
