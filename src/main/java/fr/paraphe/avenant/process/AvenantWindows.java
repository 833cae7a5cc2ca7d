package fr.paraphe.avenant.process;

import fr.paraphe.avenant.AvenantCalendar;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The instants of an avenant's window, for the timers of its process; public because expressions of the model call it. */
@Component("avenantWindow")
public class AvenantWindows {

    private final AvenantCalendar calendar;

    AvenantWindows(AvenantCalendar calendar) {
        this.calendar = calendar;
    }

    public Date firstReminder(DelegateExecution execution) {
        return Date.from(calendar.firstReminder(execution.getProcessBusinessKey()));
    }

    public Date nextReminder(DelegateExecution execution) {
        return Date.from(calendar.nextReminder(execution.getProcessBusinessKey()));
    }

    public Date opens(DelegateExecution execution) {
        return Date.from(calendar.opens(execution.getProcessBusinessKey()));
    }

    public Date nextOpens(DelegateExecution execution) {
        return Date.from(calendar.nextOpens(execution.getProcessBusinessKey()));
    }
}
