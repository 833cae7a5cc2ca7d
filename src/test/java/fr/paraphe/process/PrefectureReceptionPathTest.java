package fr.paraphe.process;

import static fr.paraphe.process.ScriptedProcess.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.paraphe.process.ScriptedProcess.DateAt;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Deployment(resources = "bpmn/prefecture-reception.bpmn")
class PrefectureReceptionPathTest {

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = ProcessEngineCoverageExtension.builder("scripted-engine.xml").assertClassCoverageAtLeast(1.0).build();

    private static final Date END_OF_DEFERE = new Date(1_515_020_400_000L);
    private static final Date END_OF_SILENCE = new Date(1_516_000_000_000L);

    private static final List<String> TO_THE_RECEIPT = List.of("StartEvent_ActToTransmit", "Gateway_ReadyToTransmit", "UserTask_RecordTransmission");
    private static final List<String> RECEIPT_BY_HAND = List.of("UserTask_RecordReceipt", "Gateway_ReceptionKnown", "Gateway_Reception");
    private static final String[] IN_PARALLEL = {"UserTask_RecordPublication", "UserTask_RecordAmpliation"};
    private static final List<String> TO_THE_CERTIFICATE = List.of("Gateway_Published", "Gateway_Published", "UserTask_CertifyExecutory", "ServiceTask_WriteCertificate", "ServiceTask_AnnounceExecutory", "Gateway_LettersHandled",
        "Gateway_PendingLetter");
    private static final List<String> A_LETTER = List.of("Gateway_LetterArrived", "Gateway_LetterKind");
    private static final List<String> BACK_TO_THE_WATCH = List.of("Gateway_LettersHandled", "Gateway_PendingLetter", "UserTask_WatchDefere");
    private static final List<String> EXPIRED = List.of("Boundary_DefereExpires", "EndEvent_NotReferred");

    private ScriptedProcess process;

    @BeforeEach
    void script() {
        process = new ScriptedProcess(ENGINE.getProcessEngine(), "prefecture-reception")
            .answers("receiptRecorded", Map.of("receptionOutcome", "RECEIVED"))
            .answers("announceExecutory", Map.of("prefectureLetter", "NONE"))
            .answers("answerRecorded", Map.of("prefectureLetter", "NONE"))
            .answers("fileLetter", Map.of("prefectureLetter", "NONE"))
            .answers("recordImplicitRefusal", Map.of("prefectureLetter", "NONE"));
        Mocks.register("defereExpiry", new DateAt(END_OF_DEFERE));
        Mocks.register("implicitRefusal", new DateAt(END_OF_SILENCE));
    }

    @AfterEach
    void forget() {
        Mocks.reset();
    }

    @Test
    void receivedPublishedCertifiedAndNeverReferred() {
        toTheWatch();
        assertThat(process.jobAt("Boundary_DefereExpires").getDuedate()).isEqualTo(END_OF_DEFERE);
        process.runJobAt("Boundary_DefereExpires");
        List<String> before = path(TO_THE_RECEIPT, RECEIPT_BY_HAND, List.of("Gateway_Received"));
        List<String> after = path(TO_THE_CERTIFICATE, List.of("UserTask_WatchDefere"), EXPIRED);
        assertThat(process.path()).startsWith(before.toArray(String[]::new)).contains(IN_PARALLEL).endsWith(after.toArray(String[]::new))
            .hasSize(before.size() + IN_PARALLEL.length + after.size());
        assertThat(process.instance()).isEnded();
    }

    @Test
    void theReceiptThatAProgramDeliversSparesTheClerk() {
        process.start(Map.of()).complete("UserTask_RecordTransmission").correlate("paraphe.receptionDelivered", Map.of("receptionOutcome", "RECEIVED"));
        assertThat(process.path()).startsWith(path(TO_THE_RECEIPT, List.of("UserTask_RecordReceipt", "Boundary_ReceptionDelivered", "Gateway_ReceptionKnown",
            "Gateway_Reception", "Gateway_Received")).toArray(String[]::new));
        assertThat(process.calls("receiptRecorded")).isEmpty();
    }

    @Test
    void anAnomalyIsCorrectedAndTheActSentAgain() {
        process.start(Map.of()).complete("UserTask_RecordTransmission")
            .correlate("paraphe.receptionDelivered", Map.of("receptionOutcome", "ANOMALY")).complete("UserTask_CorrectAct").complete("UserTask_RecordTransmission");
        assertThat(process.path()).containsExactlyElementsOf(path(TO_THE_RECEIPT,
            List.of("UserTask_RecordReceipt", "Boundary_ReceptionDelivered", "Gateway_ReceptionKnown", "Gateway_Reception", "UserTask_CorrectAct",
                "Gateway_ReadyToTransmit", "UserTask_RecordTransmission", "UserTask_RecordReceipt")));
    }

    @Test
    void aSimpleLetterLeavesTheWatchAsItWas() {
        process.answers("letterRecorded", Map.of("prefectureLetter", "SIMPLE"));
        toTheWatch();
        process.complete("UserTask_WatchDefere");
        assertThat(process.path()).endsWith(path(List.of("UserTask_WatchDefere"), A_LETTER, List.of("ServiceTask_FileLetter"), BACK_TO_THE_WATCH).toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PIECES", "OBSERVATIONS"})
    void aRequestOrObservationsAreAnsweredAndTheWatchBeginsAnew(String kind) {
        toTheWatch();
        process.correlate("paraphe.prefectureLetter", Map.of("prefectureLetter", kind));
        assertThat(process.jobAt("Boundary_ImplicitRefusal").getDuedate()).isEqualTo(END_OF_SILENCE);
        process.complete("UserTask_AnswerPrefecture").runJobAt("Boundary_DefereExpires");
        assertThat(process.path()).endsWith(path(List.of("UserTask_WatchDefere", "Boundary_PrefectureLetter"), A_LETTER, List.of("UserTask_AnswerPrefecture"),
            BACK_TO_THE_WATCH, EXPIRED).toArray(String[]::new));
        assertThat(process.instance()).isEnded();
    }

    @Test
    void twoMonthsOfSilenceAreARefusal() {
        toTheWatch();
        process.correlate("paraphe.prefectureLetter", Map.of("prefectureLetter", "PIECES")).runJobAt("Boundary_ImplicitRefusal");
        assertThat(process.path()).endsWith(path(A_LETTER, List.of("UserTask_AnswerPrefecture", "Boundary_ImplicitRefusal", "ServiceTask_RecordImplicitRefusal"),
            BACK_TO_THE_WATCH).toArray(String[]::new));
    }

    @Test
    void aLetterThatCameBeforeTheWatchIsDealtWithFirst() {
        process.answersOnly("announceExecutory", Map.of("prefectureLetter", "OBSERVATIONS"));
        toTheCertificate();
        assertThat(process.path()).endsWith(path(List.of("Gateway_PendingLetter"), A_LETTER, List.of("UserTask_AnswerPrefecture")).toArray(String[]::new));
    }

    @Test
    void aDefereIsFollowedToItsJudgment() {
        toTheWatch();
        process.correlate("paraphe.prefectureLetter", Map.of("prefectureLetter", "DEFERE")).complete("UserTask_FollowDefere");
        assertThat(process.path()).endsWith(path(List.of("Boundary_PrefectureLetter"), A_LETTER, List.of("UserTask_FollowDefere", "EndEvent_Referred")).toArray(String[]::new));
        assertThat(process.instance()).isEnded();
    }

    @Test
    void aSecondReceiptThatDiffersBecomesATaskAndDisturbsNothing() {
        toTheWatch();
        process.correlate("paraphe.receiptConflict", Map.of());
        assertThat(process.task("UserTask_ResolveReceiptConflict")).isNotNull();
        assertThat(process.task("UserTask_WatchDefere")).isNotNull();
        process.complete("UserTask_ResolveReceiptConflict");
        assertThat(process.path()).contains("SubProcess_ReceiptConflict", "StartEvent_ReceiptConflict", "UserTask_ResolveReceiptConflict", "EndEvent_ReceiptConflictResolved");
        assertThat(process.task("UserTask_WatchDefere")).isNotNull();
    }

    private void toTheWatch() {
        toTheCertificate();
        assertThat(process.task("UserTask_WatchDefere")).isNotNull();
    }

    private void toTheCertificate() {
        process.start(Map.of()).complete("UserTask_RecordTransmission").complete("UserTask_RecordReceipt").complete("UserTask_RecordPublication")
            .complete("UserTask_RecordAmpliation").complete("UserTask_CertifyExecutory").runJobAt("ServiceTask_WriteCertificate");
    }
}
