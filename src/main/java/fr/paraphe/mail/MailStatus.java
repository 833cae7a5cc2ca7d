package fr.paraphe.mail;

/** Where a mail of the outbox stands; the label is what users read. */
public enum MailStatus {
    /** To be sent, now or when its next attempt is due. */
    WAITING("En attente d’envoi"),
    /** A node is speaking to the mail server. */
    SENDING("Envoi en cours"),
    /** The mail server accepted it. */
    SENT("Envoyé"),
    /** Given up after the last attempt; can be sent again by hand. */
    FAILED("Échec d’envoi"),
    /** The sender stopped between handing it over and noting that: nobody knows whether it left, so it is never sent again by itself. */
    UNCERTAIN("Envoi incertain"),
    /** No mail server is configured: kept to be read here. */
    KEPT("Conservé sans envoi");

    private final String label;

    MailStatus(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
