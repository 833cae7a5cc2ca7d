package fr.paraphe.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** A meeting as an iCalendar file (RFC 5545), which every calendar opens; it asks for no answer. Hours are in UTC, so that no time zone has to be described. */
public final class CalendarFile {

    public static final String MEDIA_TYPE = "text/calendar";

    private CalendarFile() {
    }

    /** The same event gives the same bytes. */
    public static byte[] of(CalendarEvent meeting) {
        VEvent event = new VEvent(false);
        event.add(new Uid(meeting.uid()));
        event.add(new Sequence(meeting.sequence()));
        event.add(new DtStamp(meeting.writtenAt()));
        event.add(new DtStart<>(meeting.startsAt()));
        event.add(new DtEnd<>(meeting.startsAt().plus(meeting.duration())));
        event.add(new Summary(meeting.summary()));
        event.add(new Location(meeting.place()));
        if (!meeting.description().isEmpty()) {
            event.add(new Description(meeting.description()));
        }
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Paraphe//Conciliation//FR"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(event);
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            new CalendarOutputter(true).output(calendar, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
