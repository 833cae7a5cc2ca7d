package fr.paraphe.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A clock that stands still until it is set: for the replay, the demonstration and the tests. */
public final class SettableClock extends Clock {

    private final ZoneId zone;
    private final List<Consumer<Instant>> followers = new CopyOnWriteArrayList<>();
    private volatile Instant instant;

    public SettableClock(Instant instant, ZoneId zone) {
        this.instant = Objects.requireNonNull(instant, "instant");
        this.zone = Objects.requireNonNull(zone, "zone");
    }

    public void set(Instant instant) {
        this.instant = Objects.requireNonNull(instant, "instant");
        followers.forEach(follower -> follower.accept(instant));
    }

    /** Lets another clock follow this one (the engine keeps its own); it is told the present time at once. */
    public void follow(Consumer<Instant> follower) {
        followers.add(follower);
        follower.accept(instant);
    }

    @Override
    public Instant instant() {
        return instant;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new SettableClock(instant, other);
    }
}
