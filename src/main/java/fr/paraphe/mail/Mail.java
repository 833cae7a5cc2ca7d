package fr.paraphe.mail;

import java.util.List;
import java.util.Objects;

/**
 * A mail to one recipient.
 *
 * @param key         what makes it one and the same mail however often it is posted, e.g. {@code convocation/ENT-11076-2017/12/345}; at most 200 characters
 * @param to          one address
 * @param subject     one line of French
 * @param body        plain text, French
 * @param attachments files joined to it; may be empty
 * @param reference   the case, e.g. {@code ENT-11076-2017}
 * @param commune     whose people may read it in the outbox: INSEE code of a commune, code of an académie, or the confidential owner of either
 */
public record Mail(String key, String to, String subject, String body, List<Attachment> attachments, String reference, String commune) {

    public Mail {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(body, "body");
        attachments = List.copyOf(attachments);
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(commune, "commune");
        if (key.isBlank() || key.length() > 200) {
            throw new IllegalArgumentException("a mail's key has 1 to 200 characters: " + key);
        }
        if (to.length() > 320) {
            throw new IllegalArgumentException("no address is that long: " + to);
        }
    }
}
