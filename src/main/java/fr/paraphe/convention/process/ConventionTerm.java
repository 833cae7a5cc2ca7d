package fr.paraphe.convention.process;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.convention.ConventionRenewal;
import fr.paraphe.convention.ConventionService;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** When a convention's last day is over (art. 3), and when its parties are told that it comes: the timers of its life; public because expressions of the model call it. */
@Component
public class ConventionTerm {

    private final ConventionService conventions;
    private final ConventionRenewal renewal;
    private final CivilClock clock;

    ConventionTerm(ConventionService conventions, ConventionRenewal renewal, CivilClock clock) {
        this.conventions = conventions;
        this.renewal = renewal;
        this.clock = clock;
    }

    public Date reached(DelegateExecution execution) {
        return Date.from(clock.endOf(conventions.byReference(execution.getProcessBusinessKey()).terms().endsOn()));
    }

    /** The first instant of that day; a convention that comes into force later is told at once. */
    public Date renewal(DelegateExecution execution) {
        return Date.from(clock.startOf(renewal.announcedOn(execution.getProcessBusinessKey())));
    }
}
