package fr.paraphe.browser;

import fr.paraphe.calendar.SettableClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;

/** What the engine does by itself in one case while time passes: in a test no job runs until it is told to, and the cases of other tests are left alone. */
final class EngineAtWork {

    private final SettableClock clock;
    private final RuntimeService runtime;
    private final ManagementService management;

    EngineAtWork(SettableClock clock, RuntimeService runtime, ManagementService management) {
        this.clock = clock;
        this.runtime = runtime;
        this.management = management;
    }

    /** It is that hour where the académie is. */
    void it(String localTime) {
        clock.set(instant(localTime));
    }

    /** Time passes to that hour, and what is due in the case on the way happens at its date. */
    void passes(String reference, String localTime) {
        Instant until = instant(localTime);
        for (Optional<Job> job = next(reference, until); job.isPresent(); job = next(reference, until)) {
            if (due(job.get()).isAfter(clock.instant())) {
                clock.set(due(job.get()));
            }
            management.executeJob(job.get().getId());
        }
        clock.set(until);
    }

    /** What waits for no date, the steps that the engine takes by itself after a commit, is done. */
    void settles(String reference) {
        passes(reference, LocalDateTime.ofInstant(clock.instant(), clock.getZone()).toString());
    }

    private Optional<Job> next(String reference, Instant until) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
            .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).withRetriesLeft().active().list().stream())
            .filter(job -> !due(job).isAfter(until)).min(Comparator.comparing(EngineAtWork::due));
    }

    private static Instant due(Job job) {
        return job.getDuedate() == null ? Instant.EPOCH : job.getDuedate().toInstant();
    }

    private Instant instant(String localTime) {
        return LocalDateTime.parse(localTime).atZone(clock.getZone()).toInstant();
    }
}
