package fr.paraphe.dispute;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * A meeting of conciliation as somebody enters it; anything may be missing.
 *
 * @param heldAt       its hour in the zone of the académie
 * @param participants who is expected, one by line
 * @param agreedLater  who of the other side agreed to a day past the limit, and how; null where the day is within it
 */
public record Meeting(LocalDate heldOn, LocalTime heldAt, String place, List<String> participants, String agreedLater) {

    public Meeting {
        participants = participants == null ? List.of() : participants.stream().filter(line -> line != null && !line.isBlank()).map(String::strip).toList();
        place = strip(place);
        agreedLater = strip(agreedLater);
    }

    private static String strip(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
