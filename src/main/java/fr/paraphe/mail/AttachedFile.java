package fr.paraphe.mail;

import jakarta.persistence.Embeddable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An {@link Attachment} as it is stored. */
@Embeddable
class AttachedFile {

    private String name;
    private String mediaType;
    @JdbcTypeCode(SqlTypes.VARBINARY)
    private byte[] bytes;

    protected AttachedFile() {
    }

    AttachedFile(Attachment attachment) {
        this.name = attachment.name();
        this.mediaType = attachment.mediaType();
        this.bytes = attachment.bytes();
    }

    Attachment attachment() {
        return new Attachment(name, mediaType, bytes);
    }
}
