package fr.paraphe.convention.process;

import fr.paraphe.NotFoundException;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.directory.DirectoryService;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What convention-lifecycle asks of this room: each reads the reference, calls one use case, and hands the routing fact to the process. */
@Configuration(proxyBeanMethods = false)
class ConventionListeners {

    @Bean
    ExecutionListener fileOpened(ConventionService conventions, DirectoryService directory) {
        return execution -> {
            Convention convention = conventions.open(execution.getProcessBusinessKey());
            if (!convention.commune().equals(execution.getTenantId())) {
                // started under another commune's name: what is behind a commune's wall does not exist for the next
                throw new NotFoundException("Dossier introuvable.");
            }
            execution.setVariable("commune", convention.commune());
            execution.setVariable("reference", convention.reference());
            execution.setVariable("communeName", directory.commune(convention.commune()).name());
            execution.setVariable("schoolYear", convention.firstSchoolYear().toString());
        };
    }

    @Bean
    TaskListener schoolListEstablished(ConventionService conventions) {
        return task -> task.getExecution().setVariable("ienRequired", conventions.concludeSchoolList(reference(task)));
    }

    @Bean
    TaskListener ienListEstablished(ConventionService conventions) {
        return task -> conventions.requireListSettledWithIen(reference(task));
    }

    @Bean
    TaskListener resubmissionDecided(ConventionService conventions) {
        return task -> task.getExecution().setVariable("resubmit", conventions.concludeResubmission(reference(task)));
    }

    /** At an end event that closes the file unsigned: its name is the reason. */
    @Bean
    ExecutionListener fileClosed(ConventionService conventions) {
        return execution -> conventions.close(execution.getProcessBusinessKey(), execution.getCurrentActivityName());
    }

    @Bean
    JavaDelegate withdrawFile(ConventionService conventions) {
        return execution -> conventions.closeWithdrawn(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate bringIntoForce(ConventionService conventions) {
        return execution -> conventions.bringIntoForce(execution.getProcessBusinessKey(), LocalDate.parse((String) execution.getVariable("effectiveOn")));
    }

    /** With the convention ends what runs under it and waits for that: its avenants, disputes and notices, which carry its reference. */
    @Bean
    JavaDelegate endAtTerm(ConventionService conventions, RunningUnder running) {
        return execution -> {
            conventions.endAtTerm(execution.getProcessBusinessKey());
            running.tellEnded(execution.getProcessBusinessKey(), null);
        };
    }

    private static String reference(DelegateTask task) {
        return task.getExecution().getProcessBusinessKey();
    }
}
