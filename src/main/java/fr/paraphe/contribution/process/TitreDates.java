package fr.paraphe.contribution.process;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.contribution.TitreReminders;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** When the debtor of a titre outside any campaign is reminded, for the timer of the model; public because expressions call it. */
@Component
public class TitreDates {

    private final TitreReminders reminders;
    private final CivilClock clock;

    TitreDates(TitreReminders reminders, CivilClock clock) {
        this.reminders = reminders;
        this.clock = clock;
    }

    /** The beginning of the next reminder's day; at once where there is none any more, so that the model finds that out. */
    public Date nextReminder(DelegateExecution execution) {
        return Date.from(reminders.nextAlone(execution.getProcessBusinessKey(), TitreDelegates.schoolYear(execution)).map(clock::startOf).orElseGet(clock::now));
    }
}
