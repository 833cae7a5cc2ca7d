package fr.paraphe.prefecture;

import fr.paraphe.calendar.Deadline;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Optional;

/** One act of a commune on its way through the prefecture, from the decision to the certificate; one for each case. */
@Entity
public class Act {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private String reference;
    private String commune;
    @Enumerated(EnumType.STRING)
    private Nature nature;
    private String matiere;
    private String object;
    private LocalDate decisionDate;
    @Enumerated(EnumType.STRING)
    private ActStage stage;
    private String numberDisplay;
    private String numberEmitted;
    private String identifier;
    private LocalDate transmittedOn;
    private String tdtReference;
    private LocalDate receivedOn;
    @Enumerated(EnumType.STRING)
    private ReceiptProof proof;
    private String proofReference;
    private String receiptMessage;
    private LocalDate anomalyOn;
    private String anomalyCode;
    private String anomalyReason;
    private String correction;
    private LocalDate publishedOn;
    @Enumerated(EnumType.STRING)
    private PublicationMode publicationMode;
    private LocalDate ampliationOn;
    private LocalDate certifiedOn;
    private String certifierCivility;
    private String certifierFirstName;
    private String certifierLastName;
    private String certifierTitle;
    private Boolean byDelegation;
    private LocalDate executoryOn;
    private Long certificateDocument;
    @Version
    private long version;

    protected Act() {
    }

    Act(String reference, String commune, Nature nature, Matiere matiere, String object, LocalDate decisionDate) {
        this.reference = reference;
        this.commune = commune;
        this.nature = nature;
        this.matiere = matiere.code();
        this.object = object;
        this.decisionDate = decisionDate;
        this.stage = ActStage.TO_TRANSMIT;
    }

    void decided(LocalDate decisionDate, String object) {
        this.decisionDate = decisionDate;
        this.object = object;
    }

    void transmitted(ActNumber number, ActIdentifier identifier, Matiere matiere, String object, LocalDate transmittedOn, String tdtReference) {
        this.numberDisplay = number.display();
        this.numberEmitted = number.emitted();
        this.identifier = identifier.emitted();
        this.matiere = matiere.code();
        this.object = object;
        this.transmittedOn = transmittedOn;
        this.tdtReference = tdtReference;
        this.stage = ActStage.TRANSMITTED;
        forgetReceipt();
        forgetAnomaly();
    }

    /** A receipt stands as typed until the reception is settled. */
    void receipt(LocalDate receivedOn, ReceiptProof proof, String proofReference, String receiptMessage) {
        this.receivedOn = receivedOn;
        this.proof = proof;
        this.proofReference = proofReference;
        this.receiptMessage = receiptMessage;
        forgetAnomaly();
    }

    /** An anomaly stands as typed until the reception is settled. */
    void anomaly(LocalDate anomalyOn, String anomalyCode, String anomalyReason) {
        this.anomalyOn = anomalyOn;
        this.anomalyCode = anomalyCode;
        this.anomalyReason = anomalyReason;
        this.correction = null;
        forgetReceipt();
    }

    void settleReception() {
        this.stage = receivedOn != null ? ActStage.RECEIVED : ActStage.ANOMALY;
    }

    void corrected(String correction) {
        this.correction = correction;
    }

    void toTransmitAnew() {
        this.stage = ActStage.TO_TRANSMIT;
    }

    void published(LocalDate publishedOn, PublicationMode publicationMode) {
        this.publishedOn = publishedOn;
        this.publicationMode = publicationMode;
    }

    void ampliation(LocalDate ampliationOn) {
        this.ampliationOn = ampliationOn;
    }

    void certified(LocalDate certifiedOn, Certifier certifier) {
        this.certifiedOn = certifiedOn;
        this.certifierCivility = certifier.civility();
        this.certifierFirstName = certifier.firstName();
        this.certifierLastName = certifier.lastName();
        this.certifierTitle = certifier.title();
        this.byDelegation = certifier.byDelegation();
    }

    void executory(LocalDate executoryOn) {
        this.executoryOn = executoryOn;
        this.certificateDocument = null;
    }

    void certificateWritten(long document) {
        this.certificateDocument = document;
    }

    private void forgetReceipt() {
        this.receivedOn = null;
        this.proof = null;
        this.proofReference = null;
        this.receiptMessage = null;
    }

    private void forgetAnomaly() {
        this.anomalyOn = null;
        this.anomalyCode = null;
        this.anomalyReason = null;
        this.correction = null;
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

    public Nature nature() {
        return nature;
    }

    public Matiere matiere() {
        return Matiere.of(matiere);
    }

    public String object() {
        return object;
    }

    public LocalDate decisionDate() {
        return decisionDate;
    }

    public ActStage stage() {
        return stage;
    }

    /** From the first transmission on. */
    public Optional<ActNumber> number() {
        return Optional.ofNullable(numberDisplay).map(ActNumber::of);
    }

    /** As sent; from the first transmission on. */
    public Optional<ActIdentifier> identifier() {
        return Optional.ofNullable(identifier).flatMap(ActIdentifier::parse);
    }

    public Optional<LocalDate> transmittedOn() {
        return Optional.ofNullable(transmittedOn);
    }

    /** What the tiers de télétransmission calls it. */
    public Optional<String> tdtReference() {
        return Optional.ofNullable(tdtReference);
    }

    /** Typed or delivered; it counts once the stage is {@link ActStage#RECEIVED}. */
    public Optional<LocalDate> receivedOn() {
        return Optional.ofNullable(receivedOn);
    }

    public Optional<ReceiptProof> proof() {
        return Optional.ofNullable(proof);
    }

    public Optional<String> proofReference() {
        return Optional.ofNullable(proofReference);
    }

    /** The message that brought the receipt, when a program delivered it. */
    public Optional<String> receiptMessage() {
        return Optional.ofNullable(receiptMessage);
    }

    public boolean isReceived() {
        return stage == ActStage.RECEIVED;
    }

    public Optional<LocalDate> anomalyOn() {
        return Optional.ofNullable(anomalyOn);
    }

    public Optional<String> anomalyCode() {
        return Optional.ofNullable(anomalyCode);
    }

    public Optional<String> anomalyReason() {
        return Optional.ofNullable(anomalyReason);
    }

    /** What was corrected after the anomaly. */
    public Optional<String> correction() {
        return Optional.ofNullable(correction);
    }

    public Optional<LocalDate> publishedOn() {
        return Optional.ofNullable(publishedOn);
    }

    public Optional<PublicationMode> publicationMode() {
        return Optional.ofNullable(publicationMode);
    }

    public Optional<LocalDate> ampliationOn() {
        return Optional.ofNullable(ampliationOn);
    }

    public Optional<LocalDate> certifiedOn() {
        return Optional.ofNullable(certifiedOn);
    }

    public Optional<Certifier> certifier() {
        return Optional.ofNullable(certifierLastName)
                .map(name -> new Certifier(certifierCivility, certifierFirstName, name, certifierTitle, byDelegation));
    }

    /** What the law says of the facts recorded so far; empty while the receipt or the publication is missing. */
    public Optional<Deadline> executory() {
        return isReceived() && publishedOn != null ? Optional.of(ExecutoryDate.of(receivedOn, publishedOn)) : Optional.empty();
    }

    /** The day certified; empty before the certificate. */
    public Optional<LocalDate> executoryOn() {
        return Optional.ofNullable(executoryOn);
    }

    /** The certificate in the store of documents. */
    public Optional<Long> certificateDocument() {
        return Optional.ofNullable(certificateDocument);
    }
}
