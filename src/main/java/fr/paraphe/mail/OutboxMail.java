package fr.paraphe.mail;

import java.time.Instant;
import java.util.List;

/**
 * A mail as the outbox shows it.
 *
 * @param id            number in the outbox
 * @param reference     the case
 * @param commune       whose people may read it: INSEE code of a commune, code of an académie, or the confidential owner of either
 * @param to            the recipient it is meant for
 * @param subject       as posted
 * @param body          as posted
 * @param attachments   names of the files joined to it
 * @param status        where it stands
 * @param postedAt      when it was written down
 * @param attempts      how often it was handed to the mail server
 * @param nextAttemptAt when it is tried next; null when it is not
 * @param sentAt        when the mail server accepted it; null when it did not
 * @param messageId     its Message-ID
 * @param lastError     what went wrong last; null when nothing did
 * @param resentBy      who had it sent again by hand last; null when nobody did
 */
public record OutboxMail(long id, String reference, String commune, String to, String subject, String body, List<String> attachments,
                         MailStatus status, Instant postedAt, int attempts, Instant nextAttemptAt, Instant sentAt, String messageId,
                         String lastError, String resentBy) {

    public OutboxMail {
        attachments = List.copyOf(attachments);
    }
}
