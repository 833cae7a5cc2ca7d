package fr.paraphe.engine;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.DueDates;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.engine.guard.TaskSubject;
import fr.paraphe.reminder.ReminderKind;
import fr.paraphe.reminder.ReminderPlan;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * Due dates and reminder dates of user tasks, for the models: {@code ${taskDates.due(execution)}}. The date comes from the room that has a rule for the
 * task, otherwise from the configured term, counted from the day the task appears.
 */
@Component
public class TaskDates {

    /** What law or the contract fixes goes before what the organisation has set itself. */
    static final int FIXED_BY_A_RULE = 75;
    static final int OWN_TERM = 50;

    /** The time of day that task lists show beside a date which ends at 24:00. */
    private static final LocalTime SHOWN = LocalTime.of(23, 59);

    private final List<DueDates> rooms;
    private final TaskTerms terms;
    private final CivilClock clock;

    TaskDates(List<DueDates> rooms, TaskTerms terms, CivilClock clock) {
        this.rooms = rooms;
        this.terms = terms;
        this.clock = clock;
    }

    public Date due(DelegateExecution execution) {
        return Date.from(clock.at(today(execution).date(), SHOWN));
    }

    /** The rank of the task in its lists: {@value #FIXED_BY_A_RULE} where a rule gives its date, {@value #OWN_TERM} where the organisation's own term does. */
    public int priority(DelegateExecution execution) {
        return byRule(execution.getCurrentActivityId(), execution.getProcessBusinessKey(), TaskSubject.of(execution)).isPresent() ? FIXED_BY_A_RULE : OWN_TERM;
    }

    /** The first moment of next Monday where the académie is, for lists of what is due this week. */
    public Date endOfWeek() {
        return Date.from(clock.at(clock.today().with(TemporalAdjusters.next(DayOfWeek.MONDAY)), LocalTime.MIDNIGHT));
    }

    public Date ahead(DelegateExecution execution) {
        return reminder(execution, ReminderKind.AHEAD);
    }

    public Date onDay(DelegateExecution execution) {
        return reminder(execution, ReminderKind.ON_DAY);
    }

    public Date past(DelegateExecution execution) {
        return reminder(execution, ReminderKind.PAST);
    }

    /** Why a task is due on the date it carries: the rule's words where the rule still says that date, the configured term otherwise. */
    Deadline reasonOf(String taskKey, String reference, Long subject, Date due) {
        LocalDate date = clock.dayOf(due.toInstant());
        return byRule(taskKey, reference, subject).filter(deadline -> deadline.date().equals(date)).orElseGet(() -> configured(date));
    }

    /** The groups that are told of the task's date although it is not theirs, each once. */
    List<String> alsoConcerned(String taskKey, String reference) {
        return rooms.stream().flatMap(room -> room.alsoConcerned(taskKey, reference).stream()).distinct().toList();
    }

    private Deadline today(DelegateExecution execution) {
        String taskKey = execution.getCurrentActivityId();
        return byRule(taskKey, execution.getProcessBusinessKey(), TaskSubject.of(execution)).orElseGet(() -> {
            Integer days = terms.days().get(taskKey);
            if (days == null) {
                throw new IllegalStateException("no rule and no paraphe.tasks.days entry gives a due date for " + taskKey);
            }
            return configured(clock.today().plusDays(days));
        });
    }

    private Optional<Deadline> byRule(String taskKey, String reference, Long subject) {
        return rooms.stream().map(room -> room.dueDate(taskKey, reference, subject)).flatMap(Optional::stream).findFirst();
    }

    private static Deadline configured(LocalDate date) {
        return new Deadline(date, "Délai d’organisation", "réglage de l’application",
            "Aucun texte ne fixe cette échéance : le " + FrenchDates.numeric(date) + " vient du délai d’organisation réglé pour cette tâche.");
    }

    private Date reminder(DelegateExecution execution, ReminderKind kind) {
        return Date.from(ReminderPlan.of(today(execution).date(), terms.remindDaysAhead(), clock).at(kind));
    }
}
