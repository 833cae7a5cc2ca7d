package fr.paraphe.web.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.support.Answer;
import fr.paraphe.support.BlankPdf;
import fr.paraphe.support.Browser;
import fr.paraphe.support.ParapheTest;
import fr.paraphe.support.Program;
import fr.paraphe.support.SignedConvention;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A dispute as both parties take it through forms and API: who may, what each form shows, what its rules refuse, and what nobody but its author knows of a letter. */
@ParapheTest
class DisputeThroughTheApiTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @LocalServerPort
    private int port;
    @Autowired
    private SettableClock clock;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private ProcessEngine engine;

    private String convention;
    private Program clerk;
    private Program mayor;
    private Program academie;

    /** Of Carcassonne, in force since November 2017. */
    @BeforeEach
    void aConventionInForce() {
        on("2019-01-28");
        clerk = Program.as(port, "secretariat-11069");
        mayor = Program.as(port, "maire-11069");
        academie = Program.as(port, "academie");
        convention = "ENT-11069-DI" + NUMBER.incrementAndGet();
        SignedConvention.of(convention, "11069").schools("Est").into(jdbc);
    }

    @Test
    void fromTheMiseEnDemeureToTheWithdrawnResiliation() {
        String letter = formalNotice();
        JsonNode prepare = view(clerk, letter, "UserTask_PrepareLetter");
        assertThat(prepare.at("/letter/authorName").asText()).isEqualTo("la commune de Carcassonne");
        assertThat(prepare.at("/letter/addresseeName").asText()).isEqualTo("l’académie de Montpellier");
        assertThat(prepare.at("/missing").findValuesAsText("articleCode")).containsOnly("2", "2.4", "2.7");
        assertThat(prepare.at("/articles").findValuesAsText("code")).contains("2.2").doesNotContain("2.1", "5");
        assertThat(save(clerk, letter, "UserTask_PrepareLetter", "{}")).startsWith("422 decision: ");
        assertThat(save(clerk, letter, "UserTask_PrepareLetter", "{\"decision\": \"SIGN\", \"grievances\": [], \"demand\": \"x\"}")).startsWith("422 grievances: ");
        assertThat(save(clerk, letter, "UserTask_PrepareLetter", grievance("2.1"))).startsWith("422 grievances[0].article: ");
        assertThat(save(clerk, letter, "UserTask_PrepareLetter", "{\"decision\": \"DROP\"}")).startsWith("422 dropReason: ");
        done(clerk, letter, "UserTask_PrepareLetter", grievance("2.4"));
        assertThat(academie.get("/api/letters/" + letter).status()).isEqualTo(404);
        assertThat(academie.get("/api/conventions/" + convention + "/letters").json()).isEmpty();

        sign(letter);
        JsonNode send = view(clerk, letter, "UserTask_SendLetter");
        assertThat(send.at("/channels").findValuesAsText("code")).containsExactly("LRAR", "LRE");
        assertThat(send.at("/letter/document/title").asText()).isNotBlank();
        assertThat(save(clerk, letter, "UserTask_SendLetter", "{}")).startsWith("422 renounce: ");
        assertThat(save(clerk, letter, "UserTask_SendLetter", sending("2019-01-27", "1A 1"))).startsWith("422 sentOn: ").contains("signature");
        assertThat(save(clerk, letter, "UserTask_SendLetter", sending("2019-01-29", "1A 1"))).startsWith("422 sentOn: ").contains("postérieure");
        assertThat(save(clerk, letter, "UserTask_SendLetter", sending("2019-01-28", "1A 1").replace("LRAR", "AGAINST_RECEIPT"))).startsWith("422 channel: ");
        assertThat(save(clerk, letter, "UserTask_SendLetter", sending("2019-01-28", "1A 1").replace("LRAR", "LRE"))).startsWith("422 lreConsent: ");
        done(clerk, letter, "UserTask_SendLetter", sending("2019-01-28", "1A 1"));
        assertThat(academie.get("/api/letters/" + letter).json().at("/grievances/0/facts").asText()).isEqualTo("Aucune formation.");
        assertThat(academie.get("/api/letters/" + letter + "/text").header("Content-Type")).isEqualTo("application/pdf");

        on("2019-01-31");
        assertThat(view(clerk, letter, "UserTask_RecordDelivery").at("/results")).hasSize(4);
        assertThat(save(clerk, letter, "UserTask_RecordDelivery", "{}")).startsWith("422 result: ");
        assertThat(save(clerk, letter, "UserTask_RecordDelivery", "{\"result\": \"RECEIVED\", \"receivedOn\": \"2019-01-27\"}")).startsWith("422 receivedOn: ").contains("envoi");
        assertThat(save(clerk, letter, "UserTask_RecordDelivery", "{\"result\": \"RECEIVED\", \"receivedOn\": \"2019-01-31\"}")).startsWith("422 proof: Joignez l’avis de réception");
        received(clerk, letter);

        JsonNode organise = view(academie, letter, "UserTask_OrganiseConciliation");
        assertThat(organise.at("/limit/date").asText()).isEqualTo("2019-02-28");
        assertThat(organise.at("/bySending").asText()).isEqualTo("2019-02-28");
        assertThat(organise.at("/grievances/0/facts").asText()).isEqualTo("Aucune formation.");
        assertThat(save(academie, letter, "UserTask_OrganiseConciliation", meeting("2019-03-01"))).startsWith("422 agreedLater: ");
        done(academie, letter, "UserTask_OrganiseConciliation", meeting("2019-02-25"));
        runJobs(letter);
        JsonNode record = view(clerk, letter, "UserTask_RecordConciliation");
        assertThat(record.at("/meeting/convenedBy").asText()).isEqualTo("l’académie de Montpellier");
        assertThat(record.at("/meeting/heldAt").asText()).startsWith("14:30");
        assertThat(record.at("/meeting/invitation/href").asText()).startsWith("/api/documents/");
        assertThat(record.at("/agreementBy/date").asText()).isEqualTo("2019-03-12");
        on("2019-02-26");
        assertThat(save(clerk, letter, "UserTask_RecordConciliation", "{\"outcome\": \"FAILURE\", \"on\": \"2019-02-25\", \"text\": \"x\"}")).startsWith("422 statedBy: ");
        done(clerk, letter, "UserTask_RecordConciliation",
            "{\"outcome\": \"FAILURE\", \"on\": \"2019-02-25\", \"statedBy\": \"COMMUNE\", \"text\": \"Aucune date de formation n’est proposée.\"}");

        String second = convention + "-R1";
        JsonNode dispute = academie.get("/api/disputes/" + letter).json();
        assertThat(dispute.at("/status").asText()).isEqualTo("FAILED");
        assertThat(dispute.at("/resiliation").isNull()).isTrue();
        assertThat(academie.get("/api/letters/" + second).status()).isEqualTo(404);
        assertThat(clerk.get("/api/disputes/" + letter).json().at("/resiliation/reference").asText()).isEqualTo(second);
        assertThat(view(clerk, second, "UserTask_PrepareLetter").at("/failure").asText()).startsWith("le lundi 25 février 2019");
        assertThat(save(clerk, second, "UserTask_PrepareLetter", "{\"decision\": \"SIGN\"}")).startsWith("422 motives: ");
        done(clerk, second, "UserTask_PrepareLetter", "{\"decision\": \"SIGN\", \"motives\": \"L’académie ne forme pas.\"}");
        sign(second);
        on("2019-03-01");
        assertThat(view(clerk, second, "UserTask_SendLetter").at("/firstTracking").asText()).isEqualTo("1A 1");
        assertThat(save(clerk, second, "UserTask_SendLetter", sending("2019-03-01", "1A 1"))).startsWith("422 trackingNumber: ");
        done(clerk, second, "UserTask_SendLetter", sending("2019-03-01", "2A 2"));

        JsonNode await = view(clerk, letter, "UserTask_AwaitResiliation");
        assertThat(await.at("/letter/reference").asText()).isEqualTo(second);
        assertThat(await.at("/lastDay/date").asText()).isEqualTo("2019-03-16");
        assertThat(await.at("/effective").asText()).isEqualTo("2019-03-17");
        assertThat(academie.get("/api/disputes/" + letter).json().at("/effective").asText()).isEqualTo("2019-03-17");
        assertThat(clerk.post("/api/disputes/" + letter + "/withdrawal", "{\"reason\": \"x\"}").said()).startsWith("422 : La résiliation " + second + " est envoyée");
        assertThat(page("secretariat-11069")).doesNotContain("data-withdrawal=\"disputes\"");
        assertThat(save(clerk, letter, "UserTask_AwaitResiliation", "{\"withdrawnOn\": \"2019-03-01\"}")).startsWith("422 reason: ");
        Answer paper = clerk.deposit("/api/letters/" + second + "/documents", BlankPdf.bytes(), "kind", "WITHDRAWAL_LETTER", "title", "Lettre de retrait");
        assertThat(paper.status()).as(paper.body()).isEqualTo(201);
        done(clerk, letter, "UserTask_AwaitResiliation", "{\"withdrawnOn\": \"2019-03-01\", \"reason\": \"Une formation est fixée.\", \"document\": %s}".formatted(paper.json().get("id")));
        assertThat(academie.get("/api/letters/" + second).json().at("/withdrawalReason").asText()).isEqualTo("Une formation est fixée.");
        assertThat(academie.get("/api/disputes?open=false&convention=" + convention).json().at("/items/0/statusName").asText()).isEqualTo("clos");
    }

    @Test
    void anAgreementIsFollowedCommitmentByCommitment() {
        String letter = conciliation();
        on("2019-02-25");
        assertThat(save(academie, letter, "UserTask_RecordConciliation",
            "{\"outcome\": \"POSTPONED\", \"newDate\": \"2019-03-05\", \"newTime\": \"10:00\", \"newPlace\": \"Rectorat\"}")).startsWith("422 agreement: ");
        done(academie, letter, "UserTask_RecordConciliation",
            "{\"outcome\": \"AGREEMENT\", \"on\": \"2019-02-25\", \"text\": \"L’académie forme.\", \"commitments\": [{\"side\": \"ACADEMIE\", \"what\": \"Former\", \"dueOn\": \"2019-03-15\"}]}");
        JsonNode follow = view(academie, letter, "UserTask_FollowCommitment");
        assertThat(follow.at("/what").asText()).isEqualTo("Former");
        assertThat(follow.at("/sideName").asText()).isEqualTo("l’académie de Montpellier");
        assertThat(clerk.get("/api/disputes?open=true&convention=" + convention).json().at("/items/0/nextLimit/date").asText()).isEqualTo("2019-03-15");
        on("2019-03-11");
        assertThat(save(academie, letter, "UserTask_FollowCommitment", "{\"on\": \"2019-03-11\"}")).startsWith("422 kept: ");
        done(academie, letter, "UserTask_FollowCommitment", "{\"kept\": true, \"on\": \"2019-03-11\"}");
        JsonNode dispute = clerk.get("/api/disputes/" + letter).json();
        assertThat(dispute.at("/open").asBoolean()).isFalse();
        assertThat(dispute.at("/commitments/0/kept").asBoolean()).isTrue();
        assertThat(dispute.at("/closeReason").asText()).isEqualTo("Litige réglé par un accord");
    }

    @Test
    void aDenonciationEndsTheConventionAndTheTwoMonthsOfTheJudgeRun() {
        assertThat(open(academie, "DENONCIATION", "montpellier")).isEqualTo(convention + "-D1");
        String letter = convention + "-D1";
        assertThat(save(academie, letter, "UserTask_PrepareLetter", "{\"decision\": \"SIGN\"}")).startsWith("422 reason: ");
        done(academie, letter, "UserTask_PrepareLetter", "{\"decision\": \"SIGN\", \"reason\": \"Le service change de forme.\"}");
        Program recteur = Program.as(port, "recteur");
        JsonNode text = view(recteur, letter, "UserTask_SignAsRecteur");
        assertThat(text.at("/confidential").asBoolean()).isTrue();
        assertThat(text.at("/mayor").isNull()).isTrue();
        done(recteur, letter, "UserTask_SignAsRecteur", signature(text));
        assertThat(view(academie, letter, "UserTask_SendLetter").at("/channels")).hasSize(4);
        done(academie, letter, "UserTask_SendLetter", sending("2019-01-28", "3A 3"));
        on("2019-01-31");
        received(academie, letter);
        JsonNode await = view(academie, letter, "UserTask_AwaitNotice");
        assertThat(await.at("/lastDay/date").asText()).isEqualTo("2019-02-28");
        assertThat(await.at("/effective").asText()).isEqualTo("2019-03-01");
        assertThat(academie.post("/api/disputes/" + letter + "/withdrawal", "{\"reason\": \"x\"}").said()).startsWith("422 : Une dénonciation se retire");
        assertThat(clerk.post("/api/disputes/" + letter + "/withdrawal", "{\"reason\": \"x\"}").said()).startsWith("422 : Seule la partie qui a envoyé");

        on("2019-03-01");
        engine.getManagementService().executeJob(engine.getManagementService().createJobQuery().activityId("Boundary_NoticeExpires")
            .processInstanceId(instance("denonciation", letter)).singleResult().getId());
        JsonNode watch = view(clerk, letter, "UserTask_WatchAction");
        assertThat(watch.at("/endedOn").asText()).isEqualTo("2019-02-28");
        assertThat(watch.at("/informedOn").asText()).isEqualTo("2019-01-31");
        assertThat(watch.at("/expiry/date").asText()).isEqualTo("2019-04-01");
        assertThat(watch.at("/initial/court").asText()).isEqualTo("tribunal administratif de Montpellier");
        assertThat(save(clerk, letter, "UserTask_WatchAction", "{\"court\": \"Tribunal administratif de Montpellier\"}")).startsWith("422 filedOn: ");
        done(clerk, letter, "UserTask_WatchAction", "{\"filedOn\": \"2019-03-01\", \"court\": \"Tribunal administratif de Montpellier\", \"number\": \"1901234\"}");
        JsonNode follow = view(academie, letter, "UserTask_FollowAction");
        assertThat(follow.at("/number").asText()).isEqualTo("1901234");
        assertThat(follow.at("/outcomes")).hasSize(4);
        done(clerk, letter, "UserTask_FollowAction", "{\"outcome\": \"REJECTED\", \"on\": \"2019-03-01\", \"note\": \"Rejet au fond.\"}");
        assertThat(clerk.get("/api/conventions/" + convention).json().at("/status").asText()).isEqualTo("ENDED");
    }

    @Test
    void whatOnePartyBeginsToWriteForATaskOfBothIsNotShownToTheOther() {
        String letter = conciliation();
        String path = "/api/tasks/" + task(clerk, letter, "UserTask_RecordConciliation");
        assertThat(clerk.put(path + "/draft", "{\"text\": \"Notre position\"}").status()).isEqualTo(204);
        assertThat(academie.get(path + "/form").json().at("/draft").isNull()).isTrue();
        assertThat(academie.put(path + "/draft", "{\"text\": \"La nôtre\"}").status()).isEqualTo(204);
        assertThat(clerk.get(path + "/form").json().at("/draft/text").asText()).isEqualTo("Notre position");
        assertThat(academie.get(path + "/form").json().at("/draft/text").asText()).isEqualTo("La nôtre");
    }

    @Test
    void whatFollowsALetterIsNotOpenedByHand() {
        assertThat(clerk.post("/engine-rest/process-definition/key/litigation/start", "{\"businessKey\": \"%s-M1\"}".formatted(convention)).status()).isIn(400, 403, 404);
        assertThat(clerk.post("/engine-rest/process-definition/key/termination/start", "{\"businessKey\": \"%s-M1\"}".formatted(convention)).status()).isIn(400, 403, 404);
    }

    @Test
    void aMiseEnDemeureIsTakenBackByItsAuthorAlone() {
        String letter = conciliation();
        assertThat(page("secretariat-11069")).contains("Retirer la mise en demeure " + letter + "…", "data-withdrawal=\"disputes\" data-reference=\"" + letter + "\"");
        for (String account : List.of("academie", "maire-11069", "dgs-11069", "direction-11069", "recteur")) {
            assertThat(page(account)).as(account).contains("Lettres et litiges", letter).doesNotContain("data-withdrawal=\"disputes\"");
        }
        assertThat(academie.post("/api/disputes/" + letter + "/withdrawal", "{\"reason\": \"Réglé.\"}").said()).startsWith("422 : Seule la partie qui a envoyé");
        assertThat(mayor.post("/api/disputes/" + letter + "/withdrawal", "{\"reason\": \"Réglé.\"}").said()).startsWith("422 : Seule la partie qui a envoyé");
        assertThat(clerk.post("/api/disputes/" + letter + "/withdrawal", "{}").said()).startsWith("422 reason: ");
        assertThat(Program.as(port, "secretariat-11076").post("/api/disputes/" + letter + "/withdrawal", "{\"reason\": \"Réglé.\"}").said()).isEqualTo("404 Litige introuvable.");
        assertThat(clerk.post("/api/disputes/" + letter + "/withdrawal", "{\"reason\": \"Réglé par téléphone.\"}").said()).isEqualTo("204 ");
        assertThat(academie.get("/api/disputes/" + letter).json().at("/status").asText()).isEqualTo("WITHDRAWN");
        assertThat(academie.get("/api/letters/" + letter).json().at("/withdrawalReason").asText()).isEqualTo("Réglé par téléphone.");
        assertThat(page("secretariat-11069")).contains("retiré : Réglé par téléphone.").doesNotContain("data-withdrawal=\"disputes\"");
    }

    private String page(String account) {
        return Browser.loggedIn(port, account).get("/dossiers/" + convention).body();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "secretariat-11069 | {\"kind\": \"RESILIATION\"}     | 422 kind: Une résiliation suppose une conciliation qui a échoué",
        "secretariat-11069 | {}                              | 422 kind: Choisissez une mise en demeure ou une dénonciation.",
        "secretariat-11069 | {\"kind\": \"PLAINTE\"}         | 4",
        "maire-11069       | {\"kind\": \"MISE_EN_DEMEURE\"} | 422 : Seuls le secrétariat de la commune et les services de l’académie ouvrent une lettre",
        "secretariat-11076 | {\"kind\": \"MISE_EN_DEMEURE\"} | 404 Dossier introuvable.",
        "gip               | {\"kind\": \"MISE_EN_DEMEURE\"} | 404 Dossier introuvable."})
    void isOpenedByOneOfTheTwoParties(String user, String body, String answer) {
        assertThat(Program.as(port, user).post("/api/conventions/" + convention + "/letters", body).said()).startsWith(answer);
    }

    @Test
    void theOpeningOffersWhatIsPossible() {
        jdbc.sql("update convention set ends_on = '2019-01-27' where reference = ?").param(convention).update();
        JsonNode mine = StreamSupport.stream(clerk.get("/api/letters/form").json().get("conventions").spliterator(), false)
            .filter(each -> each.get("reference").asText().equals(convention)).findFirst().orElseThrow();
        assertThat(mine.at("/author").asText()).isEqualTo("COMMUNE");
        assertThat(mine.at("/refused").findValuesAsText("kind")).containsExactly("MISE_EN_DEMEURE", "DENONCIATION");
        assertThat(mine.at("/refused/0/sentence").asText()).contains("a pris fin le dimanche 27 janvier 2019");
        assertThat(clerk.post("/api/conventions/" + convention + "/letters", "{\"kind\": \"MISE_EN_DEMEURE\"}").said()).startsWith("422 kind: La convention a pris fin");
        assertThat(academie.get("/api/letters/form").json().get("conventions").findValuesAsText("author")).containsOnly("ACADEMIE");
        assertThat(mayor.get("/api/letters/form").json().get("conventions")).isEmpty();
    }

    @Test
    void aListOfDisputesIsEachPartysOwn() {
        String letter = conciliation();
        assertThat(clerk.get("/api/disputes?open=peut-être").said()).startsWith("422 open: ");
        assertThat(clerk.get("/api/disputes?open=true&size=200").json().at("/items").findValuesAsText("reference")).contains(letter);
        assertThat(academie.get("/api/disputes?commune=11069&academie=montpellier&size=200").json().at("/items").findValuesAsText("reference")).contains(letter);
        assertThat(Program.as(port, "secretariat-11076").get("/api/disputes?convention=" + convention).json().at("/total").asInt()).isZero();
        assertThat(Program.as(port, "gip").get("/api/disputes?convention=" + convention).json().at("/total").asInt()).isZero();
        assertThat(Program.as(port, "gip").get("/api/disputes/" + letter).status()).isEqualTo(404);
        JsonNode read = academie.get("/api/disputes/" + letter).json();
        assertThat(read.at("/conciliationBy/date").asText()).isEqualTo("2019-02-28");
        assertThat(read.at("/meetings/0/place").asText()).isEqualTo("Hôtel de ville");
        assertThat(read.at("/letter/reference").asText()).isEqualTo(letter);
    }

    /** Convened for 25 February. */
    private String conciliation() {
        String letter = formalNotice();
        done(clerk, letter, "UserTask_PrepareLetter", grievance("2.4"));
        sign(letter);
        done(clerk, letter, "UserTask_SendLetter", sending("2019-01-28", "1A 1"));
        on("2019-01-31");
        received(clerk, letter);
        done(clerk, letter, "UserTask_OrganiseConciliation", meeting("2019-02-25"));
        runJobs(letter);
        return letter;
    }

    /** On 31 January, with its avis. */
    private void received(Program who, String letter) {
        Answer paper = who.deposit("/api/letters/" + letter + "/documents", BlankPdf.bytes(), "kind", "DELIVERY_PROOF", "title", "Avis de réception");
        assertThat(paper.status()).as(paper.body()).isEqualTo(201);
        done(who, letter, "UserTask_RecordDelivery", "{\"result\": \"RECEIVED\", \"receivedOn\": \"2019-01-31\", \"proof\": %s}".formatted(paper.json().get("id")));
    }

    private String formalNotice() {
        return open(clerk, "MISE_EN_DEMEURE", "11069");
    }

    private String open(Program who, String kind, String confidentialTo) {
        Answer opened = who.post("/api/conventions/" + convention + "/letters", "{\"kind\": \"%s\"}".formatted(kind));
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        assertThat(opened.json().get("confidentialTo").asText()).isEqualTo(confidentialTo);
        String letter = opened.json().get("reference").asText();
        Answer started = who.post("/engine-rest/process-definition/key/dispute-letter/submit-form",
            "{\"businessKey\": \"%s\", \"variables\": {\"confidentialTo\": {\"value\": \"%s\", \"type\": \"String\"}}}".formatted(letter, confidentialTo));
        assertThat(started.status()).as(started.body()).isEqualTo(200);
        return letter;
    }

    /** As Tasklist lists what a user may start, and shows its form. */
    @ParameterizedTest
    @CsvSource({"secretariat-11069, true", "academie, true", "maire-11069, false", "gip, false", "ien, false"})
    void tasklistOffersTheLetterToThoseWhoWriteForAParty(String user, boolean offered) {
        JsonNode startable = Program.as(port, user).get("/engine-rest/process-definition?startableInTasklist=true&startablePermissionCheck=true&active=true&latestVersion=true").json();
        assertThat(startable.findValuesAsText("key").contains("dispute-letter")).isEqualTo(offered);
        if (offered) {
            assertThat(Program.as(port, user).get("/engine-rest/process-definition/key/dispute-letter/deployed-start-form").body()).contains("/api/letters/form");
        }
    }

    private void sign(String letter) {
        done(mayor, letter, "UserTask_SignAsMayor", signature(view(mayor, letter, "UserTask_SignAsMayor")));
    }

    private String signature(JsonNode view) {
        return "{\"decision\": \"SIGNED\", \"signedOn\": \"%s\", \"signatory\": \"Jean Dupont\", \"sha256\": \"%s\"}"
            .formatted(LocalDate.ofInstant(clock.instant(), clock.getZone()), view.at("/document/sha256").asText());
    }

    private static String grievance(String article) {
        return "{\"decision\": \"SIGN\", \"grievances\": [{\"article\": \"%s\", \"obligation\": null, \"facts\": \"Aucune formation.\"}], \"demand\": \"Former.\"}".formatted(article);
    }

    private static String sending(String on, String number) {
        return "{\"renounce\": false, \"channel\": \"LRAR\", \"sentOn\": \"%s\", \"trackingNumber\": \"%s\"}".formatted(on, number);
    }

    private static String meeting(String on) {
        return "{\"heldOn\": \"%s\", \"heldAt\": \"14:30\", \"place\": \"Hôtel de ville\", \"participants\": [\"Mme Martin, DGS\"]}".formatted(on);
    }

    private void runJobs(String letter) {
        ManagementService management = engine.getManagementService();
        management.createJobQuery().messages().withRetriesLeft().processInstanceId(instance("litigation", letter)).list().forEach(job -> management.executeJob(job.getId()));
    }

    private String instance(String process, String letter) {
        return engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey(process).processInstanceBusinessKey(letter).singleResult().getId();
    }

    private JsonNode view(Program who, String letter, String key) {
        Answer answer = who.get("/api/tasks/" + task(who, letter, key) + "/form");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("view");
    }

    private void done(Program who, String letter, String key, String input) {
        assertThat(save(who, letter, key, input)).as(key).isEqualTo("204 ");
        assertThat(who.post("/engine-rest/task/" + task(who, letter, key) + "/complete", "{}").said()).as(key).isEqualTo("204 ");
    }

    private String save(Program who, String letter, String key, String input) {
        return who.put("/api/tasks/" + task(who, letter, key) + "/form", input).said();
    }

    private static String task(Program who, String letter, String key) {
        JsonNode open = who.get("/engine-rest/task?processInstanceBusinessKey=" + letter).json();
        return StreamSupport.stream(open.spliterator(), false).filter(task -> task.get("taskDefinitionKey").asText().equals(key)).map(task -> task.get("id").asText()).findFirst()
            .orElseThrow(() -> new AssertionError(key + " is not open, only " + open.findValuesAsText("taskDefinitionKey")));
    }

    private void on(String day) {
        clock.set(LocalDate.parse(day).atTime(LocalTime.of(9, 0)).atZone(clock.getZone()).toInstant());
    }
}
