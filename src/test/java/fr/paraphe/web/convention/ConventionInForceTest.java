package fr.paraphe.web.convention;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.convention.ConventionSchool;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.SchoolLists;
import fr.paraphe.directory.SchoolType;
import fr.paraphe.support.Answer;
import fr.paraphe.support.Desk;
import fr.paraphe.support.ParapheTest;
import fr.paraphe.support.Program;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A convention in force through the doors: its schools go into service, what is promised is read, and its renewal opens the next file. */
@ParapheTest
@TestPropertySource(properties = "paraphe.test.case=convention in force")
class ConventionInForceTest {

    private static final String BRAM = "11049";
    private static final AtomicInteger YEARS = new AtomicInteger(2300);

    @Autowired
    ProcessEngine engine;
    @Autowired
    SettableClock clock;
    @Autowired
    ConventionService conventions;
    @Autowired
    SchoolLists lists;
    @LocalServerPort
    int port;

    private int year;
    private String reference;
    private Desk desk;
    private Program academie;
    private Program clerk;

    @BeforeEach
    void aConventionInForce() {
        year = YEARS.getAndAdd(10);
        on(year + "-10-16");
        reference = conventions.prepare(new ConventionService.PrepareFile(BRAM, new SchoolYear(year), "ENT", null, List.of(), "secretariat-11049")).reference();
        conventions.open(reference);
        conventions.establishSchoolList(new ConventionService.EstablishSchoolList(reference, List.of(new ConventionSchool(null, SchoolType.EE, "EST", BRAM)), null));
        on(year + "-11-20");
        conventions.bringIntoForce(reference, LocalDate.parse(year + "-11-20"));
        academie = Program.as(port, "academie");
        clerk = Program.as(port, "secretariat-11049");
    }

    @Test
    void aSchoolGoesIntoServiceWhenItIsActivatedAndEquipped() {
        desk = new Desk(engine.getTaskService(), start("school-activation", Map.of("enrolment", lists.toActivate(reference, null).get(0))));
        assertThat(desk.view("UserTask_ActivateSchool", academie).at("/name").asText()).isEqualTo("EST");
        desk.refusesCompletion("UserTask_ActivateSchool", academie, "Enregistrez d’abord l’activation de l’école «EST» : sa date et son UAI. (Convention, art. 2 et annexe 1)");
        Answer without = desk.put("UserTask_ActivateSchool", academie, "{\"activatedOn\":\"" + year + "-11-20\",\"uai\":null}");
        assertThat(without.json().at("/errors/0/field").asText()).isEqualTo("uai");
        assertThat(without.json().at("/errors/0/message").asText()).isEqualTo("L’UAI de l’école «EST» est exigé pour l’activer.");
        assertThat(desk.put("UserTask_ActivateSchool", academie, "{\"activatedOn\":\"" + year + "-11-20\",\"uai\":\"0341301\"}").status()).isEqualTo(422);
        desk.save("UserTask_ActivateSchool", academie, "{\"activatedOn\":\"" + year + "-11-20\",\"uai\":\"0341301E\"}");
        desk.complete("UserTask_ActivateSchool", academie);

        desk.save("UserTask_ConfirmEquipment", clerk, "{\"confirmedOn\":\"" + year + "-11-20\",\"equipment\":true,\"connection\":false,\"note\":\"Fibre en janvier\"}");
        desk.refusesCompletion("UserTask_ConfirmEquipment", clerk,
            "L’équipement ou la connexion de l’école «EST» manque encore : la tâche se termine quand les deux sont là. (Convention, art. 2.1)");
        assertThat(missing()).isEqualTo(3);
        desk.save("UserTask_ConfirmEquipment", clerk, "{\"confirmedOn\":\"" + year + "-11-20\",\"equipment\":true,\"connection\":true,\"note\":null}");
        desk.complete("UserTask_ConfirmEquipment", clerk);
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(desk.instance()).count()).isZero();
        assertThat(missing()).isEqualTo(2);
        JsonNode schools = clerk.get("/api/conventions/" + reference + "/schools?schoolYear=" + new SchoolYear(year)).json();
        assertThat(schools).hasSize(1);
        assertThat(schools.at("/0/activatedOn").asText()).isEqualTo(year + "-11-20");
        assertThat(schools.at("/0/uai").asText()).isEqualTo("0341301E");
        assertThat(clerk.get("/api/conventions/" + reference + "/schools?schoolYear=hier").status()).isEqualTo(422);
        assertThat(Program.as(port, "secretariat-11069").get("/api/conventions/" + reference + "/obligations").status()).isEqualTo(404);
    }

    @Test
    void accountsTrainingAndTheRenewalAreTasksOfTheConvention() {
        desk = new Desk(engine.getTaskService(), engine.getRuntimeService().createProcessInstanceByKey("convention-lifecycle").businessKey(reference).setVariables(common())
            .startBeforeActivity("UserTask_CreateAccounts").startBeforeActivity("UserTask_PlanTraining").startBeforeActivity("Timer_RenewalDue")
            .execute().getProcessInstanceId());
        desk.refusesCompletion("UserTask_CreateAccounts", academie, "Enregistrez d’abord la création des profils de la commune. (Convention, art. 2.7)");
        desk.save("UserTask_CreateAccounts", academie, "{\"createdOn\":\"" + year + "-11-20\",\"referent\":\"Sylvie Martin\",\"contributors\":2,\"note\":null}");
        desk.complete("UserTask_CreateAccounts", academie);
        desk.save("UserTask_PlanTraining", academie, "{\"plannedOn\":\"" + year + "-11-20\",\"startsOn\":\"" + (year + 1) + "-01-17\",\"note\":null}");
        desk.complete("UserTask_PlanTraining", academie);
        assertThat(missing()).isEqualTo(2);

        Job due = engine.getManagementService().createJobQuery().processInstanceId(desk.instance()).singleResult();
        assertThat(due.getDuedate().toInstant()).isEqualTo(LocalDate.parse((year + 4) + "-01-31").atStartOfDay(clock.getZone()).toInstant());
        on((year + 4) + "-01-31");
        engine.getManagementService().executeJob(due.getId());
        assertThat(clerk.get("/api/mails?reference=" + reference).body()).contains("la convention ENT-école prend fin le 31/10/" + (year + 4));
        desk.refusesCompletion("UserTask_DecideOnRenewal", clerk, "Dites si la commune renouvelle la convention. (Convention, art. 3)");
        desk.save("UserTask_DecideOnRenewal", clerk, "{\"renew\":true,\"note\":null}");
        desk.complete("UserTask_DecideOnRenewal", clerk);
        String next = "ENT-11049-" + (year + 4);
        ProcessInstance opened = engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(next).singleResult();
        assertThat(opened.getTenantId()).isEqualTo(BRAM);
        desk = new Desk(engine.getTaskService(), opened.getId());
        assertThat(desk.view("UserTask_EstablishSchoolList", clerk).at("/schools/0/name").asText()).isEqualTo("EST");
        assertThat(conventions.byReference(next).renews()).contains(reference);
    }

    private String start(String process, Map<String, Object> more) {
        Map<String, Object> variables = new HashMap<>(common());
        variables.putAll(more);
        return engine.getRuntimeService().startProcessInstanceByKey(process, reference, variables).getId();
    }

    private Map<String, Object> common() {
        return Map.of("commune", BRAM, "communeName", "Bram", "schoolYear", new SchoolYear(year).toString());
    }

    private long missing() {
        JsonNode obligations = academie.get("/api/conventions/" + reference + "/obligations").json();
        assertThat(obligations).hasSize(4);
        long missing = 0;
        for (JsonNode each : obligations) {
            missing += each.at("/doneOn").isNull() ? 1 : 0;
        }
        return missing;
    }

    private void on(String day) {
        clock.set(LocalDate.parse(day).atTime(9, 0).atZone(clock.getZone()).toInstant());
    }
}
