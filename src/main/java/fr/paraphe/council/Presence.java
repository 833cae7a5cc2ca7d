package fr.paraphe.council;

import java.time.LocalTime;
import java.util.Objects;

/**
 * One councillor's place on the attendance sheet of a session, as the rules read it.
 *
 * @param councillor the directory's id
 * @param name       «Mme GUILHEM Evelyne», for the sentences
 * @param attends    came, be it for a part of the session
 * @param arrived    the hour of a late arrival, null when there from the opening
 * @param left       the hour of an early departure, null when there to the end
 * @param interested has a personal interest in the item (CGCT, art. L2131-11)
 */
public record Presence(long councillor, String name, boolean attends, LocalTime arrived, LocalTime left, boolean interested) {

    public Presence {
        Objects.requireNonNull(name, "name");
    }

    /** In the room at that hour; the minute of leaving is no longer there. */
    public boolean presentAt(LocalTime hour) {
        return attends && (arrived == null || !hour.isBefore(arrived)) && (left == null || hour.isBefore(left));
    }

    /** Counted for the quorum and entitled to vote: in the room and not interested, even if the interested member stays seated. */
    public boolean countsAt(LocalTime hour) {
        return presentAt(hour) && !interested;
    }

    /** There from the opening to the end. */
    public boolean attendsThroughout() {
        return attends && arrived == null && left == null;
    }
}
