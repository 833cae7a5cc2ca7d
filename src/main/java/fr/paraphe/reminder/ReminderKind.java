package fr.paraphe.reminder;

/** When in relation to the due date a reminder speaks; the label is what users read. */
public enum ReminderKind {
    AHEAD("Rappel avant échéance"),
    ON_DAY("Rappel le jour de l’échéance"),
    PAST("Échéance dépassée");

    private final String label;

    ReminderKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
