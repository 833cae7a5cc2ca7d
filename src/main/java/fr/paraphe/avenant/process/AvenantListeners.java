package fr.paraphe.avenant.process;

import fr.paraphe.NotFoundException;
import fr.paraphe.avenant.Avenant;
import fr.paraphe.avenant.AvenantCalendar;
import fr.paraphe.avenant.AvenantService;
import fr.paraphe.avenant.AvenantStatus;
import fr.paraphe.convention.PartyReader;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the model {@code avenant} asks of this room: each reads the reference, calls one use case, and hands the routing fact to the process. */
@Configuration(proxyBeanMethods = false)
class AvenantListeners {

    private static final String WINDOW_ANSWER = "windowAnswer";

    @Bean
    ExecutionListener avenantOpened(AvenantService avenants, PartyReader parties) {
        return execution -> {
            Avenant avenant = avenants.open(execution.getProcessBusinessKey());
            if (!avenant.commune().equals(execution.getTenantId())) {
                // started under another commune's name: what is behind a commune's wall does not exist for the next
                throw new NotFoundException("Dossier introuvable.");
            }
            execution.setVariable("commune", avenant.commune());
            execution.setVariable("reference", avenant.reference());
            execution.setVariable("communeName", parties.commune(avenant.convention()).name());
            execution.setVariable("schoolYear", avenant.schoolYear().toString());
            execution.setVariable("convention", avenant.convention());
            execution.setVariable(WINDOW_ANSWER, "NONE");
        };
    }

    @Bean
    TaskListener avenantPrepared(AvenantService avenants) {
        return task -> {
            task.getExecution().setVariable("avenantRoute", avenants.conclude(reference(task)).name());
            // the clerk may have chosen another year while the avenant was prepared
            task.getExecution().setVariable("schoolYear", avenants.byReference(reference(task)).schoolYear().toString());
        };
    }

    @Bean
    JavaDelegate rectifyList(AvenantService avenants) {
        return execution -> avenants.rectify(execution.getProcessBusinessKey());
    }

    @Bean
    TaskListener avenantTransmitted(AvenantService avenants) {
        return task -> task.getExecution().setVariable(WINDOW_ANSWER, avenants.concludeTransmission(reference(task)).name());
    }

    @Bean
    JavaDelegate resubmitAvenant(AvenantService avenants) {
        return execution -> execution.setVariable(WINDOW_ANSWER, avenants.resubmit(execution.getProcessBusinessKey()).name());
    }

    @Bean
    TaskListener lateAvenantDecided(AvenantService avenants) {
        return task -> task.getExecution().setVariable(WINDOW_ANSWER, avenants.concludeLateDecision(reference(task)).name());
    }

    @Bean
    JavaDelegate applyAvenant(AvenantService avenants, ConventionCases cases) {
        return execution -> {
            AvenantService.Effect effect = avenants.apply(execution.getProcessBusinessKey());
            cases.tellRemoved(effect.removed());
            if (effect.termChanged()) {
                cases.moveTerm(effect.convention());
            }
        };
    }

    @Bean
    JavaDelegate tellNoEffect(AvenantService avenants) {
        return execution -> execution.setVariable("nextWindow", avenants.tellNoEffect(execution.getProcessBusinessKey()));
    }

    @Bean
    TaskListener avenantAcknowledged(AvenantService avenants) {
        return task -> task.getExecution().setVariable("substitution", avenants.concludeAcknowledgement(reference(task)));
    }

    @Bean
    TaskListener substitutionConfirmed(AvenantService avenants) {
        return task -> avenants.requireSubstituted(reference(task));
    }

    @Bean
    TaskListener proposedAgain(AvenantService avenants) {
        return task -> task.getExecution().setVariable("proposeAgain", avenants.concludeAgain(reference(task)));
    }

    @Bean
    JavaDelegate openNextAvenant(AvenantService avenants) {
        return execution -> {
            Avenant next = avenants.takeUpAgain(execution.getProcessBusinessKey());
            if (next.status() == AvenantStatus.PREPARED) {
                execution.getProcessEngineServices().getRuntimeService().startProcessInstanceByKey("avenant", next.reference(),
                    Map.of("commune", Variables.stringValue(next.commune())));
            }
        };
    }

    @Bean
    JavaDelegate remindWindow(AvenantCalendar calendar) {
        return execution -> execution.setVariable("windowReminderLeft", calendar.remind(execution.getProcessBusinessKey()));
    }

    @Bean
    JavaDelegate stopAvenant(AvenantService avenants) {
        return execution -> avenants.stop(execution.getProcessBusinessKey());
    }

    /** At an end event that closes it without effect: its name is the reason. */
    @Bean
    ExecutionListener avenantClosed(AvenantService avenants) {
        return execution -> avenants.close(execution.getProcessBusinessKey(), execution.getCurrentActivityName());
    }

    private static String reference(DelegateTask task) {
        return task.getExecution().getProcessBusinessKey();
    }
}
