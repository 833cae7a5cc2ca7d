package fr.paraphe.dispute.process;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.dispute.TerminationService;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** When nobody can contest the end of a convention any more, for the timer of its process; public because expressions of the model call it. */
@Component
public class ActionDates {

    private final TerminationService terminations;
    private final NextLimit next;
    private final CivilClock clock;

    ActionDates(TerminationService terminations, NextLimit next, CivilClock clock) {
        this.terminations = terminations;
        this.next = next;
        this.clock = clock;
    }

    /** 24:00 of the last day of the two months. */
    public Date expiry(DelegateExecution execution) {
        next.keepOfCaller(execution);
        return Date.from(clock.endOf(terminations.expiry(execution.getProcessBusinessKey()).date()));
    }
}
