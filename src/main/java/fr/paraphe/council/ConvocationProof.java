package fr.paraphe.council;

import fr.paraphe.directory.Channel;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** That one councillor was sent the convocation: on which channel, to which address, and by what it is proved. */
@Entity
class ConvocationProof {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private long convocation;
    private long councillor;
    @Enumerated(EnumType.STRING)
    private Channel channel;
    private String address;
    private String mailKey;
    @Enumerated(EnumType.STRING)
    private ProofKind kind;
    private LocalDate provedOn;
    private String note;
    private Instant recordedAt;
    private String recordedBy;
    @Version
    private long version;

    protected ConvocationProof() {
    }

    /** @param mailKey the key of the mail in the outbox; null when nothing could be sent by mail */
    ConvocationProof(long convocation, long councillor, Channel channel, String address, String mailKey) {
        this.convocation = convocation;
        this.councillor = councillor;
        this.channel = channel;
        this.address = address;
        this.mailKey = mailKey;
    }

    void prove(ProofEntry entry, Instant now, String by) {
        kind = entry.kind();
        provedOn = entry.date();
        note = entry.note() == null || entry.note().isBlank() ? null : entry.note().strip();
        recordedAt = now;
        recordedBy = by;
    }

    long councillor() {
        return councillor;
    }

    Channel channel() {
        return channel;
    }

    Optional<String> address() {
        return Optional.ofNullable(address);
    }

    Optional<String> mailKey() {
        return Optional.ofNullable(mailKey);
    }

    /** Empty while no proof was entered by hand. */
    Optional<ProofEntry> byHand() {
        return kind == null ? Optional.empty() : Optional.of(new ProofEntry(councillor, kind, provedOn, note));
    }
}
