package fr.paraphe.mail;

import java.util.Collection;
import java.util.Map;

/** Where rooms put their mails. */
public interface Outbox {

    /** Writes the mail down in the caller's transaction; it is sent after that commits. Posting the same key again changes nothing. */
    void post(Mail mail);

    /** What became of the mails with these keys; without those that were never posted. */
    Map<String, MailState> states(Collection<String> keys);
}
