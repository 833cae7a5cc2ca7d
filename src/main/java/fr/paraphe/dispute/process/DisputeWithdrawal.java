package fr.paraphe.dispute.process;

import fr.paraphe.dispute.DisputeService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The withdrawal of a mise en demeure by its author, which ends whatever its process is doing; the reason and the end are one transaction. */
@Service
public class DisputeWithdrawal {

    private final DisputeService disputes;
    private final RuntimeService runtime;

    DisputeWithdrawal(DisputeService disputes, RuntimeService runtime) {
        this.disputes = disputes;
        this.runtime = runtime;
    }

    /** @throws fr.paraphe.RefusedException without a reason, for a dénonciation, and once the résiliation is sent (art. 10) */
    @Transactional
    public void withdraw(String reference, String reason, String by) {
        disputes.askForWithdrawal(reference, reason, by);
        runtime.createMessageCorrelation("paraphe.disputeWithdrawn").processInstanceBusinessKey(reference).correlate();
    }
}
