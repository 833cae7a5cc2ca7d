package fr.paraphe.dispute.process;

import fr.paraphe.dispute.DisputeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The next date that counts, kept on the instance as the variable {@code nextLimit} (ISO), so that managers can sort and filter what is open by it. */
@Component
class NextLimit {

    static final String VARIABLE = "nextLimit";

    private final DisputeService disputes;

    NextLimit(DisputeService disputes) {
        this.disputes = disputes;
    }

    void keep(DelegateExecution execution) {
        execution.setVariable(VARIABLE, disputes.nextLimit(execution.getProcessBusinessKey()).map(limit -> limit.date().toString()).orElse(null));
    }

    /** On the dispute or the notice that called this case; where none did, there is nothing to keep. */
    void keepOfCaller(DelegateExecution execution) {
        DelegateExecution caller = execution.getProcessInstance().getSuperExecution();
        if (caller != null) {
            keep(caller);
        }
    }
}
