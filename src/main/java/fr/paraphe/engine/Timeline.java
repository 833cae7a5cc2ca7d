package fr.paraphe.engine;

import fr.paraphe.calendar.SettableClock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;

/** Moves a clock that is set by hand, and lets every timer on the way fire at its own date, in order, as it would have. */
public final class Timeline {

    private final SettableClock clock;
    private final ManagementService management;

    public Timeline(SettableClock clock, ManagementService management) {
        this.clock = clock;
        this.management = management;
    }

    /**
     * @param instant not before the present
     * @throws IllegalArgumentException when the clock would go back
     */
    public void moveTo(Instant instant) {
        moveTo(instant, job -> management.executeJob(job.getId()));
    }

    /**
     * As {@link #moveTo(Instant)}, each job being run by the one who watches.
     *
     * @param run runs the job, or makes sure that it does not come again
     */
    void moveTo(Instant instant, Consumer<Job> run) {
        if (instant.isBefore(clock.instant())) {
            throw new IllegalArgumentException("the clock does not go back, from " + clock.instant() + " to " + instant);
        }
        for (Job job = next(instant); job != null; job = next(instant)) {
            if (job.getDuedate().toInstant().isAfter(clock.instant())) {
                clock.set(job.getDuedate().toInstant());
            }
            run.accept(job);
        }
        clock.set(instant);
    }

    /** Runs what waits for no date: steps that the engine does by itself after a commit. */
    public void settle() {
        moveTo(clock.instant());
    }

    private Job next(Instant until) {
        List<Job> jobs = management.createJobQuery().duedateLowerThan(Date.from(until.plusMillis(1))).withRetriesLeft().active()
            .orderByJobDuedate().asc().orderByJobId().asc().listPage(0, 1);
        return jobs.isEmpty() ? null : jobs.get(0);
    }
}
