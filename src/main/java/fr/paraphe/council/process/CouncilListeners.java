package fr.paraphe.council.process;

import fr.paraphe.council.AttendanceConclusion;
import fr.paraphe.council.CouncilService;
import fr.paraphe.council.UrgencyConclusion;
import fr.paraphe.council.VoteConclusion;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What council-deliberation asks of this room: each reads the reference, calls one use case, and hands the routing fact to the process. */
@Configuration(proxyBeanMethods = false)
class CouncilListeners {

    private static final String URGENT = "urgent";
    private static final String OUTCOME = "deliberationOutcome";

    @Bean
    ExecutionListener itemPut(CouncilService council) {
        return execution -> council.putItem(execution.getProcessBusinessKey(), (String) execution.getVariable("commune"));
    }

    @Bean
    TaskListener sessionPrepared(CouncilService council) {
        return task -> task.getExecution().setVariable(URGENT, council.concludePreparation(reference(task)));
    }

    /** The clerk may have moved the session, and called it in urgency, on the form of this task. */
    @Bean
    TaskListener convocationChecked(CouncilService council) {
        return task -> task.getExecution().setVariable(URGENT, council.checkConvocation(reference(task)));
    }

    @Bean
    JavaDelegate sendConvocation(CouncilService council) {
        return execution -> council.sendConvocation(execution.getProcessBusinessKey());
    }

    @Bean
    TaskListener postingRecorded(CouncilService council) {
        return task -> council.concludePosting(reference(task));
    }

    @Bean
    TaskListener attendanceRecorded(CouncilService council) {
        return task -> {
            AttendanceConclusion conclusion = council.concludeAttendance(reference(task));
            task.getExecution().setVariable("quorumReached", conclusion.quorumReached());
            task.getExecution().setVariable(URGENT, conclusion.urgent());
        };
    }

    @Bean
    TaskListener secondSessionPrepared(CouncilService council) {
        return task -> task.getExecution().setVariable(URGENT, council.concludeSecondSession(reference(task)));
    }

    @Bean
    TaskListener urgencyRuled(CouncilService council) {
        return task -> {
            UrgencyConclusion conclusion = council.concludeUrgency(reference(task));
            task.getExecution().setVariable("urgencyAccepted", conclusion.accepted());
            task.getExecution().setVariable(OUTCOME, Optional.ofNullable(conclusion.outcome()).map(Enum::name).orElse(null));
        };
    }

    /** Beside the outcome, the two facts with which the prefecture's process opens the act. */
    @Bean
    TaskListener voteRecorded(CouncilService council) {
        return task -> {
            VoteConclusion conclusion = council.concludeVote(reference(task));
            task.getExecution().setVariable(OUTCOME, conclusion.outcome().name());
            task.getExecution().setVariable("decisionDate", conclusion.decidedOn().toString());
            task.getExecution().setVariable("deliberationObject", conclusion.object());
        };
    }

    @Bean
    TaskListener decisionsPosted(CouncilService council) {
        return task -> council.concludeDecisionPosting(reference(task));
    }

    @Bean
    JavaDelegate writeExtract(CouncilService council) {
        return execution -> council.writeExtract(execution.getProcessBusinessKey());
    }

    private static String reference(DelegateTask task) {
        return task.getExecution().getProcessBusinessKey();
    }
}
