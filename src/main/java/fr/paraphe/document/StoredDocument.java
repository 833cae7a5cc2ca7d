package fr.paraphe.document;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;

/** A document of the store. It never changes; its bytes are read only when asked for, so that a list stays light. */
public final class StoredDocument {

    private final long id;
    private final String reference;
    private final String commune;
    private final DocumentKind kind;
    private final String title;
    private final String mediaType;
    private final String sha256;
    private final long size;
    private final Instant createdAt;
    private final String createdBy;
    private final Supplier<byte[]> content;

    public StoredDocument(long id, String reference, String commune, DocumentKind kind, String title, String mediaType, String sha256, long size,
                          Instant createdAt, String createdBy, Supplier<byte[]> content) {
        this.id = id;
        this.reference = Objects.requireNonNull(reference, "reference");
        this.commune = Objects.requireNonNull(commune, "commune");
        this.kind = Objects.requireNonNull(kind, "kind");
        this.title = Objects.requireNonNull(title, "title");
        this.mediaType = Objects.requireNonNull(mediaType, "mediaType");
        this.sha256 = Objects.requireNonNull(sha256, "sha256");
        this.size = size;
        this.createdAt = Objects.requireNonNull(createdAt, "createdAt");
        this.createdBy = Objects.requireNonNull(createdBy, "createdBy");
        this.content = Objects.requireNonNull(content, "content");
    }

    public long id() {
        return id;
    }

    public String reference() {
        return reference;
    }

    /** INSEE code of the commune whose people may see it. */
    public String commune() {
        return commune;
    }

    public DocumentKind kind() {
        return kind;
    }

    public String title() {
        return title;
    }

    public String mediaType() {
        return mediaType;
    }

    /** SHA-256 of the bytes, 64 hexadecimal digits in lower case. */
    public String sha256() {
        return sha256;
    }

    /** In bytes. */
    public long size() {
        return size;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public String createdBy() {
        return createdBy;
    }

    public byte[] bytes() {
        return content.get();
    }
}
