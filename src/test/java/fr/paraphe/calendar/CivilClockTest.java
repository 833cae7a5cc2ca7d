package fr.paraphe.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CivilClockTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final SettableClock clock = new SettableClock(Instant.parse("2017-10-24T08:00:00Z"), ZoneOffset.UTC);
    private final CivilClock civil = new CivilClock(clock, PARIS);

    @ParameterizedTest
    @CsvSource({
        // winter: midnight in Paris is 23:00 UTC, summer: 22:00 UTC
        "2017-10-15T21:59:59.999Z, 2017-10-15", "2017-10-15T22:00:00Z, 2017-10-16", "2018-01-15T22:59:59Z, 2018-01-15", "2018-01-15T23:00:00Z, 2018-01-16",
        // the night of each change
        "2017-03-25T22:59:59Z, 2017-03-25", "2017-03-25T23:00:00Z, 2017-03-26", "2017-03-26T21:59:59Z, 2017-03-26", "2017-03-26T22:00:00Z, 2017-03-27",
        "2017-10-28T21:59:59Z, 2017-10-28", "2017-10-28T22:00:00Z, 2017-10-29", "2017-10-29T00:30:00Z, 2017-10-29", "2017-10-29T01:30:00Z, 2017-10-29",
        "2017-10-29T22:59:59Z, 2017-10-29", "2017-10-29T23:00:00Z, 2017-10-30",
        "2017-12-31T22:59:59Z, 2017-12-31", "2017-12-31T23:00:00Z, 2018-01-01", "2020-02-28T23:00:00Z, 2020-02-29", "2020-02-29T23:00:00Z, 2020-03-01",
    })
    void readsTheDayInItsOwnZone(Instant instant, LocalDate day) {
        clock.set(instant);
        assertThat(civil.today()).isEqualTo(day);
        assertThat(civil.now()).isEqualTo(instant);
        assertThat(civil.dayOf(instant)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "2017-10-30, 2017-10-29T23:00:00Z, 2017-10-30T23:00:00Z, 24", "2017-10-15, 2017-10-14T22:00:00Z, 2017-10-15T22:00:00Z, 24",
        "2017-03-26, 2017-03-25T23:00:00Z, 2017-03-26T22:00:00Z, 23", "2017-10-29, 2017-10-28T22:00:00Z, 2017-10-29T23:00:00Z, 25",
    })
    void aDayRunsFromMidnightToMidnightHoweverLongItIs(LocalDate day, Instant start, Instant end, long hours) {
        assertThat(civil.startOf(day)).isEqualTo(start);
        assertThat(civil.endOf(day)).isEqualTo(end);
        assertThat(Duration.between(start, end)).hasHours(hours);
    }

    @ParameterizedTest
    @CsvSource({
        "2017-10-30, 18:30, 2017-10-30T17:30:00Z", "2017-09-01, 08:00, 2017-09-01T06:00:00Z",
        // 2:30 does not exist on 26 March 2017 (taken as 3:30), and is the first of two on 29 October
        "2017-03-26, 02:30, 2017-03-26T01:30:00Z", "2017-10-29, 02:30, 2017-10-29T00:30:00Z",
    })
    void placesATimeOfDay(LocalDate day, LocalTime time, Instant instant) {
        assertThat(civil.at(day, time)).isEqualTo(instant);
    }

    @Test
    void startsADayWhoseMidnightIsSkippedAtItsFirstInstant() {
        CivilClock saoPaulo = new CivilClock(clock, ZoneId.of("America/Sao_Paulo"));
        assertThat(saoPaulo.startOf(LocalDate.of(2017, 10, 15))).isEqualTo("2017-10-15T03:00:00Z");
    }

    @Test
    void doesNotCareForTheZoneOfTheMachine() {
        TimeZone before = TimeZone.getDefault();
        try {
            for (String zone : List.of("Pacific/Kiritimati", "America/Adak", "UTC", "Asia/Kathmandu")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                clock.set(Instant.parse("2017-10-29T22:59:59Z"));
                assertThat(civil.today()).as(zone).isEqualTo("2017-10-29");
                assertThat(civil.endOf(LocalDate.of(2017, 10, 15))).as(zone).isEqualTo("2017-10-15T22:00:00Z");
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void aFollowerHearsEveryTimeThatIsSet() {
        List<Instant> heard = new ArrayList<>();
        clock.follow(heard::add);
        clock.set(Instant.parse("2017-10-30T17:00:00Z"));
        assertThat(heard).containsExactly(Instant.parse("2017-10-24T08:00:00Z"), Instant.parse("2017-10-30T17:00:00Z"));
        assertThat(clock.withZone(PARIS).instant()).isEqualTo(clock.instant());
        assertThat(clock.withZone(PARIS).getZone()).isEqualTo(PARIS);
    }

    @Property(tries = 300)
    void everyInstantOfADayBelongsToThatDay(@ForAll @DateRange(min = "1990-01-01", max = "2099-12-31") LocalDate day) {
        assertThat(civil.dayOf(civil.startOf(day))).isEqualTo(day);
        assertThat(civil.dayOf(civil.endOf(day).minusNanos(1))).isEqualTo(day);
        assertThat(civil.endOf(day)).isEqualTo(civil.startOf(day.plusDays(1)));
    }
}
