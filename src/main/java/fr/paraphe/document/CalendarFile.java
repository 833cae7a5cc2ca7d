package fr.paraphe.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
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
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * A meeting, or days to keep in mind, as an iCalendar file (RFC 5545), which every calendar opens; it asks for no answer. Hours are in UTC, so that no time zone
 * has to be described; days have none.
 */
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
        return written("-//Paraphe//Conciliation//FR", List.of(event), List.of());
    }

    /**
     * Days without an hour, which keep nobody from working.
     *
     * @param name what the calendar is called where it is subscribed to
     */
    public static byte[] of(String name, List<CalendarDay> days) {
        List<VEvent> events = new ArrayList<>();
        for (CalendarDay day : days) {
            VEvent event = new VEvent(false);
            event.add(new Uid(day.uid()));
            event.add(new DtStamp(day.writtenAt()));
            event.add(new DtStart<>(day.date()));
            event.add(new DtEnd<>(day.date().plusDays(1)));
            event.add(new Summary(day.summary()));
            event.add(ImmutableTransp.TRANSPARENT);
            if (!day.description().isEmpty()) {
                event.add(new Description(day.description()));
            }
            if (day.link() != null) {
                event.add(new Url(day.link()));
            }
            events.add(event);
        }
        return written("-//Paraphe//Echeancier//FR", events, List.of(new XProperty("X-WR-CALNAME", name)));
    }

    private static byte[] written(String product, List<VEvent> events, List<Property> about) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId(product));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        about.forEach(calendar::add);
        events.forEach(calendar::add);
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            new CalendarOutputter(!events.isEmpty()).output(calendar, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
