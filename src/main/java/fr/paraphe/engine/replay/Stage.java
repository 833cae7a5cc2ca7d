package fr.paraphe.engine.replay;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.engine.Timeline;
import fr.paraphe.security.Accounts;
import fr.paraphe.security.Who;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;

/** Where a case is played: its clock, its people with the rights that they have at work, and the table of what came out. */
final class Stage {

    private final ProcessEngine engine;
    private final Accounts accounts;
    private final CivilClock clock;
    private final Timeline timeline;
    private final List<ReplayLine> lines = new ArrayList<>();
    private String reference;

    Stage(ProcessEngine engine, Accounts accounts, CivilClock clock, Timeline timeline) {
        this.engine = engine;
        this.accounts = accounts;
        this.clock = clock;
        this.timeline = timeline;
    }

    /** Lets time pass to that hour, in the zone of the académie; timers on the way fire. */
    void at(LocalDate day, LocalTime hour) {
        timeline.moveTo(clock.at(day, hour));
    }

    void start(String user, String process, String businessKey, Map<String, Object> variables) {
        reference = businessKey;
        as(user, who -> engine.getRuntimeService().startProcessInstanceByKey(process, businessKey, variables));
        timeline.settle();
    }

    /** Somebody enters what a task asks for, claims it and completes it. */
    void complete(String user, String taskKey, Consumer<Task> entry) {
        as(user, who -> {
            Task task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(reference).taskDefinitionKey(taskKey).singleResult();
            if (task == null) {
                throw new IllegalStateException("la tâche " + taskKey + " n'est pas ouverte pour " + user);
            }
            entry.accept(task);
            engine.getTaskService().claim(task.getId(), user);
            engine.getTaskService().complete(task.getId());
        });
        timeline.settle();
    }

    void show(String step, String who, LocalDate date, String rule, String article, LocalDate paper) {
        lines.add(ReplayLine.of(step, who, date, rule, article, paper));
    }

    void show(String step, Deadline deadline, LocalDate paper) {
        show(step, "—", deadline.date(), deadline.rule(), deadline.article(), paper);
    }

    void show(String step, String who, String value, String rule, String article, String paper) {
        lines.add(new ReplayLine(step, who, value, rule, article, paper));
    }

    List<ReplayLine> lines() {
        return List.copyOf(lines);
    }

    private void as(String user, Consumer<Who> action) {
        Who who = accounts.find(user).orElseThrow(() -> new IllegalStateException("le compte " + user + " n'existe pas"));
        engine.getIdentityService().setAuthentication(who.id(), List.copyOf(who.groups()), List.copyOf(who.tenants()));
        try {
            action.accept(who);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }
}
