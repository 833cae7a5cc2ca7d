package fr.paraphe.audit;

/** By which way somebody acted; the label is what people read. */
public enum AuditDoor {

    WEBAPP("Tasklist, Cockpit"),
    ENGINE_REST("API du moteur"),
    API("API"),
    PAGE("Pages"),
    /** Timers, jobs and what the application does by itself. */
    HOUSE("Paraphe"),
    /** Commands at the machine itself. */
    OPERATOR("Commande d’exploitation"),
    /** Files read at the start. */
    IMPORT("Import au démarrage");

    private final String label;

    AuditDoor(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
