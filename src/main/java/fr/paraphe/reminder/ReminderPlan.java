package fr.paraphe.reminder;

import fr.paraphe.calendar.CivilClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;

/**
 * When the reminders of a due date are to go, all at 8:00 in the zone of the académie, when a town hall opens.
 *
 * @param ahead days before the due date, as configured
 * @param onDay on the due date
 * @param past  the day after
 */
public record ReminderPlan(Instant ahead, Instant onDay, Instant past) {

    /** Local time of every reminder. */
    public static final LocalTime HOUR = LocalTime.of(8, 0);

    public ReminderPlan {
        Objects.requireNonNull(ahead, "ahead");
        Objects.requireNonNull(onDay, "onDay");
        Objects.requireNonNull(past, "past");
    }

    /** @param daysAhead calendar days from the first reminder to the due date, at least 1 */
    public static ReminderPlan of(LocalDate due, int daysAhead, CivilClock clock) {
        if (daysAhead < 1) {
            throw new IllegalArgumentException("a reminder ahead comes at least one day before the due date, not " + daysAhead);
        }
        return new ReminderPlan(clock.at(due.minusDays(daysAhead), HOUR), clock.at(due, HOUR), clock.at(due.plusDays(1), HOUR));
    }

    public Instant at(ReminderKind kind) {
        return switch (kind) {
            case AHEAD -> ahead;
            case ON_DAY -> onDay;
            case PAST -> past;
        };
    }
}
