package fr.paraphe.mail;

import java.time.Instant;
import java.util.Objects;

/**
 * What became of a mail.
 *
 * @param status    where it stands
 * @param sentAt    when the mail server accepted it: the proof of sending; null unless {@link MailStatus#SENT}
 * @param messageId its Message-ID, the same at every attempt
 * @param lastError what went wrong last, in French as far as we can say; null when nothing did
 */
public record MailState(MailStatus status, Instant sentAt, String messageId, String lastError) {

    public MailState {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(messageId, "messageId");
    }
}
