package fr.paraphe.mail;

import java.util.Optional;

/** Where rooms put their mails. */
public interface Outbox {

    /** Writes the mail down in the caller's transaction; it is sent after that commits. Posting the same key again changes nothing. */
    void post(Mail mail);

    /** What became of the mail with that key, or empty when it was never posted. */
    Optional<MailState> state(String key);
}
