package fr.paraphe.convention.process;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.convention.ConventionService;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The instant at which a convention's last day is over (art. 3), for the timer of its term; public because expressions of the model call it. */
@Component
public class ConventionTerm {

    private final ConventionService conventions;
    private final CivilClock clock;

    ConventionTerm(ConventionService conventions, CivilClock clock) {
        this.conventions = conventions;
        this.clock = clock;
    }

    public Date reached(DelegateExecution execution) {
        return Date.from(clock.endOf(conventions.byReference(execution.getProcessBusinessKey()).terms().endsOn()));
    }
}
