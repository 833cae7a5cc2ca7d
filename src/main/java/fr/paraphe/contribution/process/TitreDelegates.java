package fr.paraphe.contribution.process;

import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.contribution.Payments;
import fr.paraphe.contribution.TitreReminders;
import fr.paraphe.contribution.TitreService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the models {@code contribution-campaign} and {@code contribution-outside-campaign} ask for their titres: each service task is one chunk and one transaction. */
@Configuration(proxyBeanMethods = false)
class TitreDelegates {

    static final String MORE = "more";
    static final String REMINDER_LEFT = "paymentReminderLeft";

    /** A leaf of the bordereau: as many as a person checks and signs at once. */
    private static final int NUMBERED_AT_ONCE = 500;
    /** Few: each carries its paper, twice, until the transaction ends. */
    private static final int SENT_AT_ONCE = 25;
    private static final int REMINDED_AT_ONCE = 25;

    @Bean
    JavaDelegate numberTitres(TitreService titres) {
        return execution -> execution.setVariable(MORE, titres.numberNext(execution.getProcessBusinessKey(), NUMBERED_AT_ONCE));
    }

    @Bean
    JavaDelegate sendTitres(TitreService titres, TitreReminders reminders) {
        return execution -> {
            execution.setVariable(MORE, titres.sendNext(execution.getProcessBusinessKey(), SENT_AT_ONCE));
            execution.setVariable(REMINDER_LEFT, reminders.next(execution.getProcessBusinessKey()).isPresent());
        };
    }

    @Bean
    JavaDelegate remindUnpaid(TitreReminders reminders) {
        return execution -> {
            execution.setVariable(MORE, reminders.remindNext(execution.getProcessBusinessKey(), REMINDED_AT_ONCE));
            execution.setVariable(REMINDER_LEFT, reminders.next(execution.getProcessBusinessKey()).isPresent());
        };
    }

    @Bean
    JavaDelegate issueTitre(TitreService titres, TitreReminders reminders) {
        return execution -> {
            execution.setVariable("titreIssued", titres.issueAlone(execution.getProcessBusinessKey(), schoolYear(execution)).isPresent());
            execution.setVariable(REMINDER_LEFT, reminders.nextAlone(execution.getProcessBusinessKey(), schoolYear(execution)).isPresent());
        };
    }

    @Bean
    JavaDelegate remindDebtor(TitreReminders reminders) {
        return execution -> {
            reminders.remindAlone(execution.getProcessBusinessKey(), schoolYear(execution));
            execution.setVariable(REMINDER_LEFT, reminders.nextAlone(execution.getProcessBusinessKey(), schoolYear(execution)).isPresent());
        };
    }

    @Bean
    TaskListener contributionChecked(TitreService titres) {
        return task -> titres.requireChecked(task.getExecution().getProcessBusinessKey(), schoolYear(task.getExecution()));
    }

    @Bean
    TaskListener titreSettled(Payments payments) {
        return task -> payments.requireSettled(task.getExecution().getProcessBusinessKey(), schoolYear(task.getExecution()));
    }

    static SchoolYear schoolYear(DelegateExecution execution) {
        return SchoolYear.parse((String) execution.getVariable("schoolYear"));
    }
}
