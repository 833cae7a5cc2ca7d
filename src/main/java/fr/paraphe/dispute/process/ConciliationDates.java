package fr.paraphe.dispute.process;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.dispute.DisputeService;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The instants at which a conciliation has failed by itself, for the timers of {@code litigation}; public because expressions of the model call it. */
@Component("conciliationDates")
public class ConciliationDates {

    private final DisputeService disputes;
    private final NextLimit next;
    private final CivilClock clock;

    ConciliationDates(DisputeService disputes, NextLimit next, CivilClock clock) {
        this.disputes = disputes;
        this.next = next;
        this.clock = clock;
    }

    /** 24:00 of the last day of the month in which the conciliation is to be organised (art. 10). */
    public Date limit(DelegateExecution execution) {
        return endOf(disputes.conciliationLimit(execution.getProcessBusinessKey()).orElseThrow(), execution);
    }

    /** 24:00 of the last day on which an agreement can be recorded. */
    public Date failure(DelegateExecution execution) {
        return endOf(disputes.agreementLimit(execution.getProcessBusinessKey()).orElseThrow(), execution);
    }

    private Date endOf(Deadline limit, DelegateExecution execution) {
        next.keep(execution);
        return Date.from(clock.endOf(limit.date()));
    }
}
