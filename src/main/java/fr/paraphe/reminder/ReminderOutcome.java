package fr.paraphe.reminder;

/** What became of a reminder that was due. */
public enum ReminderOutcome {
    /** Written down, its mails are in the outbox. */
    GIVEN,
    /** Had been given before; nothing was done. */
    ALREADY_GIVEN,
    /** Came too late to make sense; nothing was done. */
    STALE
}
