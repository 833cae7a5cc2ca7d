package fr.paraphe.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.convention.Side;
import fr.paraphe.dispute.Grievance;
import fr.paraphe.dispute.LetterChannel;
import fr.paraphe.dispute.LetterKind;
import fr.paraphe.dispute.LetterService;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.NewDocument;
import fr.paraphe.document.StoredDocument;
import fr.paraphe.reminder.ReminderService;
import fr.paraphe.signature.Party;
import fr.paraphe.signature.SignatureDecision;
import fr.paraphe.signature.SignatureService;
import fr.paraphe.support.Answer;
import fr.paraphe.support.Browser;
import fr.paraphe.support.ParapheTest;
import fr.paraphe.support.Program;
import fr.paraphe.support.SignedConvention;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A dispute from the first word of the mise en demeure to the résiliation that is being written, told from the other side of the wall: before the sending there is
 * no trace of it through any door; afterwards there are the case of both and the letter as it was sent, and never what its author prepares.
 */
@ParapheTest
class DisputeWallTest {

    private static final String GRIEF = "GRIEF-SECRET";
    private static final String MOTIVE = "MOTIF-SECRET";
    private static final String WEBAPP = "/camunda/api/engine/engine/default";
    /** What the engine lists without being asked for anything in particular. */
    private static final List<String> LISTS = List.of("/task", "/process-instance", "/execution", "/variable-instance", "/event-subscription", "/job", "/incident",
        "/history/process-instance", "/history/task", "/history/activity-instance", "/history/variable-instance", "/history/detail", "/history/user-operation",
        "/history/identity-link-log", "/history/job-log", "/history/incident", "/tenant");

    @LocalServerPort
    private int port;
    @Autowired
    private SettableClock clock;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private LetterService letters;
    @Autowired
    private SignatureService signature;
    @Autowired
    private ReminderService reminders;
    @Autowired
    private DocumentStore documents;

    private final Map<String, Browser> browsers = new HashMap<>();
    private Side author;
    private String convention;
    private String letter;

    @ParameterizedTest
    @EnumSource(Side.class)
    void theOtherSideSeesNothingBeforeTheSendingAndNeverWhatIsPrepared(Side author) {
        this.author = author;
        on("2018-09-03");
        convention = "ENT-11076-W" + author.ordinal();
        inForce();
        letter = letters.open(new LetterService.OpenLetter(convention, LetterKind.MISE_EN_DEMEURE, author, writer())).reference();
        unseen(null);

        start();
        ProcessInstance prepared = instance("dispute-letter");
        assertThat(prepared.getTenantId()).isEqualTo(owner());

        Task prepare = task("UserTask_PrepareLetter");
        assertThat(Program.as(port, writer()).put("/api/tasks/" + prepare.getId() + "/draft", "{\"demand\":\"" + GRIEF + "\"}").status()).isEqualTo(204);
        remind(prepare);
        unseen(prepared);

        letters.prepare(new LetterService.Prepare(letter, List.of(new Grievance(author == Side.COMMUNE ? "2.4" : "2.1", null, GRIEF)), "Y remédier.", null, null, false, null,
            writer()));
        complete(prepare);
        unseen(prepared);
        sign(letter);
        letters.send(new LetterService.Send(letter, false, LetterChannel.LRAR, LocalDate.of(2018, 9, 15), "1A 111 222 3333 4", null, false, writer()));
        theOtherSideSeesNoTrace(prepared);
        complete(task("UserTask_SendLetter"));

        theOtherSideSeesTheLetterThatWasSentAndItsCase(prepared);
        on("2018-09-17");
        long proof = documents.store(new NewDocument(letter, "11076", DocumentKind.DELIVERY_PROOF, "Avis de réception", "application/pdf",
            "%PDF-1.7 avis".getBytes(StandardCharsets.US_ASCII), writer())).id();
        letters.recordDelivery(new LetterService.RecordDelivery(letter, LocalDate.of(2018, 9, 17), LocalDate.of(2018, 9, 17), null, proof, writer()));
        complete(task("UserTask_RecordDelivery"));
        on("2018-10-18");
        fire(instance("litigation"), "Boundary_ConciliationLimit");
        theResiliationIsPreparedUnseen();
    }

    private void theResiliationIsPreparedUnseen() {
        String dispute = letter;
        letter = letters.resiliationOf(dispute).orElseThrow().reference();
        ProcessInstance prepared = instance("dispute-letter");
        assertThat(prepared.getTenantId()).isEqualTo(owner());
        letters.prepare(new LetterService.Prepare(letter, List.of(), null, MOTIVE, null, false, null, writer()));
        remind(task("UserTask_PrepareLetter"));
        complete(task("UserTask_PrepareLetter"));
        sign(letter);
        theConfidentialCaseStaysUnseen(prepared);
        assertThat(Program.as(port, writer()).get("/api/letters/" + letter + "/documents").json()).isNotEmpty();
        assertThat(Program.as(port, writer()).get("/api/audit/cases/" + letter).body()).as("its own side reads it").contains(MOTIVE);
        for (String account : others()) {
            assertThat(Program.as(port, account).get("/engine-rest/process-instance?processDefinitionKey=litigation&businessKey=" + dispute).json()).as(account).hasSize(1);
            for (String path : List.of("/api/disputes", "/api/disputes/" + dispute, "/api/letters/" + letter, "/api/conventions/" + convention + "/letters",
                "/api/mails?reference=" + letter, "/api/dossiers", "/api/dossiers/" + convention)) {
                assertThat(Program.as(port, account).get(path).body()).as(account + path).doesNotContain(MOTIVE, "\"" + letter + "\"");
            }
            // every failure opens that letter: its reference, which the dispute's own lines bear, tells nothing
            for (String form : List.of("", ".csv")) {
                assertThat(Program.as(port, account).get("/api/audit/cases/" + convention + form).body()).as(account + form).contains(dispute).doesNotContain(MOTIVE, owner());
            }
            assertThat(Program.as(port, account).get("/api/audit/cases/" + letter).status()).as(account).isEqualTo(404);
        }
    }

    /** Whatever has been prepared, said, kept or written so far. */
    private void theOtherSideSeesNoTrace(ProcessInstance prepared) {
        for (String account : strangers()) {
            everyList(account).forEach(answer -> assertThat(answer.body()).as(account).doesNotContain(letter, GRIEF, owner()));
        }
        assertThat(Program.as(port, writer()).get("/api/dossiers/" + convention).json().get("tasks")).extracting(task -> task.get("reference").asText()).contains(letter);
        String process = "/processes/" + prepared.getId() + "/steps";
        assertThat(Program.as(port, writer()).get("/api/dossiers/" + convention + process).status()).isEqualTo(200);
        for (String account : others()) {
            assertThat(inTasklist(account).get("/dossiers/" + convention).body()).as(account).contains(convention).doesNotContain(letter, GRIEF);
            assertThat(Program.as(port, account).get("/api/dossiers/" + convention + process).status()).as(account).isEqualTo(404);
            assertThat(Program.as(port, account).get("/api/dossiers?q=" + convention).json().get("items").get(0).get("tasks").asInt()).as(account).isZero();
            for (String path : List.of("/api/conventions", "/api/conventions/" + convention, "/api/conventions/" + convention + "/letters",
                "/api/conventions/" + convention + "/documents", "/api/disputes", "/api/dossiers", "/api/dossiers/" + convention, "/api/audit/cases/" + convention)) {
                assertThat(Program.as(port, account).get(path).body()).as(account + path).doesNotContain(letter, GRIEF);
            }
        }
        unseen(prepared);
    }

    /** It is not called by its reference, which the case of both bears too. */
    private void theConfidentialCaseStaysUnseen(ProcessInstance prepared) {
        for (String account : strangers()) {
            everyList(account).forEach(answer -> assertThat(answer.body()).as(account).doesNotContain(MOTIVE, "tenantId\":\"" + owner()));
        }
        for (String account : strangers()) {
            seen(account, "/process-instance/" + prepared.getId(), 404);
            seen(account, "/history/process-instance/" + prepared.getId(), 404);
        }
        assertThat(documents.of(letter)).isNotEmpty();
        for (StoredDocument document : documents.of(letter)) {
            for (String account : strangers()) {
                boolean ofBoth = !document.commune().equals(owner()) && !account.equals("gip");
                assertThat(Program.as(port, account).get("/api/documents/" + document.id()).status()).as(account + document.kind()).isEqualTo(ofBoth ? 200 : 404);
            }
        }
        assertThat(Program.as(port, writer()).get("/engine-rest/history/process-instance/" + prepared.getId()).status()).isEqualTo(200);
    }

    private void unseen(ProcessInstance prepared) {
        List<Task> open = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(letter).list();
        for (String account : strangers()) {
            for (Task task : open) {
                seen(account, "/task/" + task.getId(), 404);
                assertThat(Program.as(port, account).get("/api/tasks/" + task.getId() + "/form").status()).as(account).isEqualTo(404);
                assertThat(Program.as(port, account).put("/api/tasks/" + task.getId() + "/draft", "{}").status()).as(account).isEqualTo(404);
            }
            if (prepared != null) {
                seen(account, "/process-instance/" + prepared.getId(), 404);
                seen(account, "/process-instance/" + prepared.getId() + "/variables", 404);
                seen(account, "/history/process-instance/" + prepared.getId(), 404);
            }
            for (String path : List.of("", "/documents", "/text")) {
                assertThat(Program.as(port, account).get("/api/letters/" + letter + path).status()).as(account + path).isEqualTo(404);
            }
            assertThat(Program.as(port, account).get("/api/disputes/" + letter).status()).as(account).isEqualTo(404);
            for (String form : List.of("", ".csv", ".pdf")) {
                assertThat(Program.as(port, account).get("/api/audit/cases/" + letter + form).status()).as(account + form).isEqualTo(404);
            }
            assertThat(Program.as(port, account).get("/api/mails?reference=" + letter).json()).as(account).isEmpty();
            documents.of(letter).forEach(document ->
                assertThat(Program.as(port, account).get("/api/documents/" + document.id()).status()).as(account + document.kind()).isEqualTo(404));
        }
        for (String account : others()) {
            assertThat(Program.as(port, account).post("/engine-rest/process-definition/key/dispute-letter/submit-form", opening()).status()).as(account).isIn(403, 404);
        }
    }

    private void theOtherSideSeesTheLetterThatWasSentAndItsCase(ProcessInstance prepared) {
        for (String account : others()) {
            seen(account, "/process-instance/" + prepared.getId(), 404);
            seen(account, "/history/process-instance/" + prepared.getId(), 404);
            assertThat(Program.as(port, account).get("/engine-rest/process-instance?businessKey=" + letter).json()).as(account)
                .extracting(each -> each.get("tenantId").asText()).containsOnly("11076").hasSize(2);
            assertThat(Program.as(port, account).get("/engine-rest/history/process-instance?processInstanceBusinessKey=" + letter).json()).as(account)
                .extracting(each -> each.get("processDefinitionKey").asText()).containsExactlyInAnyOrder("litigation", "letter-delivery");
            JsonNode papers = Program.as(port, account).get("/api/letters/" + letter + "/documents").json();
            assertThat(papers).as(account).extracting(each -> each.get("kind").asText()).containsExactly("SENT_LETTER");
            assertThat(Program.as(port, account).get(papers.get(0).get("href").asText()).status()).as(account).isEqualTo(200);
            assertThat(Program.as(port, account).get("/api/mails?reference=" + letter).json()).as(account).isNotEmpty()
                .noneSatisfy(mail -> assertThat(mail.get("subject").asText()).contains("Préparer"));
        }
        StoredDocument draft = documents.of(letter).stream().filter(each -> each.kind() == DocumentKind.DISPUTE_LETTER).findFirst().orElseThrow();
        StoredDocument sent = documents.of(letter).stream().filter(each -> each.kind() == DocumentKind.SENT_LETTER).findFirst().orElseThrow();
        assertThat(sent.sha256()).isEqualTo(draft.sha256());
        assertThat(draft.commune()).isEqualTo(owner());
        everyList("gip").forEach(answer -> assertThat(answer.body()).doesNotContain(letter));
    }

    private List<Answer> everyList(String account) {
        List<Answer> all = new ArrayList<>();
        for (String path : LISTS) {
            all.add(Program.as(port, account).get("/engine-rest" + path));
            all.add(inTasklist(account).get(WEBAPP + path));
        }
        return all;
    }

    private void seen(String account, String path, int status) {
        assertThat(Program.as(port, account).get("/engine-rest" + path).status()).as(account + path).isEqualTo(status);
        assertThat(inTasklist(account).get(WEBAPP + path).status()).as(account + path).isEqualTo(status);
    }

    private Browser inTasklist(String account) {
        return browsers.computeIfAbsent(account, each -> Browser.loggedIn(port, each));
    }

    /** Those of the other party. */
    private List<String> others() {
        return author == Side.COMMUNE ? List.of("academie", "direction") : List.of("secretariat-11076", "direction-11076");
    }

    /** Beside them whoever serves both, and the neighbours. */
    private List<String> strangers() {
        List<String> all = new ArrayList<>(others());
        all.addAll(List.of("ien", "gip"));
        return all;
    }

    private String writer() {
        return author == Side.COMMUNE ? "secretariat-11076" : "academie";
    }

    private String owner() {
        return author == Side.COMMUNE ? "11076-litiges" : "montpellier-litiges";
    }

    private void start() {
        Answer started = Program.as(port, writer()).post("/engine-rest/process-definition/key/dispute-letter/submit-form", opening());
        assertThat(started.status()).as(started.body()).isEqualTo(200);
    }

    private String opening() {
        return "{\"businessKey\":\"" + letter + "\",\"variables\":{\"confidentialTo\":{\"value\":\"" + owner().replace("-litiges", "") + "\",\"type\":\"String\"}}}";
    }

    private void sign(String reference) {
        Task task = task(author == Side.COMMUNE ? "UserTask_SignAsMayor" : "UserTask_SignAsRecteur");
        assertThat(task.getTenantId()).isEqualTo(owner());
        signature.decide(new SignatureService.Decide(reference, author == Side.COMMUNE ? Party.MAYOR : Party.RECTEUR, SignatureDecision.SIGNED,
            clock.instant().atZone(ZoneId.of("Europe/Paris")).toLocalDate(), "Prénom Nom, qualité", signature.latest(reference).sha256(), null, writer()));
        complete(task);
    }

    /** The first reminder of that task goes, to its own side only. */
    private void remind(Task task) {
        ManagementService management = engine.getManagementService();
        Job first = management.createJobQuery().processInstanceId(task.getProcessInstanceId()).timers().orderByJobDuedate().asc().list().get(0);
        clock.set(first.getDuedate().toInstant());
        management.executeJob(first.getId());
        assertThat(reminders.of(letter)).isNotEmpty().allSatisfy(reminder -> {
            assertThat(reminder.commune()).isEqualTo(owner());
            assertThat(reminder.recipients()).allSatisfy(recipient -> assertThat(recipient.scope() + "-litiges").isEqualTo(owner()));
        });
        assertThat(Program.as(port, writer()).get("/api/mails?reference=" + letter).json()).isNotEmpty();
    }

    private void fire(ProcessInstance instance, String activity) {
        ManagementService management = engine.getManagementService();
        management.executeJob(management.createJobQuery().processInstanceId(instance.getId()).activityId(activity).singleResult().getId());
    }

    private ProcessInstance instance(String process) {
        return engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey(process).processInstanceBusinessKey(letter).singleResult();
    }

    private Task task(String key) {
        return engine.getTaskService().createTaskQuery().taskDefinitionKey(key).processInstanceBusinessKey(letter).singleResult();
    }

    private void complete(Task task) {
        engine.getTaskService().complete(task.getId());
    }

    private void on(String day) {
        clock.set(LocalDate.parse(day).atTime(LocalTime.NOON).atZone(ZoneId.of("Europe/Paris")).toInstant());
    }

    private void inForce() {
        SignedConvention.of(convention, "11076").into(jdbc);
    }
}
