package fr.paraphe.dispute.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.paraphe.calendar.SettableClock;
import fr.paraphe.convention.Side;
import fr.paraphe.dispute.Grievance;
import fr.paraphe.dispute.Letter;
import fr.paraphe.dispute.LetterChannel;
import fr.paraphe.dispute.LetterKind;
import fr.paraphe.dispute.LetterService;
import fr.paraphe.dispute.LetterStatus;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.StoredDocument;
import fr.paraphe.signature.Party;
import fr.paraphe.signature.SignatureDecision;
import fr.paraphe.signature.SignatureService;
import fr.paraphe.support.ParapheTest;
import fr.paraphe.support.SignedConvention;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A letter of each party through its two models: in its author's confidence until it is sent, then a case of both. */
@ParapheTest
class LetterThroughTheEngineTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private SettableClock clock;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private TaskService tasks;
    @Autowired
    private HistoryService history;
    @Autowired
    private LetterService letters;
    @Autowired
    private SignatureService signatures;
    @Autowired
    private DocumentStore documents;

    private String convention;

    /** Of Carcassonne. */
    @BeforeEach
    void aConventionInForce() {
        on("2019-01-29");
        convention = "ENT-11069-LT" + NUMBER.incrementAndGet();
        SignedConvention.of(convention, "11069").into(jdbc);
    }

    @Test
    void theCommunesMiseEnDemeureBecomesADisputeOnceItIsSent() {
        String reference = started(LetterKind.MISE_EN_DEMEURE, Side.COMMUNE, "11069");
        prepare(reference, Side.COMMUNE);
        sign(reference, Party.MAYOR, SignatureDecision.SIGNED);
        Task sending = task(reference, "UserTask_SendLetter");
        assertThat(sending.getTenantId()).isEqualTo("11069-litiges");
        assertThat(instances(reference)).extracting(ProcessInstance::getTenantId).containsOnly("11069-litiges");
        assertThat(documents.of(reference)).extracting(StoredDocument::commune).containsOnly("11069-litiges");
        assertThatThrownBy(() -> tasks.complete(sending.getId())).hasStackTraceContaining("Indiquez comment la lettre a été envoyée");

        send(reference);
        assertThat(instances(reference)).extracting(ProcessInstance::getTenantId).containsOnly("11069");
        assertThat(definitions(reference)).containsExactlyInAnyOrder("litigation", "letter-delivery");
        assertThat(documents.of(reference)).filteredOn(paper -> paper.kind() == DocumentKind.SENT_LETTER).extracting(StoredDocument::commune).containsExactly("11069");
        assertThat(groups(task(reference, "UserTask_RecordDelivery"))).containsExactly("secretariat");
        deliver(reference, "2019-01-31");
        assertThat(definitions(reference)).containsExactly("litigation");
        assertThat(groups(task(reference, "UserTask_OrganiseConciliation"))).containsExactlyInAnyOrder("secretariat", "academie");
    }

    @Test
    void theAcademiesDenonciationIsTheRecteursAloneToSign() {
        String reference = started(LetterKind.DENONCIATION, Side.ACADEMIE, "montpellier");
        assertThat(groups(task(reference, "UserTask_PrepareLetter"))).containsExactly("academie");
        prepare(reference, Side.ACADEMIE);
        assertThat(task(reference, "UserTask_SignAsRecteur").getTenantId()).isEqualTo("montpellier-litiges");
        sign(reference, Party.RECTEUR, SignatureDecision.SIGNED);
        send(reference);
        assertThat(definitions(reference)).containsExactlyInAnyOrder("denonciation", "letter-delivery");
        deliver(reference, "2019-01-31");
        assertThat(groups(task(reference, "UserTask_AwaitNotice"))).containsExactly("academie");
    }

    @Test
    void aRefusedSignatureGivesTheLetterBackAndASignedOneMayStayUnsent() {
        String reference = started(LetterKind.MISE_EN_DEMEURE, Side.COMMUNE, "11069");
        prepare(reference, Side.COMMUNE);
        sign(reference, Party.MAYOR, SignatureDecision.REFUSED);
        prepare(reference, Side.COMMUNE);
        sign(reference, Party.MAYOR, SignatureDecision.SIGNED);
        letters.send(new LetterService.Send(reference, true, null, null, null, null, false, "clerk"));
        tasks.complete(task(reference, "UserTask_SendLetter").getId());
        assertThat(letters.byReference(reference)).satisfies(letter -> {
            assertThat(letter.status()).isEqualTo(LetterStatus.DROPPED);
            assertThat(letter.closeReason()).contains("Lettre signée, non envoyée");
        });
        assertThat(instances(reference)).isEmpty();
    }

    @Test
    void whatIsGivenUpLeavesNoTraceOnTheOtherSide() {
        String reference = started(LetterKind.MISE_EN_DEMEURE, Side.ACADEMIE, "montpellier");
        letters.prepare(new LetterService.Prepare(reference, null, null, null, null, true, "Un appel a suffi.", "agent"));
        tasks.complete(task(reference, "UserTask_PrepareLetter").getId());
        assertThat(letters.byReference(reference).closeReason()).contains("Lettre abandonnée");
        assertThat(history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(reference).list()).singleElement()
            .satisfies(ended -> assertThat(ended.getTenantId()).isEqualTo("montpellier-litiges"));
    }

    @Test
    void aLetterIsNotStartedInTheOthersConfidence() {
        Letter letter = letters.open(new LetterService.OpenLetter(convention, LetterKind.MISE_EN_DEMEURE, Side.COMMUNE, "clerk"));
        assertThatThrownBy(() -> runtime.startProcessInstanceByKey("dispute-letter", letter.reference(), Map.of("confidentialTo", "montpellier")))
            .hasStackTraceContaining("Lettre introuvable.");
        assertThat(letters.byReference(letter.reference()).hasBegun()).isFalse();
    }

    @Test
    void aDraftStopsWithItsConvention() {
        String reference = started(LetterKind.DENONCIATION, Side.COMMUNE, "11069");
        prepare(reference, Side.COMMUNE);
        String waiting = runtime.createExecutionQuery().messageEventSubscriptionName("paraphe.conventionEnded").processVariableValueEquals("convention", convention).singleResult()
            .getId();
        runtime.messageEventReceived("paraphe.conventionEnded", waiting);
        assertThat(letters.byReference(reference).status()).isEqualTo(LetterStatus.STOPPED);
        assertThat(instances(reference)).isEmpty();
    }

    private String started(LetterKind kind, Side author, String party) {
        Letter letter = letters.open(new LetterService.OpenLetter(convention, kind, author, "clerk"));
        runtime.startProcessInstanceByKey("dispute-letter", letter.reference(), Map.of("confidentialTo", party));
        return letter.reference();
    }

    private void prepare(String reference, Side author) {
        letters.prepare(new LetterService.Prepare(reference, List.of(new Grievance(author == Side.COMMUNE ? "2.5" : "6", null, "Les faits.")), "La demande.", null, "Le motif.",
            false, null, "clerk"));
        tasks.complete(task(reference, "UserTask_PrepareLetter").getId());
    }

    private void sign(String reference, Party party, SignatureDecision decision) {
        boolean signs = decision == SignatureDecision.SIGNED;
        signatures.decide(new SignatureService.Decide(reference, party, decision, signs ? LocalDate.parse("2019-01-29") : null, signs ? "La Maire" : null,
            signatures.current(reference).sha256(), signs ? null : "À revoir.", "signatory"));
        tasks.complete(task(reference, party == Party.MAYOR ? "UserTask_SignAsMayor" : "UserTask_SignAsRecteur").getId());
    }

    private void send(String reference) {
        letters.send(new LetterService.Send(reference, false, LetterChannel.LRAR, LocalDate.parse("2019-01-29"), "1A 111", null, false, "clerk"));
        tasks.complete(task(reference, "UserTask_SendLetter").getId());
    }

    private void deliver(String reference, String day) {
        on(day);
        letters.recordDelivery(new LetterService.RecordDelivery(reference, null, LocalDate.parse(day), null, documents.of(reference).get(0).id(), "clerk"));
        tasks.complete(task(reference, "UserTask_RecordDelivery").getId());
    }

    private Task task(String reference, String key) {
        Task task = tasks.createTaskQuery().processInstanceBusinessKey(reference).taskDefinitionKey(key).singleResult();
        assertThat(task).as(key).isNotNull();
        return task;
    }

    private List<ProcessInstance> instances(String reference) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).list();
    }

    private List<String> definitions(String reference) {
        return instances(reference).stream().map(ProcessInstance::getProcessDefinitionKey).toList();
    }

    private List<String> groups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId).toList();
    }

    private void on(String day) {
        clock.set(LocalDate.parse(day).atTime(LocalTime.NOON).atZone(clock.getZone()).toInstant());
    }
}
