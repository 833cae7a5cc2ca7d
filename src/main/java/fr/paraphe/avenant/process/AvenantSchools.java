package fr.paraphe.avenant.process;

import fr.paraphe.avenant.AvenantService;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The schools that an avenant adds and that wait for their activation, one instance of {@code school-activation} each; public because expressions of the model call it. */
@Component
public class AvenantSchools {

    private final AvenantService avenants;

    AvenantSchools(AvenantService avenants) {
        this.avenants = avenants;
    }

    public List<Long> toActivate(DelegateExecution execution) {
        return avenants.schoolsToActivate(execution.getProcessBusinessKey());
    }
}
