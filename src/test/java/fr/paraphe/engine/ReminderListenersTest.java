package fr.paraphe.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.reminder.ReminderRequest;
import fr.paraphe.reminder.ReminderService;
import java.time.LocalDate;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;

/** What a task's timer tells the reminder room. */
class ReminderListenersTest {

    @ParameterizedTest
    @CsvSource({"JEAN MOULIN, Activer l’école (JEAN MOULIN)", ", Activer l’école"})
    void aTaskAboutOneSchoolIsCalledByIt(String school, String name) throws Exception {
        ReminderService reminders = mock();
        TaskDates dates = mock();
        DelegateTask task = mock();
        DelegateExecution execution = mock();
        IdentityLink people = mock();
        when(people.getGroupId()).thenReturn("academie");
        when(execution.getProcessBusinessKey()).thenReturn("ENT-11076-2017");
        when(task.getId()).thenReturn("t1");
        when(task.getTaskDefinitionKey()).thenReturn("UserTask_ActivateSchool");
        when(task.getName()).thenReturn("Activer l’école");
        when(task.getTenantId()).thenReturn("11076");
        when(task.getExecution()).thenReturn(execution);
        when(task.getCandidates()).thenReturn(Set.of(people));
        when(task.getVariable("schoolName")).thenReturn(school);
        when(dates.reasonOf(any(), any(), any(), any())).thenReturn(new Deadline(LocalDate.of(2018, 1, 15), "Délai d’organisation", "", ""));

        new ReminderListeners().remindAhead(reminders, dates).notify(task);

        ArgumentCaptor<ReminderRequest> told = ArgumentCaptor.captor();
        verify(reminders).remind(told.capture());
        assertThat(told.getValue().taskName()).isEqualTo(name);
        assertThat(told.getValue().commune()).isEqualTo("11076");
    }
}
