package fr.paraphe.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.function.Supplier;

/** What is known of a stored document beside its bytes. Written once. */
@Entity
@Table(name = "document")
class DocumentRow {

    private static final int LONGEST_TITLE = 300;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(updatable = false)
    private String reference;
    @Column(updatable = false)
    private String commune;
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private DocumentKind kind;
    @Column(updatable = false)
    private String title;
    @Column(updatable = false)
    private String mediaType;
    @Column(updatable = false)
    private String sha256;
    @Column(updatable = false)
    private long sizeInBytes;
    @Column(updatable = false)
    private Instant createdAt;
    @Column(updatable = false)
    private String createdBy;

    protected DocumentRow() {
    }

    DocumentRow(NewDocument document, String sha256, Instant createdAt) {
        this.reference = document.reference();
        this.commune = document.commune();
        this.kind = document.kind();
        this.title = shortened(document.title());
        this.mediaType = document.mediaType();
        this.sha256 = sha256;
        this.sizeInBytes = document.bytes().length;
        this.createdAt = createdAt;
        this.createdBy = document.by();
    }

    private static String shortened(String title) {
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1) + "…";
    }

    long id() {
        return id;
    }

    StoredDocument with(Supplier<byte[]> content) {
        return new StoredDocument(id, reference, commune, kind, title, mediaType, sha256, sizeInBytes, createdAt, createdBy, content);
    }
}
