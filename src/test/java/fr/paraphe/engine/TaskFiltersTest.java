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
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
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
    @Autowired
    private FilterService filters;
    @Autowired
    private TaskFilters taskFilters;

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

    @Test
    void byCommuneTheAcademieReadsTheTasksOfOneCommuneAfterThoseOfAnother() {
        cases.account("academie-listes", Role.ACADEMIE, Scope.academie("montpellier"));
        forTheAcademie(due("LISTE-COMMUNE-1", "11076", "2017-10-26T23:59"));
        forTheAcademie(due("LISTE-COMMUNE-2", "11049", "2017-11-20T23:59"));
        forTheAcademie(due("LISTE-COMMUNE-3", "11076", "2017-10-25T23:59"));
        assertThat(list("academie-listes", "Par commune")).containsSubsequence("LISTE-COMMUNE-2", "LISTE-COMMUNE-3", "LISTE-COMMUNE-1");
    }

    private void forTheAcademie(Task task) {
        tasks.addCandidateGroup(task.getId(), Role.ACADEMIE.id());
    }

    @Test
    void anOlderDatabasesListsBecomeThoseOfToday() {
        Filter late = named("En retard");
        String id = late.getId();
        late.setName("Retards");
        late.setQuery(tasks.createTaskQuery().taskName("ancienne recherche"));
        late.setProperties(Map.of("description", "Ancienne description", "priority", 7, TaskFilters.KEY, "late"));
        filters.saveFilter(late);
        Filter withoutKey = named("Mes tâches");
        withoutKey.setProperties(Map.of("description", "Sans clé", "priority", 3, "color", "#14498c"));
        filters.saveFilter(withoutKey);
        String given = filters.saveFilter(filters.newTaskFilter("Liste abandonnée").setQuery(tasks.createTaskQuery()).setProperties(Map.of(TaskFilters.KEY, "given-up"))).getId();

        taskFilters.afterSingletonsInstantiated();

        Filter today = filters.getFilter(id);
        assertThat(today.getName()).isEqualTo("En retard");
        assertThat(today.getProperties()).containsEntry("priority", -20).containsEntry("description", "Les tâches de mes groupes, prises en charge ou non, dont l’échéance est passée");
        due("LISTE-ANCIENNE", "2017-10-24T23:59");
        assertThat(list("secretariat-11076", "En retard")).contains("LISTE-ANCIENNE");
        assertThat(filters.createTaskFilterQuery().filterName("Mes tâches").list()).singleElement()
            .satisfies(mine -> assertThat(mine.getProperties()).containsEntry("priority", -40).containsEntry(TaskFilters.KEY, "mine"));
        assertThat(filters.getFilter(given)).isNull();
        assertThat(names("secretariat-11076")).containsAll(EVERYBODYS).doesNotContain("Retards");
    }

    @Test
    void whatAnOperatorMadeStaysAsItIsEvenUnderANameOfOurs() {
        Filter operators = filters.newTaskFilter("À faire").setOwner("admin").setQuery(tasks.createTaskQuery().taskName("la sienne")).setProperties(Map.of("color", "#14498c", "priority", 1));
        String id = filters.saveFilter(operators).getId();
        long all = filters.createTaskFilterQuery().count();

        taskFilters.afterSingletonsInstantiated();

        Filter kept = filters.getFilter(id);
        assertThat(kept.getOwner()).isEqualTo("admin");
        assertThat(kept.getProperties()).containsEntry("priority", 1).doesNotContainKey(TaskFilters.KEY);
        assertThat(filters.createTaskFilterQuery().count()).isEqualTo(all);
        filters.deleteFilter(id);
    }

    @Test
    void aSecondStartMakesNoSecondList() {
        List<String> before = ids();
        taskFilters.afterSingletonsInstantiated();
        assertThat(ids()).isEqualTo(before);
    }

    private List<String> ids() {
        return filters.createTaskFilterQuery().orderByFilterId().asc().list().stream().map(Filter::getId).toList();
    }

    private Filter named(String name) {
        return filters.createTaskFilterQuery().filterName(name).singleResult();
    }

    private Task due(String reference, String localTime) {
        return due(reference, "11076", localTime);
    }

    private Task due(String reference, String commune, String localTime) {
        ProcessInstance instance = cases.start(reference, commune);
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
