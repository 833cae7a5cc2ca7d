package fr.paraphe.document;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A day to keep in mind, as a calendar takes it up.
 *
 * @param uid         stays the same when the day is put off, so that calendars move it instead of showing two
 * @param writtenAt   when the file was made
 * @param description several lines; may be empty
 * @param link        where it is dealt with; null for nowhere
 */
public record CalendarDay(String uid, Instant writtenAt, LocalDate date, String summary, String description, URI link) {

    public CalendarDay {
        Objects.requireNonNull(uid, "uid");
        Objects.requireNonNull(writtenAt, "writtenAt");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(description, "description");
    }
}
