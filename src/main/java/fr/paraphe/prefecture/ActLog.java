package fr.paraphe.prefecture;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.document.DocumentStore;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Writes the log of acts, and knows a fact that has been recorded before by the hash of what it says. */
@Component
class ActLog {

    private static final int SUMMARY_LENGTH = 500;

    private final ActEventRepository events;
    private final CivilClock clock;

    ActLog(ActEventRepository events, CivilClock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** @param facts what the message says, in a fixed order; nulls are allowed */
    static String payload(String message, Object... facts) {
        String written = Arrays.stream(facts).map(fact -> fact == null ? "" : fact.toString()).collect(Collectors.joining("\u001f", message + "\u001f", ""));
        return DocumentStore.sha256(written.getBytes(StandardCharsets.UTF_8));
    }

    boolean knows(Act act, String payload) {
        return events.existsByActIdAndPayloadSha(act.id(), payload);
    }

    void write(Act act, String message, LocalDate occurredOn, String summary, String payload, String by) {
        String line = summary.length() <= SUMMARY_LENGTH ? summary : summary.substring(0, SUMMARY_LENGTH - 1) + "…";
        events.save(new ActEvent(act.id(), message, occurredOn, line, payload, clock.now(), by));
    }

    /** A fact entered again as it stands leaves no second line. */
    void writeOnce(Act act, String message, LocalDate occurredOn, String summary, String payload, String by) {
        if (!knows(act, payload)) {
            write(act, message, occurredOn, summary, payload, by);
        }
    }

    List<ActEvent> of(Act act) {
        return events.findByActIdOrderById(act.id());
    }
}
