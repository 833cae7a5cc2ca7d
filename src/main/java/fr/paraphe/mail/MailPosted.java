package fr.paraphe.mail;

/** A mail was written to the outbox and waits to be sent once the transaction has committed. */
record MailPosted() {
}
