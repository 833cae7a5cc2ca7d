package fr.paraphe.mail;

import java.util.Objects;

/**
 * A file joined to a mail.
 *
 * @param name      the file's name as the recipient sees it, e.g. «convocation.pdf»
 * @param mediaType e.g. {@code application/pdf}
 * @param bytes     the file; not to be changed afterwards
 */
public record Attachment(String name, String mediaType, byte[] bytes) {

    public Attachment {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(bytes, "bytes");
        if (name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException("a file's name has 1 to 200 characters: " + name);
        }
    }
}
