package fr.paraphe.prefecture;

import static fr.paraphe.prefecture.PrefectureSlice.CASTELNAUDARY;
import static fr.paraphe.prefecture.PrefectureSlice.NARBONNE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.paraphe.NotFoundException;
import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.StoredDocument;
import fr.paraphe.prefecture.PrefectureService.Anomaly;
import fr.paraphe.prefecture.PrefectureService.Certification;
import fr.paraphe.prefecture.PrefectureService.Receipt;
import fr.paraphe.prefecture.PrefectureService.Transmission;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@PrefectureSlice
class PrefectureServiceTest {

    private static final LocalDate DECIDED = LocalDate.of(2017, 10, 30);
    private static final LocalDate RECEIVED = LocalDate.of(2017, 11, 2);
    private static final LocalDate PUBLISHED = LocalDate.of(2017, 11, 7);
    private static final String OBJECT = "CONVENTION VILLE / RECTORAT EDUCATION NATIONALE - ENVIRONNEMENT NUMERIQUE DE TRAVAIL 2017-2021";
    private static final Certifier DGS = new Certifier("M.", "Hervé", "Antoine", "Le Directeur Général des Services", true);
    private static final AtomicInteger CASES = new AtomicInteger();

    @Autowired
    PrefectureService prefecture;
    @Autowired
    DocumentStore documents;
    @Autowired
    SettableClock clock;

    private String reference;
    private String number;

    @BeforeEach
    void aCaseOfItsOwn() {
        int one = CASES.incrementAndGet();
        reference = "ENT-11076-T" + one;
        number = "2017-T" + one;
        Mornings.on(clock, "2017-11-30");
    }

    /** Castelnaudary, act 2017-276: every date of the paper. */
    @Test
    void theSourceCase() {
        Mornings.on(clock, "2017-10-31");
        prefecture.put(reference, CASTELNAUDARY, DECIDED, OBJECT);
        prefecture.recordTransmission(new Transmission(reference, "2017-276", "8.1", OBJECT, LocalDate.of(2017, 10, 31), null, "secretariat-11076"));
        prefecture.confirmTransmission(reference);
        Act act = prefecture.act(reference);
        assertThat(act.identifier()).hasValueSatisfying(identifier -> assertThat(identifier).hasToString("011-211100763-20171030-2017_276-DE"));
        assertThat(act.number()).hasValueSatisfying(given -> assertThat(given.display()).isEqualTo("2017-276"));

        Mornings.on(clock, "2017-11-02");
        prefecture.recordReceipt(new Receipt(reference, RECEIVED, ReceiptProof.AR, "011-211100763-20171030-2017-276-DE", null, "secretariat-11076"));
        assertThat(prefecture.settleReception(reference)).isEqualTo(ReceptionOutcome.RECEIVED);

        Mornings.on(clock, "2017-11-07");
        prefecture.recordAmpliation(reference, LocalDate.of(2017, 11, 6), "dgs-11076");
        assertThat(prefecture.recordPublication(reference, PUBLISHED, PublicationMode.POSTING, "secretariat-11076")).isEmpty();
        prefecture.confirmPublication(reference);
        prefecture.confirmAmpliation(reference);
        assertThat(prefecture.executory(reference)).isEmpty();
        prefecture.recordCertification(new Certification(reference, PUBLISHED, DGS, "dgs-11076"));
        prefecture.confirmCertification(reference);
        prefecture.writeCertificate(reference);
        prefecture.writeCertificate(reference);

        assertThat(prefecture.executory(reference)).contains(LocalDate.of(2017, 11, 7));
        assertThat(prefecture.thirdPartyLimit(reference)).hasValueSatisfying(limit -> assertThat(limit.date()).isEqualTo(LocalDate.of(2018, 1, 8)));
        List<StoredDocument> stored = documents.of(reference);
        assertThat(stored).singleElement().satisfies(certificate -> {
            assertThat(certificate.kind()).isEqualTo(DocumentKind.CERTIFICATE);
            assertThat(certificate.id()).isEqualTo(prefecture.act(reference).certificateDocument().orElseThrow());
            assertThat(new String(certificate.bytes(), StandardCharsets.UTF_8)).contains("executory=2017-11-07", "received=2017-11-02", "ampliation=2017-11-06",
                    "published=2017-11-07", "recourseUntil=2018-01-08", "court=tribunal administratif de Montpellier", "number=2017-276");
        });
        assertThat(prefecture.events(reference)).extracting(ActEvent::message).containsExactly("1-1", "1-2", "-", "-", "-");
    }

    @Test
    void aDecisionPutTwiceOpensOneAct() {
        prefecture.put(reference, CASTELNAUDARY, DECIDED, OBJECT);
        prefecture.put(reference, CASTELNAUDARY, DECIDED.plusDays(1), "AUTRE\nOBJET");
        assertThat(prefecture.act(reference).decisionDate()).isEqualTo(DECIDED.plusDays(1));
        assertThat(prefecture.act(reference).object()).isEqualTo("AUTRE OBJET");
        transmit(DECIDED.plusDays(1));
        prefecture.put(reference, CASTELNAUDARY, DECIDED, OBJECT);
        assertThat(prefecture.act(reference).decisionDate()).isEqualTo(DECIDED.plusDays(1));
    }

    @Test
    void nothingIsConfirmedBeforeItIsEntered() {
        prefecture.put(reference, CASTELNAUDARY, DECIDED, OBJECT);
        refused(() -> prefecture.confirmTransmission(reference), "", "Enregistrez la transmission de l’acte : son numéro, sa matière et la date d’envoi.");
        refused(() -> prefecture.recordReceipt(new Receipt(reference, RECEIVED, ReceiptProof.STAMP, null, "cachet", "x")), "",
                "L’acte n’est pas transmis : enregistrez d’abord sa transmission.");
        transmit(DECIDED);
        refused(() -> prefecture.settleReception(reference), "", "Enregistrez la réponse de la préfecture : la réception de l’acte, ou l’anomalie qu’elle signale.");
        refused(() -> prefecture.confirmPublication(reference), "", "Enregistrez la publication de l’acte : sa date et son mode.");
        refused(() -> prefecture.confirmAmpliation(reference), "", "Enregistrez la date de l’ampliation.");
        refused(() -> prefecture.recordCertification(new Certification(reference, PUBLISHED, DGS, "x")), "",
                "L’acte n’est pas exécutoire : sa réception en préfecture et sa publication ne sont pas enregistrées.");
        received();
        refused(() -> prefecture.confirmCertification(reference), "", "L’acte n’est pas exécutoire : sa publication n’est pas enregistrée.");
        prefecture.recordPublication(reference, PUBLISHED, PublicationMode.POSTING, "x");
        refused(() -> prefecture.confirmCertification(reference), "", "Établissez d’abord le certificat : sa date et son signataire.");
    }

    @Test
    void aNumberServesOncePerCommune() {
        transmitted();
        String other = reference + "B";
        prefecture.put(other, CASTELNAUDARY, DECIDED.plusYears(-1), OBJECT);
        refused(() -> prefecture.recordTransmission(new Transmission(other, number.replace('-', '_').toLowerCase(), "8.1", OBJECT, DECIDED, null, "x")), "number",
                "Le numéro " + number.replace('-', '_').toLowerCase() + " est déjà celui d’un autre acte de la commune : un numéro ne sert qu’une fois, "
                        + "toutes années et toutes natures confondues.");
        assertThat(prefecture.act(other).stage()).isEqualTo(ActStage.TO_TRANSMIT);
        assertThat(prefecture.events(other)).isEmpty();

        String elsewhere = reference + "N";
        prefecture.put(elsewhere, NARBONNE, DECIDED, OBJECT);
        prefecture.recordTransmission(new Transmission(elsewhere, number, "8.1", OBJECT, DECIDED, null, "x"));
        assertThat(prefecture.act(elsewhere).stage()).isEqualTo(ActStage.TRANSMITTED);
    }

    @Test
    void everyWrongFieldOfATransmissionIsNamed() {
        prefecture.put(reference, CASTELNAUDARY, DECIDED, OBJECT);
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> prefecture.recordTransmission(
                new Transmission(reference, "n° 1", "8", " ", LocalDate.of(2017, 10, 29), "x".repeat(101), "x")));
        assertThat(refused.reasons()).extracting(Refusal::field).containsExactly("number", "matiere", "object", "transmittedOn", "tdtReference");
        assertThat(refused.reasons().get(3).sentence()).isEqualTo("La date de transmission, le 29/10/2017, précède la décision du 30/10/2017.");
        assertThat(prefecture.act(reference).stage()).isEqualTo(ActStage.TO_TRANSMIT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "2017-10-29|AR||receivedOn|La date de réception en préfecture, le 29/10/2017, précède la décision du 30/10/2017.",
            "2017-12-01|AR||receivedOn|La date de réception en préfecture, le 01/12/2017, est dans le futur : nous sommes le 30/11/2017.",
            "|AR||receivedOn|Indiquez la date de réception en préfecture.",
            "2017-11-02|AR|nonsense|identifier|L’identifiant de l’acte doit avoir la forme DDD-SIREN-AAAAMMJJ-NUMERO-NN, par exemple 011-211100763-20171030-2017_276-DE.",
            "2017-11-02|STAMP||proofReference|Décrivez la preuve de la réception : qui l’a datée, où elle est conservée.",
            "2017-11-02|||proof|Indiquez la preuve de la réception : accusé de réception, cachet ou courrier."})
    void aWrongReceiptStoresNothing(LocalDate receivedOn, ReceiptProof proof, String identifier, String field, String sentence) {
        transmitted();
        String stated = proof == ReceiptProof.AR && identifier == null ? identifier().toString() : identifier;
        refused(() -> prefecture.recordReceipt(new Receipt(reference, receivedOn, proof, stated, null, "x")), field, sentence);
        assertThat(prefecture.act(reference).receivedOn()).isEmpty();
        assertThat(prefecture.events(reference)).hasSize(1);
    }

    @Test
    void anAcknowledgementOfAnotherActIsRefused() {
        transmitted();
        refused(() -> prefecture.recordReceipt(new Receipt(reference, RECEIVED, ReceiptProof.AR, "011-211100763-20171030-2017-999-DE", null, "x")), "identifier",
                "L’accusé de réception porte l’identifiant 011-211100763-20171030-2017-999-DE : l’acte transmis est " + identifier() + ".");
    }

    @Test
    void aStampProvesTheReceiptToo() {
        transmitted();
        prefecture.recordReceipt(new Receipt(reference, RECEIVED, ReceiptProof.STAMP, null, "Cachet du 2 novembre, registre 2017", "x"));
        assertThat(prefecture.settleReception(reference)).isEqualTo(ReceptionOutcome.RECEIVED);
    }

    @Test
    void theSameReceiptTwiceChangesNothing() {
        transmitted();
        assertThat(deliver(RECEIVED, "AR-1")).isEqualTo(new Delivery.Stored(reference, Optional.of(ReceptionOutcome.RECEIVED)));
        assertThat(deliver(RECEIVED, "AR-1")).isEqualTo(new Delivery.AlreadyKnown(reference));
        assertThat(prefecture.events(reference)).hasSize(2);
        assertThat(prefecture.act(reference).receivedOn()).contains(RECEIVED);
    }

    @Test
    void theSameReceiptAtTheSameMomentIsStoredOnce() throws Exception {
        transmitted();
        ActIdentifier identifier = identifier();
        Callable<Delivery> program = () -> prefecture.deliverReceipt(identifier, RECEIVED, "AR-1", "program");
        ExecutorService programs = Executors.newFixedThreadPool(4);
        try {
            List<Delivery> deliveries = new ArrayList<>();
            for (Future<Delivery> delivered : programs.invokeAll(Collections.nCopies(4, program))) {
                deliveries.add(delivered.get());
            }
            assertThat(deliveries).filteredOn(Delivery.Stored.class::isInstance).hasSize(1);
            assertThat(deliveries).filteredOn(Delivery.AlreadyKnown.class::isInstance).hasSize(3);
            assertThat(prefecture.events(reference)).hasSize(2);
        } finally {
            programs.shutdown();
        }
    }

    @Test
    void twoActsThatTakeOneNumberAtTheSameMomentDoNotBothGetIt() throws Exception {
        String other = reference + "B";
        prefecture.put(reference, CASTELNAUDARY, DECIDED, OBJECT);
        prefecture.put(other, CASTELNAUDARY, DECIDED, OBJECT);
        ExecutorService clerks = Executors.newFixedThreadPool(2);
        try {
            List<Callable<String>> transmissions = List.of(() -> attempt(reference), () -> attempt(other));
            List<String> answers = new ArrayList<>();
            for (Future<String> answer : clerks.invokeAll(transmissions)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsExactlyInAnyOrder("", "Le numéro " + number + " est déjà celui d’un autre acte de la commune : un numéro ne sert qu’une fois, "
                    + "toutes années et toutes natures confondues.");
        } finally {
            clerks.shutdown();
        }
    }

    private String attempt(String which) {
        try {
            prefecture.recordTransmission(new Transmission(which, number, "8.1", OBJECT, DECIDED, null, "x"));
            return "";
        } catch (RefusedException refused) {
            return refused.reasons().get(0).sentence();
        }
    }

    /** The paper's spelling of the number, with its hyphen. */
    @Test
    void theReceiptMayNameTheActWithAHyphen() {
        transmitted();
        ActIdentifier hyphenated = ActIdentifier.parse("011-211100763-20171030-" + number + "-DE").orElseThrow();
        assertThat(prefecture.deliverReceipt(hyphenated, RECEIVED, "AR-1", "program")).isInstanceOf(Delivery.Stored.class);
    }

    @Test
    void aReceiptTypedByHandIsTheSameWhenItsDateIs() {
        transmitted();
        received();
        assertThat(deliver(RECEIVED, "AR-1")).isEqualTo(new Delivery.AlreadyKnown(reference));
    }

    @Test
    void aDifferentReceiptIsRefusedAndKeptAside() {
        transmitted();
        deliver(RECEIVED, "AR-1");
        Delivery second = deliver(RECEIVED.plusDays(1), "AR-2");
        assertThat(second).isInstanceOfSatisfying(Delivery.Conflicting.class, conflicting -> {
            assertThat(conflicting.fresh()).isTrue();
            assertThat(conflicting.refusal().sentence()).isEqualTo("Cet accusé de réception du 03/11/2017 contredit l’accusé de réception du 02/11/2017, déjà enregistré "
                    + "pour cet acte : la commune doit lever la contradiction.");
        });
        assertThat(deliver(RECEIVED.plusDays(1), "AR-2")).isInstanceOfSatisfying(Delivery.Conflicting.class, again -> assertThat(again.fresh()).isFalse());
        assertThat(prefecture.act(reference).receivedOn()).contains(RECEIVED);

        assertThat(prefecture.conflict(reference, "task-1").statedOn()).isEqualTo(RECEIVED.plusDays(1));
        refused(() -> prefecture.applyResolution(reference, "task-1"), "", "Dites d’abord quelle réponse de la préfecture fait foi, et pourquoi.");
        refused(() -> prefecture.proposeResolution(reference, "task-1", ConflictResolution.KEEP, " ", "x"), "reason",
                "Motivez votre décision : qui, à la préfecture, l’a confirmée ?");
        prefecture.proposeResolution(reference, "task-1", ConflictResolution.KEEP, "Erreur d’aiguillage, Mme X", "x");
        prefecture.proposeResolution(reference, "task-1", ConflictResolution.REPLACE, "Confirmé par Mme X", "x");
        prefecture.applyResolution(reference, "task-1");
        prefecture.applyResolution(reference, "task-1");
        assertThat(prefecture.act(reference).receivedOn()).contains(RECEIVED.plusDays(1));
        assertThatThrownBy(() -> prefecture.conflict(reference, "task-2")).isInstanceOf(NotFoundException.class);
        assertThat(deliver(RECEIVED, "AR-1")).isEqualTo(new Delivery.AlreadyKnown(reference));
    }

    @Test
    void aReceiptIsNotReplacedBehindTheCertificate() {
        transmitted();
        deliver(RECEIVED, "AR-1");
        prefecture.recordPublication(reference, PUBLISHED, PublicationMode.POSTING, "x");
        prefecture.recordCertification(new Certification(reference, PUBLISHED, DGS, "x"));
        prefecture.confirmCertification(reference);
        prefecture.writeCertificate(reference);
        deliver(PUBLISHED.plusDays(2), "AR-2");
        refused(() -> prefecture.proposeResolution(reference, "task-1", ConflictResolution.REPLACE, "Confirmé", "x"), "resolution",
                "Le certificat du 07/11/2017 précéderait la date exécutoire, qui deviendrait le 09/11/2017 : gardez l’accusé enregistré et faites reprendre l’acte.");
        prefecture.proposeResolution(reference, "task-1", ConflictResolution.KEEP, "Confirmé", "x");
        prefecture.applyResolution(reference, "task-1");

        deliver(PUBLISHED, "AR-3");
        prefecture.proposeResolution(reference, "task-2", ConflictResolution.REPLACE, "Confirmé", "x");
        prefecture.applyResolution(reference, "task-2");
        assertThat(prefecture.executory(reference)).contains(PUBLISHED);
        assertThat(documents.of(reference)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "2017-10-29|AR-1|receivedOn|La date de réception en préfecture, le 29/10/2017, précède la décision du 30/10/2017.",
            "2017-12-01|AR-1|receivedOn|La date de réception en préfecture, le 01/12/2017, est dans le futur : nous sommes le 30/11/2017.",
            "2017-11-02|' '|message|Indiquez la référence du message de la préfecture."})
    void aWrongDeliveryStoresNothing(LocalDate receivedOn, String message, String field, String sentence) {
        transmitted();
        refused(() -> deliver(receivedOn, message), field, sentence);
        assertThat(prefecture.act(reference).stage()).isEqualTo(ActStage.TRANSMITTED);
        assertThat(prefecture.events(reference)).hasSize(1);
    }

    @Test
    void aReceiptForAnUnknownActIsRefused() {
        prefecture.put(reference, CASTELNAUDARY, DECIDED, OBJECT);
        assertThatThrownBy(() -> deliver(RECEIVED, "AR-1")).isInstanceOf(NotFoundException.class).hasMessage("Acte inconnu : " + identifier() + ".");
    }

    @Test
    void anAnomalyIsCorrectedAndSentAgainUnderTheSameNumber() {
        transmitted();
        LocalDate anomalyOn = LocalDate.of(2017, 11, 3);
        refused(() -> prefecture.recordAnomaly(new Anomaly(reference, anomalyOn, null, " ", "x")), "anomalyReason",
                "Recopiez l’anomalie que signale la préfecture.");
        prefecture.recordAnomaly(new Anomaly(reference, anomalyOn, "002", "ODT-VERIF-01 : classification qui n’est pas à jour", "x"));
        assertThat(prefecture.settleReception(reference)).isEqualTo(ReceptionOutcome.ANOMALY);
        refused(() -> prefecture.confirmCorrection(reference), "", "Dites ce qui a été corrigé avant de transmettre l’acte de nouveau.");
        prefecture.recordCorrection(reference, "Classification mise à jour", "x");
        prefecture.confirmCorrection(reference);
        refused(() -> prefecture.confirmTransmission(reference), "", "Enregistrez la transmission de l’acte : son numéro, sa matière et la date d’envoi.");
        prefecture.recordTransmission(new Transmission(reference, number, "8.1.4", OBJECT, LocalDate.of(2017, 11, 6), null, "x"));
        prefecture.confirmTransmission(reference);
        assertThat(deliver(LocalDate.of(2017, 11, 7), "AR-1")).isInstanceOf(Delivery.Stored.class);
    }

    @Test
    void anAnomalyMayLeadToAnotherNumber() {
        transmitted();
        String former = identifier().toString();
        assertThat(anomaly("AN-1")).isEqualTo(new Delivery.Stored(reference, Optional.of(ReceptionOutcome.ANOMALY)));
        assertThat(anomaly("AN-1")).isEqualTo(new Delivery.AlreadyKnown(reference));
        prefecture.recordCorrection(reference, "Nouveau numéro", "x");
        prefecture.confirmCorrection(reference);
        number = number + "BIS";
        transmit(DECIDED);
        assertThat(identifier()).hasToString(former.replace("-DE", "BIS-DE"));
        assertThat(deliver(RECEIVED, "AR-1")).isInstanceOf(Delivery.Stored.class);
        assertThatThrownBy(() -> prefecture.act(ActIdentifier.parse(former).orElseThrow())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aReceiptAfterAnAnomalyIsForAPersonToJudge() {
        transmitted();
        anomaly("AN-1");
        assertThat(deliver(RECEIVED, "AR-1")).isInstanceOf(Delivery.Conflicting.class);
        prefecture.proposeResolution(reference, "task-1", ConflictResolution.REPLACE, "L’anomalie portait sur un autre envoi", "x");
        prefecture.applyResolution(reference, "task-1");
        prefecture.confirmCorrection(reference);
        prefecture.confirmTransmission(reference);
        assertThat(prefecture.settleReception(reference)).isEqualTo(ReceptionOutcome.RECEIVED);
    }

    @Test
    void anAnomalyDoesNotUndoAReceipt() {
        transmitted();
        deliver(RECEIVED, "AR-1");
        assertThat(anomaly("AN-1")).isInstanceOf(Delivery.Conflicting.class);
        refused(() -> prefecture.proposeResolution(reference, "task-1", ConflictResolution.REPLACE, "Confirmé", "x"), "resolution",
                "Une anomalie n’efface pas une réception : pour que l’acte soit repris, la commune l’annule en préfecture et le transmet sous un autre numéro.");
    }

    @Test
    void theCertificateCannotComeBeforeTheExecutoryDate() {
        transmitted();
        received();
        prefecture.recordPublication(reference, PUBLISHED, PublicationMode.POSTING, "x");
        refused(() -> prefecture.recordCertification(new Certification(reference, PUBLISHED.minusDays(1), DGS, "x")), "certifiedOn",
                "Le certificat ne peut pas être daté du 06/11/2017 : l’acte n’est exécutoire que le 07/11/2017.");
        refused(() -> prefecture.recordCertification(new Certification(reference, PUBLISHED, new Certifier("M.", "Hervé", " ", "DGS", true), "x")), "certifier.lastName",
                "Indiquez le nom du signataire.");
        prefecture.recordCertification(new Certification(reference, PUBLISHED, DGS, "x"));
        prefecture.confirmCertification(reference);
        refused(() -> prefecture.recordPublication(reference, PUBLISHED.plusDays(1), PublicationMode.POSTING, "x"), "",
                "L’acte est certifié exécutoire au 07/11/2017 : ses dates ne changent plus.");
    }

    @Test
    void since2022PostingIsNotEnoughInABiggerCommune() {
        Mornings.on(clock, "2022-10-01");
        prefecture.put(reference, CASTELNAUDARY, LocalDate.of(2022, 9, 19), OBJECT);
        assertThat(prefecture.recordPublication(reference, LocalDate.of(2022, 9, 20), PublicationMode.POSTING, "x")).singleElement().asString()
                .startsWith("Depuis le 01/07/2022, une commune de 3 500 habitants et plus publie ses actes sous forme électronique");
    }

    private void transmitted() {
        prefecture.put(reference, CASTELNAUDARY, DECIDED, OBJECT);
        transmit(DECIDED);
    }

    private void transmit(LocalDate on) {
        prefecture.recordTransmission(new Transmission(reference, number, "8.1", OBJECT, on, null, "x"));
    }

    private void received() {
        prefecture.recordReceipt(new Receipt(reference, RECEIVED, ReceiptProof.AR, identifier().toString(), null, "x"));
        prefecture.settleReception(reference);
    }

    private ActIdentifier identifier() {
        return prefecture.identifierFor(reference, number).orElseThrow();
    }

    private Delivery deliver(LocalDate receivedOn, String message) {
        return prefecture.deliverReceipt(identifier(), receivedOn, message, "program");
    }

    private Delivery anomaly(String message) {
        return prefecture.deliverAnomaly(identifier(), LocalDate.of(2017, 11, 3), message, "002", "ODT-VERIF-01", "program");
    }

    private static void refused(ThrowingCallable use, String field, String sentence) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, use);
        assertThat(refused).isNotNull();
        assertThat(refused.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.field()).isEqualTo(field);
            assertThat(reason.sentence()).isEqualTo(sentence);
        });
    }
}
