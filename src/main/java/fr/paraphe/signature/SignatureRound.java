package fr.paraphe.signature;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/** The signing of one frozen text: every signature in it is given for the document with this SHA-256 and no other. */
@Entity
public class SignatureRound {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private String reference;
    private String currentReference;
    private String commune;
    private long document;
    private String sha256;
    @Enumerated(EnumType.STRING)
    private RoundStatus status;
    private String voidReason;
    private String correction;
    private String correctedBy;
    private Instant openedAt;
    private Instant closedAt;
    @Version
    private long version;

    protected SignatureRound() {
    }

    SignatureRound(String reference, String commune, long document, String sha256, Instant openedAt) {
        this.reference = reference;
        this.currentReference = reference;
        this.commune = commune;
        this.document = document;
        this.sha256 = sha256;
        this.status = RoundStatus.OPEN;
        this.openedAt = openedAt;
    }

    void conclude(Instant at) {
        this.status = RoundStatus.CONCLUDED;
        this.closedAt = at;
    }

    void refuse(Instant at) {
        this.status = RoundStatus.REFUSED;
        this.closedAt = at;
    }

    void makeVoid(String reason, Instant at) {
        this.status = RoundStatus.VOID;
        this.voidReason = reason;
        this.currentReference = null;
        this.closedAt = at;
    }

    void correct(String correction, String by) {
        this.correction = correction;
        this.correctedBy = by;
    }

    Long id() {
        return id;
    }

    public String reference() {
        return reference;
    }

    /** INSEE code. */
    public String commune() {
        return commune;
    }

    /** The frozen text in the store of documents. */
    public long document() {
        return document;
    }

    /** 64 hexadecimal digits in lower case. */
    public String sha256() {
        return sha256;
    }

    public RoundStatus status() {
        return status;
    }

    public boolean isOpen() {
        return status == RoundStatus.OPEN;
    }

    /** Why what was signed no longer counts: the end of a French sentence. */
    public Optional<String> voidReason() {
        return Optional.ofNullable(voidReason);
    }

    /** What the commune corrected at the recteur's request. */
    public Optional<String> correction() {
        return Optional.ofNullable(correction);
    }

    public Instant openedAt() {
        return openedAt;
    }
}
