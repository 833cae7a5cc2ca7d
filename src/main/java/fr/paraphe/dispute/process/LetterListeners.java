package fr.paraphe.dispute.process;

import fr.paraphe.NotFoundException;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.dispute.Letter;
import fr.paraphe.dispute.LetterKind;
import fr.paraphe.dispute.LetterOutcome;
import fr.paraphe.dispute.LetterService;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the models {@code dispute-letter} and {@code letter-delivery} ask of this room: each reads the reference, calls one use case, and hands the routing fact on. */
@Configuration(proxyBeanMethods = false)
class LetterListeners {

    private static final String OUTCOME = "letterOutcome";

    @Bean
    ExecutionListener letterOpened(LetterService letters, CivilClock clock, PartyReader parties) {
        return execution -> {
            Letter letter = letters.begin(execution.getProcessBusinessKey());
            if (!letter.owner().equals(execution.getTenantId())) {
                // what a party prepares does not exist for anybody else
                throw new NotFoundException("Lettre introuvable.");
            }
            execution.setVariable("commune", letter.commune());
            execution.setVariable("reference", letter.reference());
            execution.setVariable("communeName", parties.commune(letter.convention()).name());
            execution.setVariable("convention", letter.convention());
            execution.setVariable("schoolYear", SchoolYear.of(clock.today()).toString());
            execution.setVariable("letterKind", letter.kind().name());
            execution.setVariable(OUTCOME, LetterOutcome.DROPPED.name());
        };
    }

    @Bean
    TaskListener letterPrepared(LetterService letters) {
        return task -> task.getExecution().setVariable("letterRoute", letters.conclude(reference(task)).name());
    }

    @Bean
    TaskListener letterSent(LetterService letters) {
        return task -> task.getExecution().setVariable(OUTCOME, letters.concludeSending(reference(task)).name());
    }

    /** At an end event that closes a letter unsent: its name is the reason. */
    @Bean
    ExecutionListener letterDropped(LetterService letters) {
        return execution -> letters.drop(execution.getProcessBusinessKey(), execution.getCurrentActivityName());
    }

    /** What both parties know from now on is a case of its own, outside the author's confidence. */
    @Bean
    JavaDelegate followLetter(LetterService letters) {
        return execution -> {
            Letter letter = letters.follow(execution.getProcessBusinessKey());
            RuntimeService runtime = execution.getProcessEngineServices().getRuntimeService();
            if (letter.kind() != LetterKind.RESILIATION) {
                runtime.startProcessInstanceByKey(letter.kind() == LetterKind.MISE_EN_DEMEURE ? "litigation" : "denonciation", letter.reference(),
                    Map.of("commune", Variables.stringValue(letter.commune())));
            }
        };
    }

    @Bean
    JavaDelegate stopLetter(LetterService letters) {
        return execution -> letters.stop(execution.getProcessBusinessKey(), "La convention a pris fin.");
    }

    @Bean
    TaskListener deliveryRecorded(LetterService letters) {
        return task -> task.getExecution().setVariable("delivered", letters.concludeDelivery(reference(task)));
    }

    private static String reference(DelegateTask task) {
        return task.getExecution().getProcessBusinessKey();
    }
}
