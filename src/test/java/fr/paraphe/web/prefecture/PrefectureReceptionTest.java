package fr.paraphe.web.prefecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.StoredDocument;
import fr.paraphe.support.Answer;
import fr.paraphe.support.Desk;
import fr.paraphe.support.ParapheTest;
import fr.paraphe.support.Program;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The process of an act with its forms, its listeners and the API, as people and programs use them. */
@ParapheTest
class PrefectureReceptionTest {

    private static final AtomicInteger CASES = new AtomicInteger();
    private static final String OBJECT = "CONVENTION VILLE / RECTORAT EDUCATION NATIONALE - ENVIRONNEMENT NUMERIQUE DE TRAVAIL 2017-2021";

    @Autowired
    ProcessEngine engine;
    @Autowired
    SettableClock clock;
    @Autowired
    DocumentStore documents;
    @LocalServerPort
    int port;

    private String reference;
    private String number;
    private String identifier;
    private Desk desk;
    private Program clerk;
    private Program dgs;

    @BeforeEach
    void anActToTransmit() {
        int one = CASES.incrementAndGet();
        reference = "ENT-11076-R" + one;
        number = "2017-R" + one;
        identifier = "011-211100763-20171030-2017_R" + one + "-DE";
        clerk = Program.as(port, "secretariat-11076");
        dgs = Program.as(port, "dgs-11076");
        on("2017-10-31");
        desk = new Desk(engine.getTaskService(), engine.getRuntimeService().startProcessInstanceByKey("prefecture-reception", reference,
            Map.of("commune", "11076", "communeName", "Castelnaudary", "schoolYear", "2017-2018", "decisionDate", "2017-10-30", "deliberationObject", OBJECT)).getId());
    }

    @Test
    void fromTheTransmissionToTheEndOfTheWatch() {
        desk.refusesCompletion("UserTask_RecordTransmission", clerk, "Enregistrez la transmission de l’acte : son numéro, sa matière et la date d’envoi. (CGCT, art. L2131-1)");
        JsonNode view = desk.view("UserTask_RecordTransmission", clerk);
        assertThat(view.at("/initial/matiere").asText()).isEqualTo("8.1");
        assertThat(view.at("/initial/object").asText()).isEqualTo(OBJECT);
        assertThat(clerk.get("/api/acts/preview?reference=" + reference + "&number=" + number).json().at("/identifier").asText()).isEqualTo(identifier);
        transmit();

        on("2017-11-02");
        desk.refusesCompletion("UserTask_RecordReceipt", clerk,
            "Enregistrez la réponse de la préfecture : la réception de l’acte, ou l’anomalie qu’elle signale. (CGCT, art. L2131-1)");
        desk.save("UserTask_RecordReceipt", clerk, """
            {"outcome":"RECEIVED","receivedOn":"2017-11-02","proof":"AR","identifier":"%s"}""".formatted(identifier.replace('_', '-')));
        desk.complete("UserTask_RecordReceipt", clerk);

        on("2017-11-07");
        desk.save("UserTask_RecordAmpliation", dgs, "{\"ampliationOn\":\"2017-11-06\"}");
        desk.complete("UserTask_RecordAmpliation", dgs);
        desk.save("UserTask_RecordPublication", clerk, "{\"publishedOn\":\"2017-11-07\",\"mode\":\"POSTING\"}");
        desk.complete("UserTask_RecordPublication", clerk);
        JsonNode certificate = desk.view("UserTask_CertifyExecutory", dgs);
        assertThat(certificate.at("/executory/date").asText()).isEqualTo("2017-11-07");
        assertThat(certificate.at("/defereUntil/date").asText()).isEqualTo("2018-01-03");
        assertThat(certificate.at("/thirdPartyUntil/date").asText()).isEqualTo("2018-01-08");
        certify();
        runJob("ServiceTask_WriteCertificate");
        assertThat(documents.of(reference)).extracting(StoredDocument::kind).containsExactly(DocumentKind.CERTIFICATE);

        assertThat(desk.task("UserTask_WatchDefere").getDueDate()).isEqualTo(at("2018-01-03", LocalTime.of(23, 59)));
        assertThat(job("Boundary_DefereExpires").getDuedate()).isEqualTo(at("2018-01-04", LocalTime.MIDNIGHT));
        on("2018-01-04");
        runJob("Boundary_DefereExpires");
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(desk.instance()).count()).isZero();
    }

    @Test
    void theReceiptOfAProgramMovesTheProcessOnOnce() {
        transmit();
        on("2017-11-02");
        assertThat(deliver("2017-11-02", "AR-1").json().at("/result").asText()).isEqualTo("STORED");
        assertThat(desk.open()).containsExactlyInAnyOrder("UserTask_RecordPublication", "UserTask_RecordAmpliation");
        Answer again = deliver("2017-11-02", "AR-1");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().at("/result").asText()).isEqualTo("ALREADY_KNOWN");
        assertThat(desk.open()).hasSize(2);
    }

    @Test
    void aDifferentReceiptIsRefusedAndBecomesATask() {
        transmit();
        on("2017-11-05");
        deliver("2017-11-02", "AR-1");
        Answer other = deliver("2017-11-03", "AR-2");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().at("/errors/0/message").asText()).isEqualTo("Cet accusé de réception du 03/11/2017 contredit l’accusé de réception du 02/11/2017, "
            + "déjà enregistré pour cet acte : la commune doit lever la contradiction.");
        assertThat(deliver("2017-11-03", "AR-2").status()).isEqualTo(409);
        assertThat(desk.open()).containsExactlyInAnyOrder("UserTask_RecordPublication", "UserTask_RecordAmpliation", "UserTask_ResolveReceiptConflict");
        desk.refusesCompletion("UserTask_ResolveReceiptConflict", clerk, "Dites d’abord quelle réponse de la préfecture fait foi, et pourquoi.");
        JsonNode view = desk.view("UserTask_ResolveReceiptConflict", clerk);
        assertThat(view.at("/recorded/on").asText()).isEqualTo("2017-11-02");
        assertThat(view.at("/delivered/on").asText()).isEqualTo("2017-11-03");
        desk.save("UserTask_ResolveReceiptConflict", clerk, "{\"resolution\":\"REPLACE\",\"reason\":\"Confirmé par la préfecture\"}");
        desk.complete("UserTask_ResolveReceiptConflict", clerk);
        assertThat(clerk.get("/api/acts/" + identifier).json().at("/receivedOn").asText()).isEqualTo("2017-11-03");
    }

    @Test
    void anAnomalyIsCorrectedAndTheActSentAgain() {
        transmit();
        on("2017-11-03");
        Answer anomaly = clerk.post("/api/acts/" + identifier + "/anomaly", """
            {"anomalyOn":"2017-11-03","message":"ANO-1","anomalyCode":"002","anomalyReason":"Classification périmée"}""");
        assertThat(anomaly.status()).isEqualTo(200);
        assertThat(desk.open()).containsExactly("UserTask_CorrectAct");
        desk.refusesCompletion("UserTask_CorrectAct", clerk,
            "Dites ce qui a été corrigé avant de transmettre l’acte de nouveau. (Norme d’échange @CTES, message 1-3)");
        desk.save("UserTask_CorrectAct", clerk, "{\"correction\":\"Classification mise à jour\"}");
        desk.complete("UserTask_CorrectAct", clerk);
        assertThat(desk.view("UserTask_RecordTransmission", clerk).at("/anomaly/reason").asText()).isEqualTo("Classification périmée");
        transmit();
        assertThat(deliver("2017-11-03", "AR-1").status()).isEqualTo(200);
    }

    @Test
    void lettersDriveTheWatch() {
        transmit();
        on("2017-11-07");
        deliver("2017-11-02", "AR-1");
        assertThat(letter("2-1", "2017-11-06").status()).isEqualTo(200);
        toTheWatch();
        assertThat(desk.open()).containsExactly("UserTask_WatchDefere");
        on("2017-12-01");
        desk.refusesCompletion("UserTask_WatchDefere", clerk, "Enregistrez le courrier reçu de la préfecture ; s’il n’y en a pas, laissez la tâche ouverte : "
            + "elle se ferme d’elle-même à la fin du délai. (CGCT, art. L2131-6 ; CJA, art. R421-1)");
        assertThat(letter("3-1", "2017-12-01").status()).isEqualTo(200);
        assertThat(letter("3-1", "2017-12-01").json().at("/result").asText()).isEqualTo("ALREADY_KNOWN");
        assertThat(desk.open()).containsExactly("UserTask_AnswerPrefecture");
        assertThat(job("Boundary_ImplicitRefusal").getDuedate()).isEqualTo(at("2018-02-02", LocalTime.MIDNIGHT));
        assertThat(letter("4-1", "2017-12-01").status()).isEqualTo(200);
        on("2017-12-22");
        desk.save("UserTask_AnswerPrefecture", clerk, "{\"kind\":\"PIECES_SENT\",\"sentOn\":\"2017-12-18\",\"receivedOn\":\"2017-12-20\"}");
        desk.complete("UserTask_AnswerPrefecture", clerk);
        assertThat(desk.view("UserTask_AnswerPrefecture", clerk).at("/letter/message").asText()).isEqualTo("4-1");
        on("2018-02-02");
        runJob("Boundary_ImplicitRefusal");
        assertThat(job("Boundary_DefereExpires").getDuedate()).isEqualTo(at("2018-04-04", LocalTime.MIDNIGHT));

        JsonNode live = clerk.get("/api/deadlines/letter?reference=" + reference + "&kind=PIECES&received=2018-02-02").json();
        assertThat(live.at("/takesEffect").asBoolean()).isTrue();
        assertThat(live.at("/answerBy").asText()).isEqualTo("2018-04-02");
        desk.save("UserTask_WatchDefere", clerk, "{\"kind\":\"SIMPLE\",\"receivedOn\":\"2018-02-02\",\"object\":\"Explications\"}");
        desk.complete("UserTask_WatchDefere", clerk);
        assertThat(desk.open()).containsExactly("UserTask_WatchDefere");
        assertThat(letter("5-1", "2018-02-02").status()).isEqualTo(200);
        assertThat(desk.view("UserTask_FollowDefere", dgs).at("/court").asText()).isEqualTo("tribunal administratif de Montpellier");
        desk.save("UserTask_FollowDefere", dgs, "{\"outcome\":\"WITHDRAWN\",\"decidedOn\":\"2018-02-02\"}");
        desk.complete("UserTask_FollowDefere", dgs);
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(desk.instance()).count()).isZero();
    }

    @Test
    void aReplacedReceiptMovesTheEndOfTheWatch() {
        transmit();
        on("2017-11-07");
        deliver("2017-11-02", "AR-1");
        toTheWatch();
        deliver("2017-11-06", "AR-2");
        desk.save("UserTask_ResolveReceiptConflict", clerk, "{\"resolution\":\"REPLACE\",\"reason\":\"Confirmé par la préfecture\"}");
        desk.complete("UserTask_ResolveReceiptConflict", clerk);
        assertThat(job("Boundary_DefereExpires").getDuedate()).isEqualTo(at("2018-01-09", LocalTime.MIDNIGHT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"receivedOn\":\"2017-10-29\",\"message\":\"AR-1\"}|422|receivedOn|La date de réception en préfecture, le 29/10/2017, précède la décision du 30/10/2017.",
        "{\"receivedOn\":\"2017-11-03\",\"message\":\"AR-1\"}|422|receivedOn|La date de réception en préfecture, le 03/11/2017, est dans le futur : nous sommes le 02/11/2017.",
        "{\"receivedOn\":\"2017-11-02\"}|422|message|Indiquez la référence du message de la préfecture.",
        "{\"message\":\"AR-1\"}|422|receivedOn|Indiquez la date de réception en préfecture.",
        "{\"receivedOn\":\"2017-11-02\",\"message\":\"AR-1\",\"admin\":true}|400|admin|",
        "{\"receivedOn\":[2017,11,2],\"message\":\"AR-1\"}|400|receivedOn|",
        "{\"receivedOn\":20171102,\"message\":\"AR-1\"}|400|receivedOn|",
        "{\"receivedOn\":\"2017-11-31\",\"message\":\"AR-1\"}|400|receivedOn|",
        "{\"receivedOn\":\"2017-11-02\",\"receivedOn\":\"2017-11-02\",\"message\":\"AR-1\"}|400||",
        "[[[[[[[[|400||",
        "null|400||"})
    void wrongOrHostileJsonStoresNothing(String json, int status, String field, String sentence) {
        transmit();
        on("2017-11-02");
        Answer answer = clerk.post("/api/acts/" + identifier + "/receipt", json);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        if (field != null) {
            assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
        }
        if (sentence != null) {
            assertThat(answer.json().at("/errors/0/message").asText()).isEqualTo(sentence);
        }
        assertThat(desk.open()).containsExactly("UserTask_RecordReceipt");
        assertThat(clerk.get("/api/acts/" + identifier).json().at("/stage").asText()).isEqualTo("TRANSMITTED");
    }

    @Test
    void aVeryLargeBodyIsNotRead() {
        transmit();
        Answer answer = clerk.post("/api/acts/" + identifier + "/receipt", "{\"message\":\"" + "x".repeat(2_000_000) + "\"}");
        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void anUnknownActAndAnotherCommunesActLookAlike() {
        transmit();
        String body = "{\"receivedOn\":\"2017-10-31\",\"message\":\"AR-1\"}";
        Answer unknown = clerk.post("/api/acts/011-211100763-20171030-2017_0-DE/receipt", body);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().at("/detail").asText()).isEqualTo("Acte inconnu : 011-211100763-20171030-2017_0-DE.");
        Answer others = Program.as(port, "secretariat-11049").post("/api/acts/" + identifier + "/receipt", body);
        assertThat(others.status()).as(others.body()).isEqualTo(404);
        assertThat(others.json().at("/detail").asText()).isEqualTo("Acte inconnu : " + identifier + ".");
        assertThat(Program.as(port, "secretariat-11049").get("/api/acts/preview?reference=" + reference + "&number=1").status()).isEqualTo(404);
        assertThat(Program.as(port, "direction-11076").post("/api/acts/" + identifier + "/receipt", body).status()).isEqualTo(403);
        assertThat(Program.as(port, "direction-11076").get("/api/acts/" + identifier).status()).isEqualTo(200);
        assertThat(Program.anonymous(port).get("/api/acts/" + identifier).status()).isEqualTo(401);
        Answer malformed = clerk.post("/api/acts/not-an-act/receipt", body);
        assertThat(malformed.status()).isEqualTo(422);
        assertThat(malformed.json().at("/errors/0/field").asText()).isEqualTo("identifier");
    }

    @Test
    void datesAsQuestions() {
        JsonNode answer = clerk.get("/api/deadlines/executory?received=2017-11-02&published=2017-11-07").json();
        assertThat(answer.at("/executory").asText()).isEqualTo("2017-11-07");
        assertThat(answer.at("/defereUntil").asText()).isEqualTo("2018-01-03");
        assertThat(answer.at("/thirdPartyUntil").asText()).isEqualTo("2018-01-08");
        assertThat(answer.at("/article").asText()).isEqualTo("CGCT, art. L2131-1");
        assertThat(answer.at("/explanation").asText()).isEqualTo("Reçu en préfecture le 02/11/2017, publié le 07/11/2017 : exécutoire à la plus tardive des deux dates, "
            + "le 07/11/2017.");
        Answer wrong = clerk.get("/api/deadlines/executory?received=2017-02-30");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().at("/errors/0/message").asText()).isEqualTo("Le 2017-02-30 n’existe pas.");
        assertThat(wrong.json().at("/errors/1/message").asText()).isEqualTo("Le paramètre «published» est une date de la forme 2017-10-30.");
    }

    private void transmit() {
        desk.save("UserTask_RecordTransmission", clerk, """
            {"number":"%s","matiere":"8.1","object":"%s","transmittedOn":"2017-10-31"}""".formatted(number, OBJECT));
        desk.complete("UserTask_RecordTransmission", clerk);
    }

    private void toTheWatch() {
        desk.save("UserTask_RecordAmpliation", dgs, "{\"ampliationOn\":\"2017-11-06\"}");
        desk.complete("UserTask_RecordAmpliation", dgs);
        desk.save("UserTask_RecordPublication", clerk, "{\"publishedOn\":\"2017-11-07\",\"mode\":\"POSTING\"}");
        desk.complete("UserTask_RecordPublication", clerk);
        certify();
        runJob("ServiceTask_WriteCertificate");
    }

    private void certify() {
        desk.save("UserTask_CertifyExecutory", dgs, """
            {"certifiedOn":"2017-11-07","certifier":{"civility":"M.","firstName":"Hervé","lastName":"Antoine","title":"Le Directeur Général des Services","byDelegation":true}}""");
        desk.complete("UserTask_CertifyExecutory", dgs);
    }

    private Answer deliver(String receivedOn, String message) {
        return clerk.post("/api/acts/" + identifier + "/receipt", "{\"receivedOn\":\"" + receivedOn + "\",\"message\":\"" + message + "\"}");
    }

    private Answer letter(String kind, String receivedOn) {
        return clerk.post("/api/acts/" + identifier + "/letters", "{\"kind\":\"" + kind + "\",\"receivedOn\":\"" + receivedOn + "\",\"object\":\"Objet\"}");
    }

    private Job job(String activity) {
        return engine.getManagementService().createJobQuery().processInstanceId(desk.instance()).activityId(activity).singleResult();
    }

    private void runJob(String activity) {
        engine.getManagementService().executeJob(job(activity).getId());
    }

    private void on(String day) {
        clock.set(at(day, LocalTime.of(9, 0)));
    }

    private Instant at(String day, LocalTime time) {
        return LocalDate.parse(day).atTime(time).atZone(clock.getZone()).toInstant();
    }
}
