package fr.paraphe.document;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A meeting as a calendar takes it up.
 *
 * @param uid         stays the same when the meeting is put off, so that calendars move it instead of showing two
 * @param sequence    0, and one more each time it is put off
 * @param writtenAt   when the file was made
 * @param duration    how long the calendar keeps free
 * @param description several lines; may be empty
 */
public record CalendarEvent(String uid, int sequence, Instant writtenAt, Instant startsAt, Duration duration, String summary, String place, String description) {

    public CalendarEvent {
        Objects.requireNonNull(uid, "uid");
        Objects.requireNonNull(writtenAt, "writtenAt");
        Objects.requireNonNull(startsAt, "startsAt");
        Objects.requireNonNull(duration, "duration");
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(description, "description");
        if (sequence < 0) {
            throw new IllegalArgumentException("a sequence begins with 0, not " + sequence);
        }
    }
}
