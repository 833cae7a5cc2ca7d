package fr.paraphe.convention.process;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ExecutionQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
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
        List<Execution> told = waiting.messageEventSubscriptionName(message).list();
        Set<String> instances = told.stream().map(Execution::getProcessInstanceId).collect(Collectors.toSet());
        // one that is told takes the cases that it called with it, and what they waited for
        told.stream().filter(execution -> callers(execution).noneMatch(caller -> caller.equals(exceptRootInstance) || instances.contains(caller)))
            .filter(execution -> !execution.getProcessInstanceId().equals(exceptRootInstance)).toList()
            .forEach(execution -> runtime.messageEventReceived(message, execution.getId()));
    }

    private Stream<String> callers(Execution execution) {
        return Stream.iterate(callerOf(execution.getProcessInstanceId()), Objects::nonNull, this::callerOf);
    }

    private String callerOf(String instance) {
        ProcessInstance caller = runtime.createProcessInstanceQuery().subProcessInstanceId(instance).singleResult();
        return caller == null ? null : caller.getId();
    }
}
