package fr.paraphe.dispute.process;

import fr.paraphe.NotFoundException;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.convention.Side;
import fr.paraphe.dispute.Dispute;
import fr.paraphe.dispute.DisputeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the models {@code litigation} and {@code denonciation} ask of this room: each reads the reference, calls one use case, and hands the routing fact to the process. */
@Configuration(proxyBeanMethods = false)
class DisputeListeners {

    /** The letter that the case waits for: the mise en demeure, then the résiliation; the dénonciation. */
    static final String LETTER = "letter";
    private static final String KEPT = "agreementKept";

    @Bean
    ExecutionListener disputeOpened(DisputeService disputes, CivilClock clock, PartyReader parties, NextLimit next) {
        return execution -> open(execution, disputes, clock, parties, next);
    }

    @Bean
    ExecutionListener denonciationOpened(DisputeService disputes, CivilClock clock, PartyReader parties, NextLimit next) {
        return execution -> open(execution, disputes, clock, parties, next);
    }

    private static void open(DelegateExecution execution, DisputeService disputes, CivilClock clock, PartyReader parties, NextLimit next) {
        Dispute dispute = disputes.open(execution.getProcessBusinessKey());
        if (!dispute.commune().equals(execution.getTenantId())) {
            // started under another commune's name: what is behind a commune's wall does not exist for the next
            throw new NotFoundException("Litige introuvable.");
        }
        execution.setVariable("commune", dispute.commune());
        execution.setVariable("reference", dispute.reference());
        execution.setVariable("communeName", parties.commune(dispute.convention()).name());
        execution.setVariable("schoolYear", SchoolYear.of(clock.today()).toString());
        execution.setVariable("convention", dispute.convention());
        execution.setVariable(LETTER, dispute.reference());
        next.keep(execution);
    }

    @Bean
    TaskListener conciliationConvened(DisputeService disputes) {
        return task -> disputes.concludeConvening(reference(task));
    }

    @Bean
    JavaDelegate inviteToConciliation(DisputeService disputes) {
        return execution -> disputes.invite(execution.getProcessBusinessKey());
    }

    @Bean
    TaskListener conciliationRecorded(DisputeService disputes) {
        return task -> {
            task.getExecution().setVariable("conciliationOutcome", disputes.concludeOutcome(reference(task)).name());
            task.getExecution().setVariable(KEPT, true);
        };
    }

    @Bean
    TaskListener commitmentFollowed(DisputeService disputes, NextLimit next) {
        return task -> {
            if (!disputes.concludeCommitment((Long) task.getVariable(ConciliationCommitments.COMMITMENT))) {
                task.getExecution().setVariable(KEPT, false);
            }
            next.keep(task.getExecution());
        };
    }

    /** The letter of the party that complains is written in its confidence, until it is sent. */
    @Bean
    JavaDelegate failConciliation(DisputeService disputes, NextLimit next) {
        return execution -> {
            execution.setVariable(LETTER, disputes.fail(execution.getProcessBusinessKey()));
            Dispute dispute = disputes.byReference(execution.getProcessBusinessKey());
            execution.setVariable("confidentialTo", dispute.author() == Side.COMMUNE ? dispute.commune() : dispute.academie());
            next.keep(execution);
        };
    }

    @Bean
    TaskListener letterWithdrawn(DisputeService disputes) {
        return task -> disputes.concludeWithdrawal((String) task.getVariable(LETTER));
    }

    @Bean
    JavaDelegate stopDispute(DisputeService disputes) {
        return execution -> disputes.stop(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate stopDenonciation(DisputeService disputes) {
        return execution -> disputes.stop(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate withdrawDispute(DisputeService disputes) {
        return execution -> disputes.withdrawn(execution.getProcessBusinessKey());
    }

    /** At an end event: its name is the reason. */
    @Bean
    ExecutionListener disputeClosed(DisputeService disputes) {
        return execution -> {
            disputes.close(execution.getProcessBusinessKey(), execution.getCurrentActivityName());
            execution.setVariable(NextLimit.VARIABLE, null);
        };
    }

    private static String reference(DelegateTask task) {
        return task.getExecution().getProcessBusinessKey();
    }
}
