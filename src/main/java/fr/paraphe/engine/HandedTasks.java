package fr.paraphe.engine;

import fr.paraphe.Confidential;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.directory.Absence;
import fr.paraphe.directory.AbsenceService;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.directory.Insee;
import fr.paraphe.engine.guard.TaskSubject;
import fr.paraphe.reminder.ReminderRequest;
import fr.paraphe.reminder.ReminderRule;
import fr.paraphe.reminder.ReminderService;
import fr.paraphe.security.AsTheHouse;
import fr.paraphe.security.DeputyService.AbsenceChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A task that somebody has taken in hand is that person's until it is put back. So what an absent person had in hand is put back when the absence begins, and what the
 * deputy has not finished when it is over; each once, by whichever node comes first. What the absent person was reminded of before is told to the deputy.
 */
@Component
class HandedTasks {

    private final AbsenceService absences;
    private final DirectoryService directory;
    private final TaskService tasks;
    private final RuntimeService cases;
    private final TaskDates dates;
    private final ReminderService reminders;
    private final CivilClock clock;
    private final AsTheHouse house;

    HandedTasks(AbsenceService absences, DirectoryService directory, TaskService tasks, RuntimeService cases, TaskDates dates, ReminderService reminders, CivilClock clock,
                AsTheHouse house) {
        this.absences = absences;
        this.directory = directory;
        this.tasks = tasks;
        this.cases = cases;
        this.dates = dates;
        this.reminders = reminders;
        this.clock = clock;
        this.house = house;
    }

    @EventListener
    @Transactional
    public void changed(AbsenceChanged changed) {
        hand();
    }

    @Scheduled(fixedDelayString = "${paraphe.absences.sweep-every:PT5M}", initialDelayString = "${paraphe.absences.sweep-every:PT5M}")
    @Transactional
    public void hand() {
        // whoever has recorded the absence need have no right to these tasks
        house.ask(() -> {
            for (Absence absence : absences.toTakeOver()) {
                putBack(absence, absence.absent());
                tellDeputy(absence);
                absences.takenOver(absence.id());
            }
            for (Absence absence : absences.toHandBack()) {
                putBack(absence, absence.deputy());
                absences.handedBack(absence.id());
            }
            return null;
        });
    }

    private void putBack(Absence absence, String holder) {
        tasks.createTaskQuery().taskAssignee(holder).taskCandidateGroup(absence.role()).includeAssignedTasks().tenantIdIn(owners(absence.party()).toArray(String[]::new)).list()
            .forEach(task -> tasks.setAssignee(task.getId(), null));
    }

    /** The absent person's mailbox has been reminded of some of them, and is not reminded twice. */
    private void tellDeputy(Absence absence) {
        tasks.createTaskQuery().taskCandidateGroup(absence.role()).tenantIdIn(owners(absence.party()).toArray(String[]::new)).list().stream()
            .filter(task -> task.getDueDate() != null && reminders.wasGiven(task.getId())).forEach(task -> reminders.tellDeputy(request(task), absence));
    }

    private ReminderRequest request(Task task) {
        String reference = cases.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult().getBusinessKey();
        Map<String, Object> variables = tasks.getVariables(task.getId());
        Deadline deadline = dates.reasonOf(task.getTaskDefinitionKey(), reference, TaskSubject.of(variables), task.getDueDate());
        List<String> groups = tasks.getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId).filter(Objects::nonNull).distinct().sorted().toList();
        return new ReminderRequest(ReminderRule.on(clock.today(), deadline.date()), task.getId(), task.getTaskDefinitionKey(),
            ReminderListeners.nameOf(task.getName(), variables.get("schoolName")), reference, task.getTenantId(), groups, List.of(), null, deadline);
    }

    private List<String> owners(String party) {
        List<String> owners = new ArrayList<>(List.of(party, Confidential.ownerFor(party)));
        if (Insee.read(party).isEmpty()) {
            owners.addAll(directory.codesOfAcademie(party));
        }
        return owners;
    }
}
