package fr.paraphe.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.support.Answer;
import fr.paraphe.support.ParapheTest;
import fr.paraphe.support.Program;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The first steps of a real file, as a clerk takes them: our API, the engine's, and ours again. */
@ParapheTest
class CaseThroughTheDoorsTest {

    @LocalServerPort
    private int port;
    @Autowired
    private SettableClock clock;
    @Autowired
    private RuntimeService runtime;

    @BeforeEach
    void aDayOfItsOwn() {
        clock.set(Instant.parse("2031-09-15T08:00:00Z"));
    }

    @Test
    void openedByTheClerkSeenByTheMayorUnknownNextDoorWithdrawnByOurApi() {
        Program clerk = Program.as(port, "secretariat-11076");
        Answer prepared = clerk.post("/api/conventions", "{\"commune\":\"11076\",\"firstSchoolYear\":\"2031-2032\",\"object\":\"Convention ENT-école\"}");
        assertThat(prepared.status()).as(prepared.body()).isEqualTo(201);
        String reference = prepared.json().get("reference").asText();
        String start = "{\"businessKey\":\"" + reference + "\",\"variables\":{\"commune\":{\"value\":\"11076\",\"type\":\"String\"}}}";

        assertThat(Program.as(port, "maire-11076").post("/engine-rest/process-definition/key/convention-lifecycle/submit-form", start).status()).isEqualTo(403);
        Answer started = clerk.post("/engine-rest/process-definition/key/convention-lifecycle/submit-form", start);
        assertThat(started.status()).as(started.body()).isEqualTo(200);

        JsonNode tasks = clerk.get("/engine-rest/task?processInstanceBusinessKey=" + reference).json();
        assertThat(tasks).hasSize(1);
        String task = tasks.get(0).get("id").asText();
        Answer incomplete = clerk.post("/engine-rest/task/" + task + "/complete", "{}");
        assertThat(incomplete.status()).isEqualTo(400);
        assertThat(incomplete.json().get("message").asText()).doesNotContain("ENGINE", "Exception").contains(" ");
        assertThat(clerk.get("/api/tasks/" + task + "/form").json().get("task").get("reference").asText()).isEqualTo(reference);

        assertThat(Program.as(port, "maire-11076").get("/api/tasks/" + task + "/form").status()).isEqualTo(200);
        assertThat(Program.as(port, "secretariat-11049").get("/api/tasks/" + task + "/form").status()).isEqualTo(404);
        assertThat(Program.as(port, "secretariat-11049").get("/api/conventions/" + reference).status()).isEqualTo(404);
        assertThat(Program.as(port, "secretariat-11049").post("/api/conventions/" + reference + "/withdrawal", "{\"reason\":\"x\"}").status()).isEqualTo(404);

        Answer withdrawn = clerk.post("/api/conventions/" + reference + "/withdrawal", "{\"reason\":\"Ouvert par erreur.\"}");
        assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(204);
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).count()).isZero();
    }

    @Test
    void aFileIsStartedByItsOwnCommuneOnly() {
        String reference = Program.as(port, "secretariat-11049").post("/api/conventions", "{\"commune\":\"11049\",\"firstSchoolYear\":\"2031-2032\",\"object\":\"x\"}")
            .json().get("reference").asText();
        for (String variables : List.of("{\"commune\":{\"value\":\"11076\",\"type\":\"String\"}}", "{}", "{\"commune\":{\"value\":\"11049\",\"type\":\"String\"}}",
            "{\"commune\":{\"value\":null}}", "{\"commune\":{\"value\":11049,\"type\":\"Integer\"}}", "{\"commune\":{\"value\":\"\",\"type\":\"String\"}}")) {
            for (String verb : List.of("start", "submit-form")) {
                Answer answer = Program.as(port, "secretariat-11076").post("/engine-rest/process-definition/key/convention-lifecycle/" + verb,
                    "{\"businessKey\":\"" + reference + "\",\"variables\":" + variables + "}");
                assertThat(answer.status()).as(verb + variables).isBetween(400, 404);
            }
        }
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).count()).isZero();
        assertThat(Program.as(port, "secretariat-11049").post("/engine-rest/process-definition/key/convention-lifecycle/start",
            "{\"businessKey\":\"" + reference + "\",\"variables\":{\"executory\":{\"value\":true}}}").status()).isEqualTo(400);
    }
}
