package fr.paraphe.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarFileTest {

    @ParameterizedTest(name = "{0} until {1}")
    @CsvSource({"2019-02-20T09:00:00Z, 20190220T090000Z, 20190220T110000Z",
        // 10:00 in Paris on both days of a clock change
        "2019-03-31T08:00:00Z, 20190331T080000Z, 20190331T100000Z", "2019-10-27T09:00:00Z, 20191027T090000Z, 20191027T110000Z"})
    void saysItsHoursInUtc(Instant starts, String from, String to) {
        assertThat(text(event(starts, 0, "Hôtel de ville"))).contains("DTSTART:" + from + "\r\n", "DTEND:" + to + "\r\n").doesNotContain("TZID", "VTIMEZONE");
    }

    @Test
    void isWhatACalendarReads() throws Exception {
        CalendarEvent event = event(Instant.parse("2019-02-20T09:00:00Z"), 1, "Salle des mariages ; hôtel de ville, 1 cours de la République, 11400 Castelnaudary (à droite de l’entrée)");
        String text = text(event);
        assertThat(text.split("\r\n")).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75 + 2);
        assertThat(text).startsWith("BEGIN:VCALENDAR\r\n").contains("SEQUENCE:1", "DTSTAMP:20190203T230000Z", "UID:conciliation-ENT-11076-2017-M1@paraphe");
        // a method would make it a request, which wants an organiser and answers
        assertThat(text).doesNotContain("METHOD");
        Calendar read = new CalendarBuilder().build(new StringReader(text));
        assertThat(read.validate().hasErrors()).isFalse();
        VEvent found = (VEvent) read.getComponent(Component.VEVENT).orElseThrow();
        assertThat(found.getLocation().getValue()).isEqualTo(event.place());
        assertThat(found.getDescription().getValue()).isEqualTo(event.description());
    }

    @Test
    void isTheSameTomorrow() {
        CalendarEvent event = event(Instant.parse("2019-02-20T09:00:00Z"), 0, "Rectorat");
        assertThat(CalendarFile.of(event)).isEqualTo(CalendarFile.of(event));
    }

    @Test
    void countsFromZero() {
        assertThatIllegalArgumentException().isThrownBy(() -> event(Instant.EPOCH, -1, "Rectorat"));
    }

    private static CalendarEvent event(Instant starts, int sequence, String place) {
        return new CalendarEvent("conciliation-ENT-11076-2017-M1@paraphe", sequence, Instant.parse("2019-02-03T23:00:00Z"), starts, Duration.ofHours(2),
            "Conciliation ENT-11076-2017-M1", place, "Conciliation, convention ENT-11076-2017 (art. 10).\nPersonnes attendues : M. Dupont ; Mme Martin, adjointe");
    }

    private static String text(CalendarEvent event) {
        return new String(CalendarFile.of(event), StandardCharsets.UTF_8);
    }
}
