package fr.paraphe.dispute.process;

import fr.paraphe.convention.process.RunningUnder;
import fr.paraphe.dispute.Termination;
import fr.paraphe.dispute.TerminationService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the model {@code termination} asks of this room. */
@Configuration(proxyBeanMethods = false)
class TerminationListeners {

    /** The end and all that it ends are one transaction. The case that ends the convention goes on: it watches what follows. */
    @Bean
    JavaDelegate endConvention(TerminationService terminations, RunningUnder running, NextLimit next) {
        return execution -> {
            String letter = execution.getProcessBusinessKey();
            Termination termination = terminations.end(letter);
            running.tellTerminated(termination.convention());
            running.tellEnded(termination.convention(), root(execution));
            execution.setVariable("delivered", terminations.isDeliveryKnown(letter));
            next.keepOfCaller(execution);
        };
    }

    @Bean
    ExecutionListener actionDelayExpired(TerminationService terminations) {
        return execution -> terminations.expire(execution.getProcessBusinessKey());
    }

    @Bean
    TaskListener actionFiled(TerminationService terminations) {
        return task -> terminations.concludeAction(task.getExecution().getProcessBusinessKey());
    }

    @Bean
    TaskListener actionConcluded(TerminationService terminations) {
        return task -> terminations.concludeOutcome(task.getExecution().getProcessBusinessKey());
    }

    /** Followed from call to call: this case began a moment ago, and no query finds it yet. */
    private static String root(DelegateExecution execution) {
        DelegateExecution instance = execution.getProcessInstance();
        while (instance.getSuperExecution() != null) {
            instance = instance.getSuperExecution().getProcessInstance();
        }
        return instance.getProcessInstanceId();
    }
}
