package fr.paraphe.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.support.Answer;
import fr.paraphe.support.ParapheTest;
import fr.paraphe.support.Program;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/**
 * A program at our two APIs takes a file of Carcassonne (sixteen schools) from nothing to a convention in force. At every task it first tries to complete
 * without what the task needs, through the engine's own REST API, and reads the sentence that the form shows. One story, told in order.
 */
@ParapheTest
@TestPropertySource(properties = "paraphe.test.case=approval")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApprovalThroughTheApiTest {

    private static final String CLERK = "secretariat-11069";
    private static final String DGS = "dgs-11069";
    private static final String MAYOR = "maire-11069";
    private static final String REFERENCE = "ENT-11069-2017";
    private static final String IDENTIFIER = "011-211100698-20180402-2018_31-DE";

    @LocalServerPort
    private int port;
    @Autowired
    private SettableClock clock;
    @Autowired
    private ObjectMapper json;
    @Autowired
    private ManagementService management;

    @Test
    @Order(1)
    void aFileIsOpenedByTheClerkOfItsCommuneOnly() {
        on("2018-03-05");
        Map<String, Object> opening = Map.of("commune", "11069", "firstSchoolYear", "2017-2018", "object", "CONVENTION ENT-ECOLE");
        assertThat(call("secretariat-11049", "POST", "/api/conventions", opening)).isEqualTo("404 Commune introuvable.");
        assertThat(call(MAYOR, "POST", "/api/conventions", opening)).startsWith("422 ").contains("Seul le secrétariat de la commune ouvre un dossier.");
        assertThat(call(CLERK, "POST", "/api/conventions", with(opening, "firstSchoolYear", "2016-2017")))
            .contains("La première année scolaire est l’année en cours (2017-2018) ou la suivante (2018-2019), pas 2016-2017.");
        assertThat(call(CLERK, "POST", "/api/conventions", opening)).startsWith("201 ").contains(REFERENCE);
        assertThat(start(CLERK, "ENT-11069-1999", "11069")).startsWith("400 ")
            .contains("Aucun dossier n’est préparé sous la référence «ENT-11069-1999» : remplissez d’abord le formulaire d’ouverture.");
        assertThat(start("secretariat-11049", REFERENCE, "11069")).doesNotStartWith("200 ").contains("Dossier introuvable.");
        assertThat(start(CLERK, REFERENCE, "11069")).startsWith("200 ");
        assertThat(start(CLERK, REFERENCE, "11069")).startsWith("400 ").contains("Le dossier ENT-11069-2017 est déjà ouvert.");
    }

    @Test
    @Order(2)
    void sixteenSchoolsGoThroughTheIen() {
        refused(CLERK, "UserTask_EstablishSchoolList", "Inscrivez au moins une école : la contribution se calcule sur le nombre d’écoles inscrites. (Convention, art. 6 et 7)");
        List<Map<String, Object>> schools = new ArrayList<>();
        IntStream.rangeClosed(1, 16).forEach(i -> schools.add(school("ECOLE " + i, null)));
        assertThat(enter(CLERK, "UserTask_EstablishSchoolList", Map.of("schools", List.of(school("EST", "0341301F")))))
            .isEqualTo("422 schools[0].uai: La lettre de contrôle du code UAI 0341301F est fausse : avec les chiffres 0341301, ce serait E, soit 0341301E.");
        assertThat(enter(CLERK, "UserTask_EstablishSchoolList", Map.of("schools", List.of(school("EST", null), school("est", null)))))
            .isEqualTo("422 schools[1].name: L’école «est» figure déjà à la ligne 1.");
        done(CLERK, "UserTask_EstablishSchoolList", Map.of("schools", schools));
        refused("ien", "UserTask_EstablishListWithIen",
            "La liste compte plus d’écoles que l’annexe 1 n’a de lignes : indiquez quand elle a été arrêtée avec la commune. (Convention, annexe 1)");
        assertThat(complete(CLERK, "UserTask_EstablishListWithIen")).startsWith("400 ").contains("Cette tâche revient à : inspection de circonscription.");
        done("ien", "UserTask_EstablishListWithIen", Map.of("contactedOn", "2018-03-05", "note", "Liste arrêtée par téléphone"));
    }

    @Test
    @Order(3)
    void aLateConvocationIsRefusedBeforeAnythingIsSent() {
        on("2018-03-26");
        refused(CLERK, "UserTask_PrepareSession", "La séance n’est pas encore préparée : remplissez et enregistrez le formulaire. (CGCT, art. L2121-10)");
        String late = "Convocation tardive pour la séance du samedi 31 mars 2018 : la convocation devait partir au plus tard le dimanche 25 mars 2018 (5 jours francs). "
            + "Envoyée le lundi 26 mars 2018, elle permet une séance à partir du dimanche 1er avril 2018.";
        assertThat(enter(CLERK, "UserTask_PrepareSession", session("2018-03-31", false))).isEqualTo("422 date: " + late);
        assertThat(enter(CLERK, "UserTask_PrepareSession", session("2018-03-20", false))).startsWith("422 date: La séance du mardi 20 mars 2018 est passée");
        assertThat(enter(CLERK, "UserTask_PrepareSession", session("2018-03-27", true))).contains("1 jour franc, délai minimal même en cas d’urgence");
        // Easter Monday: holidays count and are no reason to move
        done(CLERK, "UserTask_PrepareSession", session("2018-04-02", false));
        on("2018-03-28");
        assertThat(complete(CLERK, "UserTask_SendConvocation")).startsWith("400 ").contains("la convocation devait partir au plus tard le mardi 27 mars 2018 (5 jours francs)");
        assertThat(mails()).isEmpty();
        on("2018-03-27");
        done(CLERK, "UserTask_SendConvocation", Map.of("confirmed", true));
        assertThat(mails()).isNotEmpty().allSatisfy(mail -> assertThat(mail.path("subject").asText()).contains("2 avril 2018"));
    }

    @Test
    @Order(4)
    void thePostingNeedsAProofForEveryCouncillor() {
        refused(CLERK, "UserTask_RecordPosting", "Indiquez la date à laquelle la convocation a été affichée à la porte de la mairie. (CGCT, art. R2121-7)");
        assertThat(enter(CLERK, "UserTask_RecordPosting", Map.of("postedOn", "2018-03-26"))).isEqualTo("422 postedOn: L’affichage ne peut précéder la convocation du 27/03/2018.");
        done(CLERK, "UserTask_RecordPosting", Map.of("postedOn", "2018-03-27", "forOthers", Map.of("kind", "HAND_DELIVERY", "date", "2018-03-27")));
    }

    @Test
    @Order(5)
    void withoutQuorumTheCouncilIsConvenedAgainAndThenVotes() {
        assertThat(enter(CLERK, "UserTask_RecordAttendance", attendance(30, List.of())))
            .contains("Les présences se constatent en séance : elles ne peuvent être saisies avant le lundi 2 avril 2018.");
        on("2018-04-02");
        refused(CLERK, "UserTask_RecordAttendance", "La feuille de présence n’est pas remplie : indiquez les présents, les procurations, le président et le secrétaire. (CGCT, art. L2121-17)");
        List<Integer> members = members();
        assertThat(enter(CLERK, "UserTask_RecordAttendance", attendance(30, List.of(proxy(members.get(40), members.get(35))))))
            .startsWith("422 proxies[0].holder: ");
        assertThat(enter(CLERK, "UserTask_RecordAttendance", attendance(30, List.of(proxy(members.get(40), members.get(1)), proxy(members.get(41), members.get(1))))))
            .startsWith("422 proxies[1].holder: ");
        assertThat(enter(CLERK, "UserTask_RecordAttendance", attendance(30, List.of(proxy(members.get(2), members.get(1)))))).startsWith("422 proxies[0].giver: ");
        done(CLERK, "UserTask_RecordAttendance", attendance(30, List.of(proxy(members.get(40), members.get(1)))));
        refused(CLERK, "UserTask_RecordVote",
            "Le vote n’est pas enregistré : indiquez si l’affaire a été mise aux voix, ajournée ou retirée. (CGCT, art. L2121-20)");
        assertThat(enter(CLERK, "UserTask_RecordVote", vote(20, 5, 5))).startsWith("422 votesFor: ");
        done(CLERK, "UserTask_RecordVote", vote(21, 5, 5));
        assertThat(complete(CLERK, "UserTask_PostDecisions")).startsWith("400 ").contains("Indiquez la date d’affichage");
        done(CLERK, "UserTask_PostDecisions", Map.of("postedOn", "2018-04-02"));
        runJobs();
    }

    @Test
    @Order(6)
    void aReceiptDeliveredByAProgramIsTakenOnceAndAContradictionBecomesATask() {
        on("2018-04-03");
        assertThat(call(CLERK, "POST", "/api/acts/011-211100698-20180402-9999_9-DE/receipt", Map.of("receivedOn", "2018-04-03", "message", "AR-1"))).startsWith("404 ");
        refused(CLERK, "UserTask_RecordTransmission", null);
        done(CLERK, "UserTask_RecordTransmission", Map.of("number", "2018-31", "matiere", "8.1", "object", "CONVENTION ENT-ECOLE", "transmittedOn", "2018-04-03"));
        assertThat(call("secretariat-11049", "POST", "/api/acts/" + IDENTIFIER + "/receipt", Map.of("receivedOn", "2018-04-03", "message", "AR-1"))).startsWith("404 ");
        assertThat(call(CLERK, "POST", "/api/acts/" + IDENTIFIER + "/receipt", Map.of("receivedOn", "2018-04-01", "message", "AR-0"))).startsWith("422 ").contains("receivedOn");
        assertThat(call(CLERK, "POST", "/api/acts/" + IDENTIFIER + "/receipt", Map.of("receivedOn", "2018-04-03", "message", "AR-1", "surprise", 1))).startsWith("400 ");
        assertThat(call(CLERK, "POST", "/api/acts/" + IDENTIFIER + "/receipt", Map.of("receivedOn", "2018-04-03", "message", "AR-1"))).startsWith("20");
        assertThat(call(CLERK, "POST", "/api/acts/" + IDENTIFIER + "/receipt", Map.of("receivedOn", "2018-04-03", "message", "AR-1"))).startsWith("20");
        assertThat(taskKeys()).doesNotContain("UserTask_RecordReceipt", "UserTask_ResolveReceiptConflict");
        on("2018-04-05");
        assertThat(call(CLERK, "POST", "/api/acts/" + IDENTIFIER + "/receipt", Map.of("receivedOn", "2018-04-04", "message", "AR-2"))).startsWith("4");
        assertThat(taskKeys()).contains("UserTask_ResolveReceiptConflict");
        done(CLERK, "UserTask_ResolveReceiptConflict", Map.of("resolution", "KEEP", "reason", "Le premier accusé fait foi, confirmé par la préfecture."));
    }

    @Test
    @Order(7)
    void executoryThenSigned() {
        assertThat(taskKeys()).contains("UserTask_AwaitExecutory");
        refused(MAYOR, "UserTask_AwaitExecutory", null);
        done(CLERK, "UserTask_RecordPublication", Map.of("publishedOn", "2018-04-04", "mode", "POSTING"));
        done(DGS, "UserTask_RecordAmpliation", Map.of("ampliationOn", "2018-04-05"));
        done(DGS, "UserTask_CertifyExecutory", Map.of("certifiedOn", "2018-04-05", "certifier",
            Map.of("civility", "Mme", "firstName", "Claire", "lastName", "VIDAL", "title", "La Directrice Générale des Services", "byDelegation", true)));
        runJobs();
        assertThat(taskKeys()).contains("UserTask_WatchDefere", "UserTask_SignAsMayor").doesNotContain("UserTask_AwaitExecutory");
        refused(MAYOR, "UserTask_SignAsMayor", null);
        sign(MAYOR, "UserTask_SignAsMayor");
        on("2018-04-20");
        sign("recteur", "UserTask_SignAsRecteur");
        JsonNode convention = body(CLERK, "/api/conventions/" + REFERENCE);
        assertThat(convention.path("status").asText()).isEqualTo("IN_FORCE");
        assertThat(convention.path("effectiveOn").asText()).isEqualTo("2018-04-20");
        assertThat(call(CLERK, "POST", "/api/conventions/" + REFERENCE + "/withdrawal", Map.of("reason", "trop tard"))).startsWith("422 ")
            .contains("La convention ENT-11069-2017 est signée et en vigueur depuis le 20/04/2018 : seule une dénonciation ou un avenant peut la changer.");
    }

    private void sign(String user, String taskKey) {
        String sha = body(user, "/api/tasks/" + taskId(taskKey) + "/form").path("view").path("document").path("sha256").asText();
        String today = LocalDate.ofInstant(clock.instant(), clock.getZone()).toString();
        Map<String, Object> signature = Map.of("decision", "SIGNED", "signedOn", today, "signatory", "Signataire", "sha256", sha);
        assertThat(enter(user, taskKey, with(signature, "sha256", "0".repeat(64)))).startsWith("422 ");
        done(user, taskKey, signature);
    }

    private void on(String day) {
        clock.set(LocalDate.parse(day).atTime(LocalTime.of(9, 0)).atZone(clock.getZone()).toInstant());
    }

    private void runJobs() {
        management.createJobQuery().messages().withRetriesLeft().list().forEach(job -> management.executeJob(job.getId()));
    }

    /** Completing without having entered anything is refused; the sentence, where it is given, is exactly that one. */
    private void refused(String user, String taskKey, String sentence) {
        String answer = complete(user, taskKey);
        assertThat(answer).startsWith("400 ");
        if (sentence != null) {
            assertThat(answer).endsWith(sentence);
        }
        assertThat(taskKeys()).contains(taskKey);
    }

    private void done(String user, String taskKey, Map<String, Object> input) {
        assertThat(enter(user, taskKey, input)).as(taskKey).isEqualTo("204 ");
        assertThat(complete(user, taskKey)).as(taskKey).isEqualTo("204 ");
    }

    private String enter(String user, String taskKey, Map<String, Object> input) {
        return call(user, "PUT", "/api/tasks/" + taskId(taskKey) + "/form", input);
    }

    private String complete(String user, String taskKey) {
        return call(user, "POST", "/engine-rest/task/" + taskId(taskKey) + "/complete", Map.of());
    }

    private String start(String user, String reference, String commune) {
        return call(user, "POST", "/engine-rest/process-definition/key/convention-lifecycle/start",
            Map.of("businessKey", reference, "variables", Map.of("commune", Map.of("value", commune, "type", "String"))));
    }

    private List<String> taskKeys() {
        return StreamSupport.stream(tasks().spliterator(), false).map(task -> task.path("taskDefinitionKey").asText()).toList();
    }

    private String taskId(String taskKey) {
        return StreamSupport.stream(tasks().spliterator(), false).filter(task -> task.path("taskDefinitionKey").asText().equals(taskKey))
            .map(task -> task.path("id").asText()).findFirst().orElseThrow(() -> new AssertionError(taskKey + " is not open, only " + taskKeys()));
    }

    private JsonNode tasks() {
        return body(CLERK, "/engine-rest/task?processInstanceBusinessKey=" + REFERENCE);
    }

    private List<JsonNode> mails() {
        return StreamSupport.stream(body(CLERK, "/api/mails?reference=" + REFERENCE).spliterator(), false).toList();
    }

    private List<Integer> members() {
        return StreamSupport.stream(body(CLERK, "/api/tasks/" + taskId("UserTask_RecordAttendance") + "/form").path("view").path("members").spliterator(), false)
            .map(member -> member.path("councillor").asInt()).toList();
    }

    /** The first so many of the table are there, the mayor presides, the second is secretary. */
    private Map<String, Object> attendance(int present, List<Map<String, Object>> proxies) {
        List<Integer> members = members();
        List<Map<String, Object>> there = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            there.add(Map.of("councillor", members.get(i), "present", i < present, "interested", false));
        }
        return Map.of("president", members.get(0), "secretary", members.get(1), "members", there, "proxies", proxies);
    }

    private static Map<String, Object> proxy(int giver, int holder) {
        return Map.of("giver", giver, "holder", holder, "written", true, "illness", false);
    }

    private static Map<String, Object> vote(int inFavour, int against, int abstentions) {
        return Map.of("action", "VOTE", "mode", "ORDINARY", "unanimous", false, "votesFor", inFavour, "against", against, "abstentions", abstentions);
    }

    private static Map<String, Object> session(String date, boolean urgent) {
        Map<String, Object> session = new HashMap<>(Map.of("object", "CONVENTION ENT-ECOLE", "decision", "AUTORISE Monsieur le Maire à signer la convention.", "date", date,
            "time", "18:30", "place", "Hôtel de ville", "urgent", urgent, "explanatoryNote", "La convention ENT-école, à 50 € par école et par an."));
        if (urgent) {
            session.put("urgencyReason", "La rentrée approche.");
        }
        return session;
    }

    private static Map<String, Object> school(String name, String uai) {
        Map<String, Object> school = new HashMap<>(Map.of("type", "EE", "name", name, "commune", "11069"));
        school.put("uai", uai);
        return school;
    }

    private static Map<String, Object> with(Map<String, Object> original, String key, Object value) {
        Map<String, Object> changed = new HashMap<>(original);
        changed.put(key, value);
        return changed;
    }

    private JsonNode body(String user, String path) {
        return Program.as(port, user).get(path).json();
    }

    /** Status and what the user reads: «422 field: sentence», «400 message», or the body. */
    private String call(String user, String method, String path, Map<String, Object> body) {
        try {
            Answer answer = Program.as(port, user).send(method, path, json.writeValueAsString(body));
            return answer.status() + " " + read(answer);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Answer answer) {
        if (answer.body().isEmpty()) {
            return "";
        }
        JsonNode read = answer.json();
        if (!read.path("errors").isEmpty()) {
            JsonNode first = read.path("errors").get(0);
            return first.path("field").asText() + ": " + first.path("message").asText();
        }
        return read.hasNonNull("detail") ? read.path("detail").asText() : read.hasNonNull("message") ? read.path("message").asText() : answer.body();
    }
}
