package fr.paraphe.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A clock that is set by hand: it stands still until then for the replay and the tests, or goes on running from there for the demonstration. */
public final class SettableClock extends Clock {

    private final ZoneId zone;
    /** What it runs with; null for one that never runs. */
    private final Clock source;
    private final List<Consumer<Instant>> followers = new CopyOnWriteArrayList<>();
    /** Where it stands; null while it runs. */
    private volatile Instant standing;
    private volatile Duration ahead = Duration.ZERO;

    public SettableClock(Instant instant, ZoneId zone) {
        this.standing = Objects.requireNonNull(instant, "instant");
        this.zone = Objects.requireNonNull(zone, "zone");
        this.source = null;
    }

    private SettableClock(Clock source, Duration ahead, ZoneId zone) {
        this.source = source;
        this.ahead = ahead;
        this.zone = zone;
    }

    /** A clock that runs as another one does, ahead of it by so much. */
    public static SettableClock running(Clock source, Duration ahead, ZoneId zone) {
        return new SettableClock(Objects.requireNonNull(source, "source"), Objects.requireNonNull(ahead, "ahead"), Objects.requireNonNull(zone, "zone"));
    }

    public boolean runs() {
        return standing == null;
    }

    /** How far it is ahead of the clock that it runs with, or was when it was stopped; zero for one that never runs. */
    public Duration ahead() {
        return ahead;
    }

    public void set(Instant instant) {
        Objects.requireNonNull(instant, "instant");
        if (runs()) {
            ahead = Duration.between(source.instant(), instant);
        } else {
            standing = instant;
        }
        tellFollowers();
    }

    /** Stands still from now on, so that what is dated while it is moved by hand has its date to the instant. */
    public void stop() {
        standing = instant();
        tellFollowers();
    }

    /** Runs again, from where it stands; one that never runs stays where it is. */
    public void run() {
        if (source != null && !runs()) {
            ahead = Duration.between(source.instant(), standing);
            standing = null;
            tellFollowers();
        }
    }

    private void tellFollowers() {
        Instant now = instant();
        followers.forEach(follower -> follower.accept(now));
    }

    /** Lets another clock follow this one (the engine keeps its own); it is told the present time at once. */
    public void follow(Consumer<Instant> follower) {
        followers.add(follower);
        follower.accept(instant());
    }

    @Override
    public Instant instant() {
        Instant stands = standing;
        return stands == null ? source.instant().plus(ahead) : stands;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return runs() ? running(source, ahead, other) : new SettableClock(standing, other);
    }
}
