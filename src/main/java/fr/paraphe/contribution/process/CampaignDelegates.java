package fr.paraphe.contribution.process;

import fr.paraphe.contribution.CampaignClosing;
import fr.paraphe.contribution.CampaignService;
import fr.paraphe.contribution.ClosingProgress;
import fr.paraphe.contribution.WindowMails;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the model {@code contribution-campaign} asks before its titres: each service task is one chunk and one transaction, the model loops while there is more. */
@Configuration(proxyBeanMethods = false)
class CampaignDelegates {

    private static final String MORE = "more";
    private static final String REMINDER_LEFT = "reminderLeft";
    private static final int TOLD_AT_ONCE = 200;

    @Bean
    JavaDelegate coverSchoolYears(SchoolYearCover cover) {
        return execution -> cover.cover(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate openWindow(WindowMails mails) {
        return execution -> tell(execution, mails);
    }

    @Bean
    JavaDelegate remindCommunes(WindowMails mails) {
        return execution -> tell(execution, mails);
    }

    @Bean
    JavaDelegate closeLists(CampaignClosing closing, @Value("${paraphe.campaign.lists-at-once}") int listsAtOnce) {
        return execution -> {
            ClosingProgress progress = closing.closeNext(execution.getProcessBusinessKey(), listsAtOnce);
            execution.setVariable("closedConventions", progress.done());
            execution.setVariable("totalConventions", progress.total());
            execution.setVariable(MORE, progress.more());
        };
    }

    @Bean
    TaskListener bordereauChecked(CampaignService campaigns) {
        return task -> campaigns.issue(task.getExecution().getProcessBusinessKey());
    }

    @Bean
    TaskListener campaignSettled(CampaignService campaigns) {
        return task -> campaigns.requireSettled(task.getExecution().getProcessBusinessKey());
    }

    @Bean
    ExecutionListener campaignClosed(CampaignService campaigns) {
        return execution -> campaigns.close(execution.getProcessBusinessKey());
    }

    private static void tell(DelegateExecution execution, WindowMails mails) {
        execution.setVariable(MORE, mails.tellNext(execution.getProcessBusinessKey(), TOLD_AT_ONCE));
        execution.setVariable(REMINDER_LEFT, mails.nextReminder(execution.getProcessBusinessKey()).isPresent());
    }
}
