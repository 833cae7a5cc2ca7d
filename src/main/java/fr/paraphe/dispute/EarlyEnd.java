package fr.paraphe.dispute;

import fr.paraphe.calendar.Deadline;
import java.time.LocalDate;
import java.util.Objects;

/**
 * When a convention ends before its term.
 *
 * @param lastDay the last day on which it is in force, to 24:00; until then the letter can be withdrawn
 */
public record EarlyEnd(Deadline lastDay) {

    public EarlyEnd {
        Objects.requireNonNull(lastDay, "lastDay");
    }

    /** The day at 0:00 of which the end takes effect. */
    public LocalDate effective() {
        return lastDay.date().plusDays(1);
    }
}
