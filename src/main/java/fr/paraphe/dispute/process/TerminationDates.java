package fr.paraphe.dispute.process;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.dispute.DisputeService;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The instant at which a letter ends its convention, for the timers of {@code litigation} and {@code denonciation}; public because expressions of the models call it. */
@Component("terminationDates")
public class TerminationDates {

    private final DisputeService disputes;
    private final NextLimit next;
    private final CivilClock clock;

    TerminationDates(DisputeService disputes, NextLimit next, CivilClock clock) {
        this.disputes = disputes;
        this.next = next;
        this.clock = clock;
    }

    /** 0:00 of the day after the last one, of the letter that the variable {@code letter} names (art. 9 and 10). */
    public Date effective(DelegateExecution execution) {
        next.keep(execution);
        return Date.from(clock.startOf(disputes.dates((String) execution.getVariable(DisputeListeners.LETTER)).end().orElseThrow().effective()));
    }
}
