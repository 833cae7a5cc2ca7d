package fr.paraphe.avenant;

import fr.paraphe.calendar.CivilClock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * When a commune is reminded of a window that closes, in the morning of each day.
 *
 * @param daysBefore days before its last day; 0 is the morning after it
 */
public record WindowReminders(AvenantWindow window, List<Integer> daysBefore) {

    /** Local time of every reminder. */
    public static final LocalTime HOUR = LocalTime.of(8, 0);

    public WindowReminders {
        Objects.requireNonNull(window, "window");
        daysBefore = daysBefore.stream().distinct().sorted(Comparator.reverseOrder()).toList();
        if (daysBefore.stream().anyMatch(days -> days < 0)) {
            throw new IllegalArgumentException("a reminder comes before the window closes, or once it has: " + daysBefore);
        }
    }

    public Instant at(int days, CivilClock clock) {
        return clock.at(days == 0 ? window.closesOn().plusDays(1) : window.closesOn().minusDays(days), HOUR);
    }

    /** The next one after that instant. */
    public Optional<Instant> nextAfter(Instant instant, CivilClock clock) {
        return daysBefore.stream().map(days -> at(days, clock)).filter(instant::isBefore).findFirst();
    }

    /**
     * The one to give now: the latest whose hour has come. Earlier ones that were missed are not made up for.
     *
     * @param since nothing that was due before the avenant was opened is given
     */
    public Optional<Integer> due(Instant since, Instant now, CivilClock clock) {
        return daysBefore.stream().filter(days -> !now.isBefore(at(days, clock)) && since.isBefore(at(days, clock))).reduce((earlier, later) -> later);
    }
}
