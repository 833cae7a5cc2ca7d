package fr.paraphe.dispute.process;

import fr.paraphe.dispute.ConciliationCommitment;
import fr.paraphe.dispute.DisputeService;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What was undertaken in conciliation, for the loop of {@code litigation}; public because expressions of the model call it. */
@Component("conciliationCommitments")
public class ConciliationCommitments {

    static final String COMMITMENT = "commitment";

    private final DisputeService disputes;
    private final NextLimit next;

    ConciliationCommitments(DisputeService disputes, NextLimit next) {
        this.disputes = disputes;
        this.next = next;
    }

    /** Ids of the commitments that are to be kept; empty where the parties agreed that nothing is left to be done. */
    public List<Long> toFollow(DelegateExecution execution) {
        next.keep(execution);
        return disputes.commitments(execution.getProcessBusinessKey()).stream().map(ConciliationCommitment::id).toList();
    }

    /** The group of the side that made it. */
    public String group(DelegateExecution execution) {
        return disputes.commitment((Long) execution.getVariable(COMMITMENT)).side().writerGroup();
    }
}
