package fr.paraphe.convention.process;

import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ExecutionQuery;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The cases that run under a convention, each with its reference in the variable {@code convention}, and the life of the convention itself. */
@Component
public class RunningUnder {

    private static final String ENDED = "paraphe.conventionEnded";
    private static final String TERMINATED = "paraphe.conventionTerminated";

    private final RuntimeService runtime;

    RunningUnder(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /**
     * Tells those that wait for it that the convention is over: its avenants, disputes, notices, letters.
     *
     * @param exceptRootInstance the case that ends it and goes on, with all that it called; null when there is none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tellEnded(String convention, String exceptRootInstance) {
        tell(ENDED, runtime.createExecutionQuery().processVariableValueEquals("convention", convention), exceptRootInstance);
    }

    /** Tells the life of a convention, wherever it stands, that it was ended before its term; a convention that was imported may have none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tellTerminated(String convention) {
        tell(TERMINATED, runtime.createExecutionQuery().processInstanceBusinessKey(convention), null);
    }

    private void tell(String message, ExecutionQuery waiting, String exceptRootInstance) {
        for (Execution execution : waiting.messageEventSubscriptionName(message).list()) {
            // the one that was told before may have taken the cases it called with it
            if (waits(execution, message) && (exceptRootInstance == null || !exceptRootInstance.equals(root(execution)))) {
                runtime.messageEventReceived(message, execution.getId());
            }
        }
    }

    private boolean waits(Execution execution, String message) {
        return runtime.createEventSubscriptionQuery().executionId(execution.getId()).eventType("message").eventName(message).count() > 0;
    }

    private String root(Execution execution) {
        return Objects.requireNonNull(runtime.createProcessInstanceQuery().processInstanceId(execution.getProcessInstanceId()).singleResult()).getRootProcessInstanceId();
    }
}
