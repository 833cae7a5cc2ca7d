package fr.paraphe.convention.process;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** The cases that run under a convention, each with its reference in the variable {@code convention}. */
@Component
class RunningUnder {

    private static final String ENDED = "paraphe.conventionEnded";

    private final RuntimeService runtime;

    RunningUnder(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** Tells those that wait for it that the convention is over. */
    void tellEnded(String reference) {
        runtime.createExecutionQuery().messageEventSubscriptionName(ENDED).processVariableValueEquals("convention", reference).list()
            .forEach(execution -> runtime.messageEventReceived(ENDED, execution.getId()));
    }
}
