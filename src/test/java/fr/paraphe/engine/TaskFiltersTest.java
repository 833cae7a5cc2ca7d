package fr.paraphe.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.security.Role;
import fr.paraphe.security.Scope;
import fr.paraphe.support.DoorTest;
import fr.paraphe.support.GuardedCase;
import fr.paraphe.support.Program;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The lists of Tasklist, as the people who open them find them. Case references begin with LISTE. */
@DoorTest
class TaskFiltersTest {

    private static final List<String> EVERYBODYS = List.of("À faire", "Mes tâches", "À rendre cette semaine", "En retard");

    @LocalServerPort
    private int port;
    @Autowired
    private GuardedCase cases;
    @Autowired
    private TaskService tasks;
    @Autowired
    private SettableClock clock;

    @BeforeEach
    void wednesday() {
        it("2017-10-25T10:00");
    }

    @Test
    void aClerkHasHerFourListsAndTheAcademieOneByCommuneMore() {
        cases.start("LISTE-NOMS", "11076");
        cases.account("academie-listes", Role.ACADEMIE, Scope.academie("montpellier"));
        assertThat(names("secretariat-11076")).containsAll(EVERYBODYS).doesNotContain("Par commune");
        assertThat(names("academie-listes")).containsAll(EVERYBODYS).contains("Par commune");
    }

    @Test
    void whatIsDueUntilSundayIsThisWeeksAndWhatIsPastIsLate() {
        due("LISTE-DIMANCHE", "2017-10-29T23:59");
        due("LISTE-LUNDI", "2017-10-30T23:59");
        due("LISTE-AUJOURDHUI", "2017-10-25T23:59");
        due("LISTE-HIER", "2017-10-24T23:59");
        assertThat(list("secretariat-11076", "À rendre cette semaine")).contains("LISTE-DIMANCHE", "LISTE-AUJOURDHUI").doesNotContain("LISTE-LUNDI", "LISTE-HIER");
        assertThat(list("secretariat-11076", "En retard")).contains("LISTE-HIER").doesNotContain("LISTE-AUJOURDHUI", "LISTE-DIMANCHE");
        assertThat(list("secretariat-11076", "À faire")).contains("LISTE-LUNDI", "LISTE-HIER");
    }

    @Test
    void aTaskThatAColleagueHasTakenStaysInTheListsOfWhatIsDueButIsNoLongerToDo() {
        Task task = due("LISTE-PRISE", "2017-10-26T23:59");
        tasks.claim(task.getId(), "secretariat-11076");
        assertThat(list("secretariat-11076", "À rendre cette semaine")).contains("LISTE-PRISE");
        assertThat(list("secretariat-11076", "Mes tâches")).contains("LISTE-PRISE");
        assertThat(list("secretariat-11076", "À faire")).doesNotContain("LISTE-PRISE");
    }

    @Test
    void anotherCommunesTasksAreInNoneOfThem() {
        due("LISTE-VOISINE", "2017-10-24T23:59");
        for (String name : EVERYBODYS) {
            assertThat(list("secretariat-11049", name)).as(name).doesNotContain("LISTE-VOISINE");
        }
    }

    private Task due(String reference, String localTime) {
        ProcessInstance instance = cases.start(reference, "11076");
        Task task = cases.task(instance);
        task.setDueDate(Date.from(LocalDateTime.parse(localTime).atZone(clock.getZone()).toInstant()));
        tasks.saveTask(task);
        return task;
    }

    private List<String> names(String account) {
        List<String> names = new ArrayList<>();
        Program.as(port, account).get("/engine-rest/filter?resourceType=Task").json().forEach(filter -> names.add(filter.get("name").asText()));
        return names;
    }

    private List<String> list(String account, String filter) {
        String id = null;
        for (JsonNode each : Program.as(port, account).get("/engine-rest/filter?resourceType=Task").json()) {
            if (each.get("name").asText().equals(filter)) {
                id = each.get("id").asText();
            }
        }
        List<String> references = new ArrayList<>();
        for (JsonNode task : Program.as(port, account).get("/engine-rest/filter/" + id + "/list").json()) {
            references.add(Program.as(port, account).get("/engine-rest/process-instance/" + task.get("processInstanceId").asText()).json().get("businessKey").asText());
        }
        return references;
    }

    private void it(String localTime) {
        clock.set(LocalDateTime.parse(localTime).atZone(clock.getZone()).toInstant());
    }
}
