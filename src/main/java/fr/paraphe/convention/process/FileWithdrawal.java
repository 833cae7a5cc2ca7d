package fr.paraphe.convention.process;

import fr.paraphe.convention.ConventionService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The withdrawal of a file, which ends whatever its process is doing; the reason and the end are one transaction. */
@Service
public class FileWithdrawal {

    private final ConventionService conventions;
    private final RuntimeService runtime;

    FileWithdrawal(ConventionService conventions, RuntimeService runtime) {
        this.conventions = conventions;
        this.runtime = runtime;
    }

    /** @throws fr.paraphe.RefusedException without a reason, or once the convention is signed (art. 9) */
    @Transactional
    public void withdraw(String reference, String reason, String by) {
        conventions.askForWithdrawal(reference, reason, by);
        runtime.createMessageCorrelation("paraphe.fileWithdrawn").processInstanceBusinessKey(reference).correlate();
    }
}
