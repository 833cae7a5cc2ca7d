package fr.paraphe.contribution.process;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.contribution.Campaign;
import fr.paraphe.contribution.CampaignService;
import fr.paraphe.contribution.TitreReminders;
import fr.paraphe.contribution.WindowMails;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The dates of a campaign, for the timers of its model; public because expressions call it. */
@Component
public class CampaignDates {

    private final CampaignService campaigns;
    private final WindowMails mails;
    private final TitreReminders reminders;
    private final CivilClock clock;

    CampaignDates(CampaignService campaigns, WindowMails mails, TitreReminders reminders, CivilClock clock) {
        this.campaigns = campaigns;
        this.mails = mails;
        this.reminders = reminders;
        this.clock = clock;
    }

    /** The first instant of the window (art. 6.2). */
    public Date opens(DelegateExecution execution) {
        return Date.from(clock.startOf(campaign(execution).opensOn()));
    }

    /** 24:00 of its last day. */
    public Date closes(DelegateExecution execution) {
        return Date.from(clock.endOf(campaign(execution).closesOn()));
    }

    /** The beginning of the next reminder's day; at once where there is none any more, so that the model finds that out. */
    public Date nextReminder(DelegateExecution execution) {
        return beginning(mails.nextReminder(execution.getProcessBusinessKey()));
    }

    /** As {@link #nextReminder}, for unpaid titres. */
    public Date nextPaymentReminder(DelegateExecution execution) {
        return beginning(reminders.next(execution.getProcessBusinessKey()));
    }

    private Campaign campaign(DelegateExecution execution) {
        return campaigns.get(execution.getProcessBusinessKey());
    }

    private Date beginning(Optional<LocalDate> day) {
        return Date.from(day.map(clock::startOf).orElseGet(clock::now));
    }
}
