package fr.paraphe.engine;

import fr.paraphe.Confidential;
import fr.paraphe.directory.Absence;
import fr.paraphe.directory.AbsenceService;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.directory.Insee;
import fr.paraphe.security.AsTheHouse;
import fr.paraphe.security.DeputyService.AbsenceChanged;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A task that somebody has taken in hand is that person's until it is put back. So what an absent person had in hand is put back when the absence begins, and what the
 * deputy has not finished when it is over; each once, by whichever node comes first.
 */
@Component
class HandedTasks {

    private final AbsenceService absences;
    private final DirectoryService directory;
    private final TaskService tasks;
    private final AsTheHouse house;

    HandedTasks(AbsenceService absences, DirectoryService directory, TaskService tasks, AsTheHouse house) {
        this.absences = absences;
        this.directory = directory;
        this.tasks = tasks;
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

    private List<String> owners(String party) {
        List<String> owners = new ArrayList<>(List.of(party, Confidential.ownerFor(party)));
        if (Insee.read(party).isEmpty()) {
            owners.addAll(directory.codesOfAcademie(party));
        }
        return owners;
    }
}
