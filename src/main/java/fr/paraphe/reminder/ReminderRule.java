package fr.paraphe.reminder;

import java.time.LocalDate;

/** Whether a reminder still makes sense when its timer fires: an engine that was down must not send yesterday's news. */
public final class ReminderRule {

    private ReminderRule() {
    }

    /** What a reminder given on that day would say. */
    public static ReminderKind on(LocalDate today, LocalDate due) {
        return today.isBefore(due) ? ReminderKind.AHEAD : today.isEqual(due) ? ReminderKind.ON_DAY : ReminderKind.PAST;
    }

    /** @return true when the mail is to be sent, false when it is stale */
    public static boolean decide(ReminderKind kind, LocalDate today, LocalDate due) {
        return switch (kind) {
            case AHEAD -> today.isBefore(due);
            case ON_DAY -> today.isEqual(due);
            case PAST -> today.isAfter(due);
        };
    }
}
