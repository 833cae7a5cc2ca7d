package fr.paraphe.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;

/**
 * The one place that says what day it is: an injected clock read in the zone of the académie (Europe/Paris by default).
 * Everything else asks here; the JVM's own clock and zone are never used.
 */
public final class CivilClock {

    private final Clock clock;
    private final ZoneId zone;

    public CivilClock(Clock clock, ZoneId zone) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.zone = Objects.requireNonNull(zone, "zone");
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    public Instant now() {
        return clock.instant();
    }

    public ZoneId zone() {
        return zone;
    }

    /** The civil day on which an instant falls. */
    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** 0:00 of that day; on a day whose midnight a clock change skips, its first instant. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** 24:00 of that day: the instant at which a time limit ending on it has passed. */
    public Instant endOf(LocalDate day) {
        return startOf(day.plusDays(1));
    }

    public Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }
}
