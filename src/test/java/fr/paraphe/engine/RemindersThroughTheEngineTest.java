package fr.paraphe.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.paraphe.RefusedException;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.convention.ConventionSchool;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.ConventionStatus;
import fr.paraphe.convention.process.FileWithdrawal;
import fr.paraphe.council.CouncilService;
import fr.paraphe.council.ItemText;
import fr.paraphe.council.SessionPlan;
import fr.paraphe.directory.SchoolType;
import fr.paraphe.reminder.Reminder;
import fr.paraphe.reminder.ReminderKind;
import fr.paraphe.reminder.ReminderService;
import fr.paraphe.support.ParapheTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Bram convenes its council for Thursday 4 April 2019: three clear days lead back to Sunday 31 March, the night on which the clocks go forward. One story, told in
 * order.
 */
@ParapheTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RemindersThroughTheEngineTest {

    private static final String BRAM = "11049";
    private static final String REFERENCE = "ENT-11049-2018";
    private static final String CLERK = "secretariat-11049";

    @Autowired
    private SettableClock clock;
    @Autowired
    private ConventionService conventions;
    @Autowired
    private CouncilService council;
    @Autowired
    private FileWithdrawal withdrawal;
    @Autowired
    private ReminderService reminders;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private TaskService tasks;
    @Autowired
    private ManagementService management;

    @Test
    @Order(1)
    void aTaskWithoutARuleIsDueAfterItsConfiguredTerm() {
        clock.set(Instant.parse("2019-03-18T08:00:00Z"));
        conventions.prepare(new ConventionService.PrepareFile(BRAM, SchoolYear.parse("2018-2019"), "CONVENTION ENT-ECOLE", null, List.of(), CLERK));
        runtime.startProcessInstanceByKey("convention-lifecycle", REFERENCE, Map.of("commune", BRAM));
        // fifteen days from 18 March, shown at the end of the day, in summer time by then
        assertThat(task().getDueDate().toInstant()).isEqualTo("2019-04-02T21:59:00Z");
        assertThat(jobs()).extracting(job -> job.getDuedate().toInstant().toString())
            .containsExactly("2019-03-30T07:00:00Z", "2019-04-02T06:00:00Z", "2019-04-03T06:00:00Z");
    }

    @Test
    @Order(2)
    void theConvocationIsDueOnTheLastLegalDayAndItsRemindersAtEightInParisOnEitherSideOfTheClockChange() {
        conventions.establishSchoolList(new ConventionService.EstablishSchoolList(REFERENCE, List.of(new ConventionSchool(null, SchoolType.EP, "CENTRE", BRAM)), null));
        tasks.complete(task().getId());
        council.prepareSession(REFERENCE, new ItemText("CONVENTION ENT-ECOLE", "", "AUTORISE le maire à signer la convention.", null, null),
            new SessionPlan(LocalDate.of(2019, 4, 4), LocalTime.of(20, 30), "Mairie", true, false, null, false, true, List.of(), null), null, CLERK);
        tasks.complete(task().getId());
        assertThat(task().getTaskDefinitionKey()).isEqualTo("UserTask_SendConvocation");
        assertThat(task().getDueDate().toInstant()).isEqualTo("2019-03-31T21:59:00Z");
        assertThat(jobs()).extracting(job -> job.getDuedate().toInstant().toString())
            .containsExactly("2019-03-28T07:00:00Z", "2019-03-31T06:00:00Z", "2019-04-01T06:00:00Z");
    }

    @Test
    @Order(3)
    void eachReminderGoesOnceToWhoeverHasToActAndTheLastToTheManagersToo() {
        jobs().forEach(job -> {
            clock.set(job.getDuedate().toInstant());
            management.executeJob(job.getId());
        });
        List<Reminder> given = reminders.of(REFERENCE);
        assertThat(given).extracting(Reminder::kind).containsExactly(ReminderKind.AHEAD, ReminderKind.ON_DAY, ReminderKind.PAST);
        assertThat(given.get(0).recipients()).extracting(Reminder.Recipient::group).containsExactly("secretariat");
        assertThat(given.get(2).recipients()).extracting(Reminder.Recipient::group).containsExactly("secretariat", "direction");
        assertThat(jobs()).isEmpty();
    }

    @Test
    @Order(4)
    void pastTheLastDayTheConvocationIsRefusedWithThatDay() {
        assertThatThrownBy(() -> tasks.complete(task().getId())).hasMessageContaining("la convocation devait partir au plus tard le dimanche 31 mars 2019 (3 jours francs)");
        assertThat(task().getTaskDefinitionKey()).isEqualTo("UserTask_SendConvocation");
    }

    @Test
    @Order(5)
    void aWithdrawalNeedsAReasonAndEndsEverythingThatRuns() {
        assertThatThrownBy(() -> withdrawal.withdraw(REFERENCE, " ", CLERK)).isInstanceOf(RefusedException.class).hasMessage("Indiquez le motif du retrait.");
        withdrawal.withdraw(REFERENCE, "Le projet est reporté d’un an.", CLERK);
        assertThat(conventions.byReference(REFERENCE).status()).isEqualTo(ConventionStatus.CLOSED);
        assertThat(conventions.byReference(REFERENCE).endReason()).contains("Dossier retiré par la commune : Le projet est reporté d’un an.");
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(REFERENCE).count()).isZero();
        assertThatThrownBy(() -> withdrawal.withdraw(REFERENCE, "encore", CLERK)).hasMessage("Le dossier ENT-11049-2018 est clos.");
    }

    private Task task() {
        return tasks.createTaskQuery().processInstanceBusinessKey(REFERENCE).singleResult();
    }

    /** The three timers of the open task, in the order of their dates. */
    private List<Job> jobs() {
        return management.createJobQuery().processInstanceId(task().getProcessInstanceId()).timers().orderByJobDuedate().asc().list();
    }
}
