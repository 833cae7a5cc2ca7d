package fr.paraphe.engine;

import fr.paraphe.engine.guard.TaskSubject;
import fr.paraphe.reminder.ReminderKind;
import fr.paraphe.reminder.ReminderRequest;
import fr.paraphe.reminder.ReminderService;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the three timers of every user task do: tell the reminder room, which decides whether the mail still makes sense and sends it once. */
@Configuration(proxyBeanMethods = false)
class ReminderListeners {

    @Bean
    TaskListener remindAhead(ReminderService reminders, TaskDates dates) {
        return task -> reminders.remind(request(ReminderKind.AHEAD, task, dates));
    }

    @Bean
    TaskListener remindOnDay(ReminderService reminders, TaskDates dates) {
        return task -> reminders.remind(request(ReminderKind.ON_DAY, task, dates));
    }

    @Bean
    TaskListener escalateOverdue(ReminderService reminders, TaskDates dates) {
        return task -> reminders.remind(request(ReminderKind.PAST, task, dates));
    }

    /** A task that is there once for each school would otherwise be reminded of in so many equal mails. */
    static String nameOf(String task, Object school) {
        return school == null ? task : task + " (" + school + ")";
    }

    private static ReminderRequest request(ReminderKind kind, DelegateTask task, TaskDates dates) {
        String reference = task.getExecution().getProcessBusinessKey();
        List<String> groups = task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull).distinct().sorted().toList();
        return new ReminderRequest(kind, task.getId(), task.getTaskDefinitionKey(), nameOf(task.getName(), task.getVariable("schoolName")), reference, task.getTenantId(), groups,
            dates.alsoConcerned(task.getTaskDefinitionKey(), reference), null,
            dates.reasonOf(task.getTaskDefinitionKey(), reference, TaskSubject.of(task), task.getDueDate()));
    }
}
