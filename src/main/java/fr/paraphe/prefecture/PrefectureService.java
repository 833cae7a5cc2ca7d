package fr.paraphe.prefecture;

import fr.paraphe.NotFoundException;
import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.calendar.FrenchHolidays;
import fr.paraphe.directory.AdministrativeCourt;
import fr.paraphe.directory.Commune;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.document.CertificateSheet;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.NewDocument;
import fr.paraphe.document.PdfRenderer;
import fr.paraphe.document.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The act from its transmission to the certificate of executory force. What is entered for a step can be entered anew until the step is confirmed;
 * the prefecture's answer, once settled, changes only through the resolution of a conflict.
 */
@Service
@Transactional
public class PrefectureService {

    /** Who does what no person did. */
    static final String BY_ITSELF = "paraphe";
    private static final String ACTES = "Norme d’échange @CTES";

    private final ActRepository acts;
    private final ReceptionConflictRepository conflicts;
    private final ActLog log;
    private final DirectoryService directory;
    private final DocumentStore documents;
    private final PdfRenderer renderer;
    private final CivilClock clock;
    private final Matiere usualMatiere;

    PrefectureService(ActRepository acts, ReceptionConflictRepository conflicts, ActLog log, DirectoryService directory, DocumentStore documents,
                      PdfRenderer renderer, CivilClock clock, @Value("${paraphe.prefecture.matiere:8.1}") String usualMatiere) {
        this.acts = acts;
        this.conflicts = conflicts;
        this.log = log;
        this.directory = directory;
        this.documents = documents;
        this.renderer = renderer;
        this.clock = clock;
        this.usualMatiere = Matiere.of(usualMatiere);
    }

    public record Transmission(String reference, String number, String matiere, String object, LocalDate transmittedOn, String tdtReference, String by) {
    }

    /** @param identifier as the acknowledgement bears it; only for {@link ReceiptProof#AR} */
    public record Receipt(String reference, LocalDate receivedOn, ReceiptProof proof, String identifier, String proofReference, String by) {
    }

    public record Anomaly(String reference, LocalDate anomalyOn, String code, String reason, String by) {
    }

    public record Certification(String reference, LocalDate certifiedOn, Certifier certifier, String by) {
    }

    /** Opens the act that a decision of the council makes; an act not yet sent takes the decision's new date and object. */
    public void put(String reference, String commune, LocalDate decisionDate, String object) {
        directory.commune(commune);
        String proposed = ActObject.proposed(object);
        Optional<Act> known = acts.lockByReference(reference);
        if (known.isEmpty()) {
            acts.save(new Act(reference, commune, Nature.DE, usualMatiere, proposed, decisionDate));
        } else if (known.get().number().isEmpty()) {
            known.get().decided(decisionDate, proposed);
        }
    }

    /** The day of the deliberation that is or was put to the prefecture under that reference; empty while there is none. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> decidedOn(String reference) {
        return acts.findByReference(reference).map(Act::decisionDate);
    }

    @Transactional(readOnly = true)
    public Act act(String reference) {
        return acts.findByReference(reference).orElseThrow(() -> noAct(reference));
    }

    @Transactional(readOnly = true)
    public Act act(ActIdentifier identifier) {
        return acts.findByIdentifier(identifier.emitted()).orElseThrow(() -> unknown(identifier));
    }

    /** What happened to an act, oldest first. */
    @Transactional(readOnly = true)
    public List<ActEvent> events(String reference) {
        return log.of(act(reference));
    }

    /**
     * From which day the deliberation of a case has executory force, as certified; empty before the certificate. A signature asks here.
     */
    @Transactional(readOnly = true)
    public Optional<LocalDate> executory(String reference) {
        return acts.findByReference(reference).flatMap(Act::executoryOn);
    }

    /** The last day on which others than the prefect can go to court; empty before the publication. */
    @Transactional(readOnly = true)
    public Optional<Deadline> thirdPartyLimit(String reference) {
        Act act = act(reference);
        return act.publishedOn().map(new DefereDelay(holidays(act))::thirdParties);
    }

    /** The identifier that an act would bear, to be shown before it is sent; empty while the number cannot be sent. */
    @Transactional(readOnly = true)
    public Optional<ActIdentifier> identifierFor(String reference, String number) {
        return ActNumber.check(number).isAccepted() ? Optional.of(identifier(act(reference), ActNumber.of(number))) : Optional.empty();
    }

    /** Refuses a number that the commune has used for another act, whatever its year and nature. */
    public void recordTransmission(Transmission transmission) {
        Act act = locked(transmission.reference());
        if (act.isReceived()) {
            throw new RefusedException("", "L’acte est déjà reçu en préfecture, le " + FrenchDates.numeric(act.receivedOn().orElseThrow())
                    + " : sa transmission ne change plus.", ExecutoryDate.ARTICLE);
        }
        ActNumber.check(transmission.number())
                .and(Matiere.check(transmission.matiere()))
                .and(ActObject.check(transmission.object()))
                .and(dates(act).transmitted(transmission.transmittedOn()))
                .and(Entered.optional("tdtReference", transmission.tdtReference(), 100))
                .and(unused(act, transmission.number()))
                .orThrow();
        ActNumber number = ActNumber.of(transmission.number());
        ActIdentifier identifier = identifier(act, number);
        act.transmitted(number, identifier, Matiere.of(transmission.matiere()), transmission.object().strip(), transmission.transmittedOn(),
                Entered.clean(transmission.tdtReference()));
        flushNumber(act, number);
        log.write(act, "1-1", transmission.transmittedOn(), "Acte n° " + number.display() + " transmis sous l’identifiant " + identifier + ".",
                ActLog.payload("1-1", identifier, transmission.transmittedOn(), act.tdtReference().orElse(null)), transmission.by());
    }

    public void confirmTransmission(String reference) {
        if (act(reference).stage() == ActStage.TO_TRANSMIT) {
            throw new RefusedException("", "Enregistrez la transmission de l’acte : son numéro, sa matière et la date d’envoi.", ExecutoryDate.ARTICLE);
        }
    }

    public void recordReceipt(Receipt receipt) {
        Act act = locked(receipt.reference());
        requireWaiting(act);
        Verdict proved = receipt.proof() == null
                ? Verdict.refused("proof", "Indiquez la preuve de la réception : accusé de réception, cachet ou courrier.", ExecutoryDate.ARTICLE)
                : receipt.proof() == ReceiptProof.AR ? identifies(act, receipt.identifier())
                : Entered.required("proofReference", receipt.proofReference(), 200, "Décrivez la preuve de la réception : qui l’a datée, où elle est conservée.",
                        ExecutoryDate.ARTICLE);
        dates(act).received(receipt.receivedOn()).and(proved).and(Entered.optional("proofReference", receipt.proofReference(), 200)).orThrow();
        act.receipt(receipt.receivedOn(), receipt.proof(), Entered.clean(receipt.proofReference()), null);
        log.writeOnce(act, "1-2", receipt.receivedOn(), "Réception en préfecture saisie : " + receipt.proof().label() + ".",
                ActLog.payload("1-2", act.identifier().orElseThrow(), receipt.receivedOn(), receipt.proof(), act.proofReference().orElse(null)), receipt.by());
    }

    public void recordAnomaly(Anomaly anomaly) {
        Act act = locked(anomaly.reference());
        requireWaiting(act);
        checkAnomaly(act, anomaly.anomalyOn(), anomaly.code(), anomaly.reason()).orThrow();
        act.anomaly(anomaly.anomalyOn(), Entered.clean(anomaly.code()), anomaly.reason().strip());
        log.writeOnce(act, "1-3", anomaly.anomalyOn(), "Anomalie saisie : " + anomaly.reason().strip(),
                ActLog.payload("1-3", act.identifier().orElseThrow(), anomaly.anomalyOn(), Entered.clean(anomaly.code()), anomaly.reason().strip()), anomaly.by());
    }

    /** Makes the answer entered by hand count, unless a program's has been delivered meanwhile. */
    public ReceptionOutcome settleReception(String reference) {
        Act act = locked(reference);
        if (act.stage() == ActStage.TRANSMITTED) {
            if (act.receivedOn().isEmpty() && act.anomalyOn().isEmpty()) {
                throw new RefusedException("", "Enregistrez la réponse de la préfecture : la réception de l’acte, ou l’anomalie qu’elle signale.",
                        ExecutoryDate.ARTICLE);
            }
            act.settleReception();
        }
        return act.isReceived() ? ReceptionOutcome.RECEIVED : ReceptionOutcome.ANOMALY;
    }

    /** The receipt as a program delivers it; see {@code process.PrefectureMail} for the way in. */
    public Delivery deliverReceipt(ActIdentifier identifier, LocalDate receivedOn, String message, String by) {
        Act act = acts.lockByIdentifier(identifier.emitted()).orElseThrow(() -> unknown(identifier));
        dates(act).received(receivedOn)
                .and(Entered.required("message", message, 200, "Indiquez la référence du message de la préfecture.", ACTES)).orThrow();
        String payload = ActLog.payload("1-2", identifier.emitted(), receivedOn, message.strip());
        boolean contested = conflicts.findByActIdAndPayloadSha(act.id(), payload).isPresent();
        if (!contested && (log.knows(act, payload) || act.isReceived() && sameReceipt(act, receivedOn, message.strip()))) {
            return new Delivery.AlreadyKnown(act.reference());
        }
        if (contested || act.stage() != ActStage.TRANSMITTED) {
            return conflict(act, ReceptionOutcome.RECEIVED, receivedOn, message.strip(), "", payload, by);
        }
        act.receipt(receivedOn, ReceiptProof.AR, null, message.strip());
        act.settleReception();
        log.write(act, "1-2", receivedOn, "Accusé de réception remis par télétransmission (" + message.strip() + ").", payload, by);
        return new Delivery.Stored(act.reference(), Optional.of(ReceptionOutcome.RECEIVED));
    }

    /** The anomaly as a program delivers it; see {@code process.PrefectureMail} for the way in. */
    public Delivery deliverAnomaly(ActIdentifier identifier, LocalDate anomalyOn, String message, String code, String reason, String by) {
        Act act = acts.lockByIdentifier(identifier.emitted()).orElseThrow(() -> unknown(identifier));
        checkAnomaly(act, anomalyOn, code, reason)
                .and(Entered.required("message", message, 200, "Indiquez la référence du message de la préfecture.", ACTES)).orThrow();
        String payload = ActLog.payload("1-3", identifier.emitted(), anomalyOn, message.strip(), Entered.clean(code), reason.strip());
        boolean contested = conflicts.findByActIdAndPayloadSha(act.id(), payload).isPresent();
        if (!contested && log.knows(act, payload)) {
            return new Delivery.AlreadyKnown(act.reference());
        }
        if (contested || act.isReceived()) {
            return conflict(act, ReceptionOutcome.ANOMALY, anomalyOn, message.strip(), reason.strip(), payload, by);
        }
        boolean waiting = act.stage() == ActStage.TRANSMITTED;
        if (waiting) {
            act.anomaly(anomalyOn, Entered.clean(code), reason.strip());
            act.settleReception();
        }
        log.write(act, "1-3", anomalyOn, "Anomalie remise par télétransmission (" + message.strip() + ") : " + reason.strip(), payload, by);
        return waiting ? new Delivery.Stored(act.reference(), Optional.of(ReceptionOutcome.ANOMALY)) : new Delivery.AlreadyKnown(act.reference());
    }

    public void recordCorrection(String reference, String correction, String by) {
        Act act = locked(reference);
        Entered.required("correction", correction, 2000, "Dites ce qui a été corrigé.", ACTES + ", message 1-3").orThrow();
        act.corrected(correction.strip());
        log.writeOnce(act, "-", clock.today(), "Correction après anomalie : " + correction.strip(),
                ActLog.payload("correction", act.anomalyOn().orElse(null), correction.strip()), by);
    }

    public void confirmCorrection(String reference) {
        Act act = locked(reference);
        if (act.stage() == ActStage.ANOMALY) {
            if (act.correction().isEmpty()) {
                throw new RefusedException("", "Dites ce qui a été corrigé avant de transmettre l’acte de nouveau.", ACTES + ", message 1-3");
            }
            act.toTransmitAnew();
        }
    }

    /** @return warnings to show: the date stands */
    public List<String> recordPublication(String reference, LocalDate publishedOn, PublicationMode mode, String by) {
        Act act = locked(reference);
        requireUncertified(act);
        Verdict verdict = dates(act).published(publishedOn).and(mode == null
                ? Verdict.refused("mode", "Indiquez comment l’acte a été publié.", ExecutoryDate.ARTICLE)
                : mode.suits(act.decisionDate(), directory.commune(act.commune()).population()));
        verdict.orThrow();
        act.published(publishedOn, mode);
        log.writeOnce(act, "-", publishedOn, "Publication : " + mode.label() + ".", ActLog.payload("publication", publishedOn, mode), by);
        return verdict.warnings();
    }

    public void confirmPublication(String reference) {
        if (act(reference).publishedOn().isEmpty()) {
            throw new RefusedException("", "Enregistrez la publication de l’acte : sa date et son mode.", ExecutoryDate.ARTICLE);
        }
    }

    public void recordAmpliation(String reference, LocalDate ampliationOn, String by) {
        Act act = locked(reference);
        requireUncertified(act);
        dates(act).ampliation(ampliationOn).orThrow();
        act.ampliation(ampliationOn);
        log.writeOnce(act, "-", ampliationOn, "Ampliation délivrée.", ActLog.payload("ampliation", ampliationOn), by);
    }

    public void confirmAmpliation(String reference) {
        if (act(reference).ampliationOn().isEmpty()) {
            throw new RefusedException("", "Enregistrez la date de l’ampliation.", "");
        }
    }

    /** Refuses a certificate dated before the act has executory force, or before its receipt and its publication are recorded. */
    public void recordCertification(Certification certification) {
        Act act = locked(certification.reference());
        requireUncertified(act);
        Deadline executory = act.executory().orElseThrow(() -> notYetExecutory(act));
        Certifier certifier = certification.certifier();
        dates(act).certified(certification.certifiedOn(), executory.date())
                .and(certifier == null ? Verdict.refused("certifier", "Indiquez qui certifie.", ExecutoryDate.ARTICLE) : names(certifier))
                .orThrow();
        act.certified(certification.certifiedOn(), certifier);
        log.writeOnce(act, "-", certification.certifiedOn(), "Certifié exécutoire au " + FrenchDates.numeric(executory.date()) + " par " + certifier.firstName() + " "
                + certifier.lastName() + ".", ActLog.payload("certificate", executory.date(), certification.certifiedOn(), certifier), certification.by());
    }

    /** From here on the act has executory force for everybody who asks. */
    public void confirmCertification(String reference) {
        Act act = locked(reference);
        Deadline executory = act.executory().orElseThrow(() -> notYetExecutory(act));
        LocalDate certifiedOn = act.certifiedOn().orElseThrow(() -> new RefusedException("",
                "Établissez d’abord le certificat : sa date et son signataire.", ExecutoryDate.ARTICLE));
        dates(act).certified(certifiedOn, executory.date()).orThrow();
        if (act.executoryOn().isEmpty()) {
            act.executory(executory.date());
        }
    }

    /** Writes the certificate, once. */
    public void writeCertificate(String reference) {
        Act act = locked(reference);
        if (act.certificateDocument().isEmpty()) {
            CertificateSheet sheet = certificate(act);
            act.certificateWritten(documents.store(new NewDocument(reference, act.commune(), DocumentKind.CERTIFICATE, sheet.title(), "application/pdf",
                    renderer.render(sheet), BY_ITSELF)).id());
        }
    }

    /** The contradiction that this task is about: the one it was opened for before, else the oldest that nobody has taken. */
    @Transactional(readOnly = true)
    public ReceptionConflict conflict(String reference, String task) {
        return conflictOf(act(reference), task);
    }

    /** Enters the decision; it takes effect when the task is completed. */
    public void proposeResolution(String reference, String task, ConflictResolution resolution, String reason, String by) {
        Act act = locked(reference);
        ReceptionConflict conflict = conflictOf(act, task);
        Verdict verdict = resolution == null
                ? Verdict.refused("resolution", "Dites quelle réponse de la préfecture fait foi.", "")
                : resolution == ConflictResolution.REPLACE ? replaceable(act, conflict) : Verdict.accepted();
        verdict.and(Entered.required("reason", reason, 2000, "Motivez votre décision : qui, à la préfecture, l’a confirmée ?", "")).orThrow();
        conflict.proposed(resolution, reason.strip(), task, by);
    }

    /** Ends a contradiction as its task decided. A receipt that takes the place of another brings the certificate's date along. */
    public void applyResolution(String reference, String task) {
        Act act = locked(reference);
        ReceptionConflict conflict = conflicts.findByActIdOrderById(act.id()).stream().filter(candidate -> candidate.belongsTo(task)).findFirst()
                .orElseThrow(() -> new RefusedException("", "Dites d’abord quelle réponse de la préfecture fait foi, et pourquoi.", ""));
        if (conflict.isResolved()) {
            return;
        }
        boolean replaces = conflict.resolution().orElseThrow() == ConflictResolution.REPLACE;
        if (replaces) {
            replaceable(act, conflict).orThrow();
            act.receipt(conflict.statedOn(), ReceiptProof.AR, null, conflict.receiptMessage());
            act.settleReception();
            if (act.executoryOn().isPresent()) {
                act.executory(act.executory().orElseThrow().date());
                writeCertificate(reference);
            }
        }
        conflict.resolved(clock.now());
        log.write(act, "-", clock.today(), (replaces ? "Accusé remplacé par celui du " : "Accusé écarté : celui du ") + FrenchDates.numeric(conflict.statedOn())
                + ". " + conflict.resolutionReason().orElse(""), ActLog.payload("resolution", conflict.statedOn(), conflict.receiptMessage()), conflict.resolvedBy().orElse(BY_ITSELF));
    }

    ActDates dates(Act act) {
        return new ActDates(act.decisionDate(), clock.today());
    }

    FrenchHolidays holidays(Act act) {
        return FrenchHolidays.ofDepartement(directory.commune(act.commune()).departement());
    }

    static NotFoundException unknown(ActIdentifier identifier) {
        return new NotFoundException("Acte inconnu : " + identifier + ".");
    }

    /** Also what a stranger is told of an act that is there. */
    public static NotFoundException noAct(String reference) {
        return new NotFoundException("Aucun acte n’est à transmettre pour le dossier " + reference + ".");
    }

    private Act locked(String reference) {
        return acts.lockByReference(reference).orElseThrow(() -> noAct(reference));
    }

    private ActIdentifier identifier(Act act, ActNumber number) {
        Commune commune = directory.commune(act.commune());
        return ActIdentifier.of(commune.departement(), commune.siren(), act.decisionDate(), number, act.nature());
    }

    private Verdict unused(Act act, String entered) {
        if (!ActNumber.check(entered).isAccepted()) {
            return Verdict.accepted();
        }
        ActNumber number = ActNumber.of(entered);
        return acts.existsByCommuneAndNumberEmittedAndReferenceNot(act.commune(), number.emitted(), act.reference()) ? used(number) : Verdict.accepted();
    }

    private static Verdict used(ActNumber number) {
        return Verdict.refused("number", "Le numéro " + number.display() + " est déjà celui d’un autre acte de la commune : un numéro ne sert qu’une fois, "
                + "toutes années et toutes natures confondues.", ACTES);
    }

    private void flushNumber(Act act, ActNumber number) {
        try {
            acts.saveAndFlush(act);
        } catch (DataIntegrityViolationException takenMeanwhile) {
            throw new RefusedException(used(number).reasons());
        }
    }

    private static Verdict identifies(Act act, String entered) {
        String field = "identifier";
        if (Entered.clean(entered) == null) {
            return Verdict.refused(field, "Indiquez l’identifiant que porte l’accusé de réception.", ACTES + ", message 1-2");
        }
        ActIdentifier stated = ActIdentifier.required(field, entered.strip());
        ActIdentifier sent = act.identifier().orElseThrow();
        return stated.sameActAs(sent) ? Verdict.accepted()
                : Verdict.refused(field, "L’accusé de réception porte l’identifiant " + stated + " : l’acte transmis est " + sent + ".", ACTES + ", message 1-2");
    }

    private static void requireWaiting(Act act) {
        if (act.isReceived()) {
            throw new RefusedException("", "La préfecture a déjà accusé réception de l’acte, le " + FrenchDates.numeric(act.receivedOn().orElseThrow()) + ".",
                    ExecutoryDate.ARTICLE);
        }
        if (act.stage() != ActStage.TRANSMITTED) {
            throw new RefusedException("", "L’acte n’est pas transmis : enregistrez d’abord sa transmission.", ExecutoryDate.ARTICLE);
        }
    }

    private static void requireUncertified(Act act) {
        act.executoryOn().ifPresent(on -> {
            throw new RefusedException("", "L’acte est certifié exécutoire au " + FrenchDates.numeric(on) + " : ses dates ne changent plus.", ExecutoryDate.ARTICLE);
        });
    }

    private static RefusedException notYetExecutory(Act act) {
        String missing = !act.isReceived() && act.publishedOn().isEmpty() ? "sa réception en préfecture et sa publication ne sont pas enregistrées"
                : act.isReceived() ? "sa publication n’est pas enregistrée" : "sa réception en préfecture n’est pas enregistrée";
        return new RefusedException("", "L’acte n’est pas exécutoire : " + missing + ".", ExecutoryDate.ARTICLE);
    }

    private Verdict checkAnomaly(Act act, LocalDate anomalyOn, String code, String reason) {
        return dates(act).anomaly(anomalyOn)
                .and(Entered.optional("anomalyCode", code, 20))
                .and(Entered.required("anomalyReason", reason, 2000, "Recopiez l’anomalie que signale la préfecture.", ACTES + ", message 1-3"));
    }

    private static Verdict names(Certifier certifier) {
        Verdict civility = List.of("M.", "Mme").contains(certifier.civility()) ? Verdict.accepted()
                : Verdict.refused("certifier.civility", "La civilité du signataire est M. ou Mme.", "");
        return civility
                .and(Entered.required("certifier.firstName", certifier.firstName(), 60, "Indiquez le prénom du signataire.", ExecutoryDate.ARTICLE))
                .and(Entered.required("certifier.lastName", certifier.lastName(), 60, "Indiquez le nom du signataire.", ExecutoryDate.ARTICLE))
                .and(Entered.required("certifier.title", certifier.title(), 200, "Indiquez la qualité du signataire.", ExecutoryDate.ARTICLE));
    }

    /** Typed by hand, a receipt has no message to compare: its date says whether it is the same. */
    private static boolean sameReceipt(Act act, LocalDate receivedOn, String message) {
        return act.receivedOn().filter(receivedOn::equals).isPresent() && act.receiptMessage().map(message::equals).orElse(true);
    }

    private Delivery conflict(Act act, ReceptionOutcome outcome, LocalDate statedOn, String message, String detail, String payload, String by) {
        boolean fresh = conflicts.findByActIdAndPayloadSha(act.id(), payload).isEmpty();
        if (fresh) {
            conflicts.save(new ReceptionConflict(act.id(), outcome, statedOn, message, detail, payload, clock.now(), by));
            log.write(act, outcome == ReceptionOutcome.RECEIVED ? "1-2" : "1-3", statedOn, "Réponse contradictoire de la préfecture, non retenue (" + message + ").",
                    payload, by);
        }
        String stated = (outcome == ReceptionOutcome.RECEIVED ? "Cet accusé de réception du " : "Cette anomalie du ") + FrenchDates.numeric(statedOn);
        String recorded = act.isReceived() ? "l’accusé de réception du " + FrenchDates.numeric(act.receivedOn().orElseThrow())
                : "l’anomalie du " + FrenchDates.numeric(act.anomalyOn().orElseThrow());
        return new Delivery.Conflicting(act.reference(), fresh, new Refusal("", stated + " contredit " + recorded + ", déjà enregistré"
                + (act.isReceived() ? "" : "e") + " pour cet acte : la commune doit lever la contradiction.", ACTES));
    }

    private ReceptionConflict conflictOf(Act act, String task) {
        List<ReceptionConflict> all = conflicts.findByActIdOrderById(act.id());
        return all.stream().filter(conflict -> conflict.belongsTo(task)).findFirst()
                .or(() -> all.stream().filter(ReceptionConflict::isFree).findFirst())
                .orElseThrow(() -> new NotFoundException("Aucune contradiction n’est à lever pour le dossier " + act.reference() + "."));
    }

    private Verdict replaceable(Act act, ReceptionConflict conflict) {
        if (conflict.outcome() == ReceptionOutcome.ANOMALY) {
            return Verdict.refused("resolution", "Une anomalie n’efface pas une réception : pour que l’acte soit repris, la commune l’annule en préfecture "
                    + "et le transmet sous un autre numéro.", ACTES + ", message 6-1");
        }
        if (act.executoryOn().isPresent()) {
            LocalDate executory = ExecutoryDate.of(conflict.statedOn(), act.publishedOn().orElseThrow()).date();
            LocalDate certifiedOn = act.certifiedOn().orElseThrow();
            if (executory.isAfter(certifiedOn)) {
                return Verdict.refused("resolution", "Le certificat du " + FrenchDates.numeric(certifiedOn) + " précéderait la date exécutoire, qui deviendrait le "
                        + FrenchDates.numeric(executory) + " : gardez l’accusé enregistré et faites reprendre l’acte.", ExecutoryDate.ARTICLE);
            }
        }
        return Verdict.accepted();
    }

    private CertificateSheet certificate(Act act) {
        Commune commune = directory.commune(act.commune());
        Deadline executory = act.executory().orElseThrow(() -> notYetExecutory(act));
        Certifier certifier = act.certifier().orElseThrow();
        LocalDate publishedOn = act.publishedOn().orElseThrow();
        return new CertificateSheet(act.reference(), commune.name(), act.object(), act.number().orElseThrow().display(), act.decisionDate(),
                act.identifier().orElseThrow().toString(), act.transmittedOn().orElse(null), act.receivedOn().orElseThrow(), publishedOn,
                act.publicationMode().orElseThrow().label(), act.ampliationOn().orElse(null), executory.date(), executory.explanation(),
                new DefereDelay(holidays(act)).thirdParties(publishedOn).date(), AdministrativeCourt.ofDepartement(commune.departement()).orElse(""),
                act.certifiedOn().orElseThrow(), new Person(certifier.civility(), certifier.firstName(), certifier.lastName()), certifier.title(),
                certifier.byDelegation());
    }
}
