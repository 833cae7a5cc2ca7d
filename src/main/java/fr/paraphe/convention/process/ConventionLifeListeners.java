package fr.paraphe.convention.process;

import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionLife;
import fr.paraphe.convention.ConventionRenewal;
import fr.paraphe.convention.ConventionStatus;
import fr.paraphe.convention.SchoolLists;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the models ask of a convention in force: the start of the service (art. 2) and the renewal. */
@Configuration(proxyBeanMethods = false)
class ConventionLifeListeners {

    private static final String ENROLMENT = "enrolment";

    /** At the start of {@code school-activation}: the task lists show the school's name. */
    @Bean
    ExecutionListener schoolToActivate(SchoolLists lists) {
        return execution -> execution.setVariable("schoolName", lists.school((Long) execution.getVariable(ENROLMENT)).name());
    }

    @Bean
    TaskListener schoolActivated(SchoolLists lists) {
        return task -> lists.requireActivated(enrolment(task));
    }

    @Bean
    TaskListener equipmentConfirmed(SchoolLists lists) {
        return task -> lists.requireEquipmentConfirmed(enrolment(task));
    }

    @Bean
    TaskListener accountsCreated(ConventionLife life) {
        return task -> life.requireAccounts(reference(task));
    }

    @Bean
    TaskListener trainingPlanned(ConventionLife life) {
        return task -> life.requireTraining(reference(task));
    }

    @Bean
    JavaDelegate announceRenewal(ConventionRenewal renewal) {
        return execution -> renewal.announce(execution.getProcessBusinessKey());
    }

    @Bean
    TaskListener renewalDecided(ConventionRenewal renewal) {
        return task -> task.getExecution().setVariable("renew", renewal.conclude(reference(task)));
    }

    /** A file that the commune has opened itself has its process already. */
    @Bean
    JavaDelegate openRenewal(ConventionRenewal renewal) {
        return execution -> {
            Convention file = renewal.open(execution.getProcessBusinessKey());
            if (file.status() == ConventionStatus.PREPARED) {
                execution.getProcessEngineServices().getRuntimeService().startProcessInstanceByKey("convention-lifecycle", file.reference(),
                    Map.of("commune", Variables.stringValue(file.commune())));
            }
        };
    }

    private static Long enrolment(DelegateTask task) {
        return (Long) task.getVariable(ENROLMENT);
    }

    private static String reference(DelegateTask task) {
        return task.getExecution().getProcessBusinessKey();
    }
}
