package fr.paraphe.convention.process;

import fr.paraphe.convention.SchoolLists;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The schools of annexe 1 that wait for their activation, one instance of {@code school-activation} each; public because expressions of the model call it. */
@Component
public class ConventionSchools {

    private final SchoolLists lists;

    ConventionSchools(SchoolLists lists) {
        this.lists = lists;
    }

    public List<Long> toActivate(DelegateExecution execution) {
        return lists.toActivate(execution.getProcessBusinessKey(), null);
    }
}
