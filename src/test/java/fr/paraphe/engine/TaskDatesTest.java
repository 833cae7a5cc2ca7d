package fr.paraphe.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.DueDates;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the models ask of their tasks: when each is due, and how it ranks. */
class TaskDatesTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @ParameterizedTest
    @CsvSource({"UserTask_RecordVote, 75, 2017-10-30T22:59:00Z", "UserTask_CorrectText, 50, 2017-10-24T21:59:00Z"})
    void whatARuleFixesRanksAboveTheOrganisationsOwnTerm(String task, int priority, String due) {
        DelegateExecution execution = mock();
        when(execution.getCurrentActivityId()).thenReturn(task);
        when(execution.getProcessBusinessKey()).thenReturn("ENT-11076-2017");
        TaskDates dates = dates("2017-10-16T08:00:00Z");
        assertThat(dates.priority(execution)).isEqualTo(priority);
        assertThat(dates.due(execution).toInstant()).isEqualTo(Instant.parse(due));
    }

    @ParameterizedTest(name = "{0}: until {1}")
    @CsvSource({
        "2017-10-16T08:00:00Z, 2017-10-22T22:00:00Z",
        "2017-10-22T21:59:59Z, 2017-10-22T22:00:00Z",
        "2017-10-22T22:00:00Z, 2017-10-29T23:00:00Z",
        "2018-03-24T12:00:00Z, 2018-03-25T22:00:00Z",
        "2016-02-28T12:00:00Z, 2016-02-28T23:00:00Z"})
    void theWeekEndsAtMidnightOfItsSundayWhereTheAcademieIs(String now, String end) {
        assertThat(dates(now).endOfWeek().toInstant()).isEqualTo(Instant.parse(end));
    }

    @Test
    void aTaskWithoutRuleAndTermHasNoDate() {
        DelegateExecution execution = mock();
        when(execution.getCurrentActivityId()).thenReturn("UserTask_Unknown");
        assertThatThrownBy(() -> dates("2017-10-16T08:00:00Z").due(execution)).hasMessageContaining("UserTask_Unknown");
    }

    private static TaskDates dates(String now) {
        DueDates council = mock();
        when(council.dueDate("UserTask_RecordVote", "ENT-11076-2017", null))
            .thenReturn(Optional.of(new Deadline(LocalDate.of(2017, 10, 30), "Séance", "CGCT, art. L2121-7", "Le jour de la séance.")));
        return new TaskDates(List.of(council), new TaskTerms(3, Map.of("UserTask_CorrectText", 8)), new CivilClock(Clock.fixed(Instant.parse(now), PARIS), PARIS));
    }
}
