package fr.paraphe.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.springframework.data.domain.Persistable;

/** The bytes of a stored document. Written once. */
@Entity
@Table(name = "document_content")
class DocumentContent implements Persistable<Long> {

    @Id
    private Long documentId;
    @JdbcTypeCode(SqlTypes.VARBINARY)
    @Column(updatable = false)
    private byte[] bytes;
    @Transient
    private boolean stored;

    protected DocumentContent() {
    }

    DocumentContent(long documentId, byte[] bytes) {
        this.documentId = documentId;
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public Long getId() {
        return documentId;
    }

    @Override
    public boolean isNew() {
        return !stored;
    }

    @PostLoad
    @PostPersist
    void markStored() {
        stored = true;
    }
}
