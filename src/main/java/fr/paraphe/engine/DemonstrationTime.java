package fr.paraphe.engine;

import fr.paraphe.RefusedException;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.calendar.SettableClock;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The demonstration's time, to be moved forward by hand: every timer on the way fires at its own date, in order, as it would have. It acts for the house,
 * one move at a time, while the engine's own executor rests. There is none outside the demonstration.
 */
@Component
@ConditionalOnProperty("paraphe.demo.enabled")
public class DemonstrationTime {

    /** Beyond it there is nothing that a convention of four years could still do. */
    private static final int MOST_YEARS_AT_ONCE = 10;
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final Logger LOG = LoggerFactory.getLogger(DemonstrationTime.class);

    private final ProcessEngine engine;
    private final SettableClock clock;
    private final CivilClock civil;
    private final EngineConfiguration.JobPause pause;
    private final DemonstrationMemory memory;
    private final ExecutorService house = Executors.newSingleThreadExecutor(task -> new Thread(task, "demonstration-time"));

    DemonstrationTime(ProcessEngine engine, SettableClock clock, CivilClock civil, EngineConfiguration.JobPause pause, JdbcClient database) {
        this.engine = engine;
        this.clock = clock;
        this.civil = civil;
        this.pause = pause;
        this.memory = new DemonstrationMemory(database);
    }

    /**
     * A timer, to come or fired.
     *
     * @param at    its own date
     * @param owner whose case it is: an INSEE code, an académie's code, or a confidential owner
     * @param what  the step of the model, e.g. «Fenêtre ouverte»
     * @param error why it failed, empty where it did not
     */
    public record Timer(Instant at, String owner, String reference, String process, String what, String error) {
    }

    public Instant now() {
        return clock.instant();
    }

    /** The next timers of the cases that somebody sees, the earliest first. */
    public List<Timer> next(int most, Predicate<String> sees) {
        return engine.getManagementService().createJobQuery().timers().withRetriesLeft().active().orderByJobDuedate().asc().orderByJobId().asc().unlimitedList().stream()
            .filter(job -> sees.test(job.getTenantId())).limit(most).map(job -> told(job, "")).toList();
    }

    /**
     * Moves to the morning of that day; today, to the present.
     *
     * @return what fired on the way, of everybody's cases
     * @throws RefusedException when the day is over already, or lies too far ahead
     */
    public List<Timer> moveTo(LocalDate day) {
        if (day == null) {
            throw new RefusedException("day", "Indiquez la date à laquelle avancer.", "");
        }
        if (day.isBefore(civil.today())) {
            throw new RefusedException("day", "L’horloge n’avance que vers l’avenir : elle est au " + FrenchDates.numeric(civil.today()) + ".", "");
        }
        if (day.isAfter(civil.today().plusYears(MOST_YEARS_AT_ONCE))) {
            throw new RefusedException("day", "L’horloge avance de " + MOST_YEARS_AT_ONCE + " ans au plus à la fois.", "");
        }
        Instant morning = civil.at(day, MORNING);
        return move(morning.isBefore(clock.instant()) ? clock.instant() : morning);
    }

    /**
     * Moves to the next timer of the cases that somebody sees.
     *
     * @throws RefusedException when nothing waits for a date
     */
    public List<Timer> moveToNext(Predicate<String> sees) {
        Optional<Timer> next = next(1, sees).stream().findFirst();
        Instant at = next.orElseThrow(() -> new RefusedException("", "Aucun dossier n’attend une date : il n’y a pas de prochaine échéance.", "")).at();
        return move(at.isBefore(clock.instant()) ? clock.instant() : at);
    }

    /**
     * Lets something be lived through that began in the past: the clock goes back, the house lives from there with every timer on the way, and it is the present
     * again, whether that went well or not.
     *
     * @param from nothing of what is known may have begun later
     */
    public void live(Instant from, Consumer<Timeline> life) {
        asTheHouse(() -> {
            pause.during(() -> liveFrom(from, life));
            return null;
        });
    }

    private void liveFrom(Instant from, Consumer<Timeline> life) {
        Instant present = clock.instant();
        Duration ahead = clock.ahead();
        clock.stop();
        try {
            clock.set(from);
            Timeline timeline = new Timeline(clock, engine.getManagementService());
            life.accept(timeline);
            timeline.moveTo(present);
        } finally {
            clock.run();
            clock.set(clock.runs() ? clock.instant().minus(clock.ahead()).plus(ahead) : present);
        }
    }

    private List<Timer> move(Instant instant) {
        return asTheHouse(() -> moveAsTheHouse(instant));
    }

    /** In another thread: whoever asks is the engine's current user in this one, and the house is nobody. */
    private <T> T asTheHouse(Callable<T> work) {
        try {
            return house.submit(work).get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private List<Timer> moveAsTheHouse(Instant instant) {
        List<Timer> fired = new ArrayList<>();
        pause.during(() -> {
            clock.stop();
            try {
                Instant target = instant.isBefore(clock.instant()) ? clock.instant() : instant;
                new Timeline(clock, engine.getManagementService()).moveTo(target, job -> fire(job, fired));
            } finally {
                clock.run();
            }
            memory.keep(clock);
        });
        fired.sort(Comparator.comparing(Timer::at));
        return fired;
    }

    /** One that fails is counted down by the engine, as in everyday life, until its incident; the others go on. */
    private void fire(Job job, List<Timer> fired) {
        boolean timer = engine.getManagementService().createJobQuery().jobId(job.getId()).timers().count() > 0;
        Timer told = told(job, "");
        String error = "";
        try {
            engine.getManagementService().executeJob(job.getId());
        } catch (RuntimeException failed) {
            LOG.warn("{} of {} failed while the clock was moved", told.what(), told.reference(), failed);
            error = "n’a pas abouti : " + failed.getMessage();
            engine.getManagementService().setJobRetries(job.getId(), 0);
        }
        if (timer || !error.isEmpty()) {
            fired.add(new Timer(told.at(), told.owner(), told.reference(), told.process(), told.what(), error));
        }
    }

    private Timer told(Job job, String error) {
        ManagementService management = engine.getManagementService();
        ProcessInstance instance = job.getProcessInstanceId() == null ? null
            : engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(job.getProcessInstanceId()).singleResult();
        JobDefinition definition = job.getJobDefinitionId() == null ? null : management.createJobDefinitionQuery().jobDefinitionId(job.getJobDefinitionId()).singleResult();
        String what = definition == null || definition.getActivityId() == null ? "Étape automatique" : name(definition);
        String process = definition == null ? "" : engine.getRepositoryService().getProcessDefinition(definition.getProcessDefinitionId()).getName();
        Date due = job.getDuedate();
        return new Timer(due == null ? clock.instant() : due.toInstant(), job.getTenantId(), instance == null || instance.getBusinessKey() == null ? "" : instance.getBusinessKey(),
            process, what, error);
    }

    private String name(JobDefinition definition) {
        ModelElementInstance element = engine.getRepositoryService().getBpmnModelInstance(definition.getProcessDefinitionId()).getModelElementById(definition.getActivityId());
        String name = element == null ? null : element.getAttributeValue("name");
        return name == null ? "Étape automatique" : name;
    }

    @PreDestroy
    void close() {
        house.shutdown();
    }
}
