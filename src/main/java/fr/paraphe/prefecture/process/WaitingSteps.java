package fr.paraphe.prefecture.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.springframework.stereotype.Component;

/** Hands a message to the step of a case that waits for it. */
@Component
class WaitingSteps {

    private final RuntimeService runtime;

    WaitingSteps(RuntimeService runtime) {
        this.runtime = runtime;
    }

    boolean waitsFor(String message, String reference) {
        return !waiting(message, reference).isEmpty();
    }

    /** Does nothing where no step waits: the fact is stored and taken up by a later one. */
    void tell(String message, String reference, Map<String, Object> variables) {
        waiting(message, reference).forEach(execution -> runtime.messageEventReceived(message, execution.getId(), variables));
    }

    private List<Execution> waiting(String message, String reference) {
        return runtime.createExecutionQuery().messageEventSubscriptionName(message).processInstanceBusinessKey(reference).list();
    }
}
