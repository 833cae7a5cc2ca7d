package fr.paraphe.engine.replay;

import fr.paraphe.audit.Acting;
import fr.paraphe.audit.Actor;
import fr.paraphe.audit.AuditDoor;
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
import java.util.function.LongConsumer;
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

    LocalDate today() {
        return clock.today();
    }

    void start(String user, String process, String businessKey, Map<String, Object> variables) {
        reference = businessKey;
        audited(user, () -> as(user, who -> engine.getRuntimeService().startProcessInstanceByKey(process, businessKey, variables)));
        timeline.settle();
    }

    /** Somebody enters what the one task of that kind asks for, in the case that was started last, claims it and completes it. */
    void complete(String user, String taskKey, Consumer<Task> entry) {
        complete(reference, user, taskKey, entry);
    }

    /** As {@link #complete(String, String, Consumer)}, in a case of several. */
    void complete(String of, String user, String taskKey, Consumer<Task> entry) {
        List<Task> open = open(of, user, taskKey);
        if (open.size() != 1) {
            throw new IllegalStateException("la tâche " + taskKey + " du dossier " + of + " est ouverte " + open.size() + " fois pour " + user);
        }
        work(user, open.get(0), entry);
    }

    /** Of a task that is there once for each of several things: somebody does them all, given the one that each is about, which the variable names. */
    void completeEach(String of, String user, String taskKey, String variable, LongConsumer entry) {
        List<Task> open = open(of, user, taskKey);
        if (open.isEmpty()) {
            throw new IllegalStateException("la tâche " + taskKey + " du dossier " + of + " n’est pas ouverte pour " + user);
        }
        open.forEach(each -> work(user, each, task -> entry.accept((Long) engine.getTaskService().getVariable(task.getId(), variable))));
    }

    boolean isOpen(String of, String taskKey) {
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(of).taskDefinitionKey(taskKey).count() > 0;
    }

    boolean runs(String process, String of) {
        return engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey(process).processInstanceBusinessKey(of).count() > 0;
    }

    /** Something is done outside any task, through our API, whose use cases say themselves who may: the engine is asked for the house. */
    void act(Runnable action) {
        action.run();
        timeline.settle();
    }

    private List<Task> open(String of, String user, String taskKey) {
        List<Task> open = new ArrayList<>();
        as(user, who -> open.addAll(engine.getTaskService().createTaskQuery().processInstanceBusinessKey(of).taskDefinitionKey(taskKey)
            .taskCandidateGroupIn(List.copyOf(who.groups())).orderByTaskCreateTime().asc().orderByTaskId().asc().list()));
        return open;
    }

    private void work(String user, Task task, Consumer<Task> entry) {
        audited(user, () -> {
            entry.accept(task);
            as(user, who -> {
                engine.getTaskService().claim(task.getId(), user);
                engine.getTaskService().complete(task.getId());
            });
        });
        timeline.settle();
    }

    private static void audited(String user, Runnable action) {
        Acting.as(new Actor(user, AuditDoor.HOUSE), () -> {
            action.run();
            return null;
        });
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
        Who who = accounts.find(user).orElseThrow(() -> new IllegalStateException("le compte " + user + " n’existe pas"));
        engine.getIdentityService().setAuthentication(who.id(), List.copyOf(who.groups()), List.copyOf(who.tenants()));
        try {
            action.accept(who);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }
}
