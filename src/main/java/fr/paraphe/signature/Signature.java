package fr.paraphe.signature;

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

/** What one party decided about a frozen text. It counts once its task is completed. */
@Entity
public class Signature {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private Long roundId;
    @Enumerated(EnumType.STRING)
    private Party party;
    @Enumerated(EnumType.STRING)
    private SignatureDecision decision;
    private String sha256;
    private LocalDate signedOn;
    private String signatory;
    private String reason;
    private boolean settled;
    private Instant recordedAt;
    private String recordedBy;
    private String inAbsenceOf;
    @Version
    private long version;

    protected Signature() {
    }

    Signature(SignatureRound round, Party party) {
        this.roundId = round.id();
        this.party = party;
    }

    void decide(SignatureDecision decision, String sha256, LocalDate signedOn, String signatory, String reason, Instant recordedAt, String recordedBy,
                String inAbsenceOf) {
        this.decision = decision;
        this.sha256 = sha256;
        this.signedOn = signedOn;
        this.signatory = signatory;
        this.reason = reason;
        this.recordedAt = recordedAt;
        this.recordedBy = recordedBy;
        this.inAbsenceOf = inAbsenceOf;
    }

    void settle() {
        this.settled = true;
    }

    boolean isSettled() {
        return settled;
    }

    public Party party() {
        return party;
    }

    public SignatureDecision decision() {
        return decision;
    }

    /** Of the document that was signed. */
    public String sha256() {
        return sha256;
    }

    public Optional<LocalDate> signedOn() {
        return Optional.ofNullable(signedOn);
    }

    /** «Patrick MAUGARD, Maire» */
    public Optional<String> signatory() {
        return Optional.ofNullable(signatory);
    }

    /** «Mme Evelyne GUILHEM», whose place the signatory took while she was away. */
    public Optional<String> inAbsenceOf() {
        return Optional.ofNullable(inAbsenceOf);
    }

    /** «Philippe GREFFIER, premier adjoint, en l’absence de Mme Evelyne GUILHEM» */
    public Optional<String> signedBy() {
        return signatory().map(name -> inAbsenceOf == null ? name : name + ", en l’absence de " + inAbsenceOf);
    }

    /** Of a refusal, or of a request to correct the text. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String recordedBy() {
        return recordedBy;
    }
}
