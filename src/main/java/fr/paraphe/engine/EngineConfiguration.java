package fr.paraphe.engine;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.engine.replay.ReplayCommand;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The clock of the application, and the engine set to it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TaskTerms.class)
class EngineConfiguration {

    /**
     * The demonstration's clock, which is moved by hand and stays where it was moved to across restarts. It runs, or stands still on a day of one's choice
     * ({@code paraphe.demo.starts-at}), and timers with it.
     */
    @Bean
    @ConditionalOnProperty("paraphe.demo.enabled")
    @Profile("!" + ReplayCommand.PROFILE)
    @DependsOnDatabaseInitialization
    SettableClock demonstrationClock(@Value("${paraphe.demo.starts-at:#{null}}") Instant start, @Value("${paraphe.zone}") ZoneId zone, DataSource database) {
        return new DemonstrationMemory(JdbcClient.create(database)).clock(start, zone, Clock.systemUTC());
    }

    /** The system's clock, unless one that is set by hand is there: replay, demonstration, tests. */
    @Bean
    CivilClock civilClock(ObjectProvider<SettableClock> settable, @Value("${paraphe.zone}") ZoneId zone) {
        Clock clock = settable.getIfAvailable();
        return new CivilClock(clock == null ? Clock.systemUTC() : clock, zone);
    }

    private static void letTheEngineFollow(SettableClock clock) {
        clock.follow(instant -> {
            if (clock.runs()) {
                ClockUtil.offset(clock.ahead().toMillis());
            } else {
                ClockUtil.setCurrentTime(Date.from(instant));
            }
        });
    }

    @Bean
    JobPause jobPause(ProcessEngine engine) {
        return new JobPause(((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor());
    }

    /** Lets the engine's executor rest while somebody runs its jobs by hand; where it does not work, nothing is begun afterwards. */
    record JobPause(JobExecutor executor) {

        void during(Runnable work) {
            boolean works = executor.isActive();
            if (works) {
                executor.shutdown();
            }
            try {
                work.run();
            } finally {
                if (works) {
                    executor.start();
                }
            }
        }
    }

    @Bean
    HousePlugin housePlugin(CaseTenantProvider tenants, ObjectProvider<SettableClock> settable) {
        return new HousePlugin(tenants, settable);
    }

    /** Every instance belongs to its commune or académie, and the engine's clock follows the application's where that one is set by hand. */
    static class HousePlugin extends AbstractProcessEnginePlugin {

        private final CaseTenantProvider tenants;
        private final ObjectProvider<SettableClock> settable;

        HousePlugin(CaseTenantProvider tenants, ObjectProvider<SettableClock> settable) {
            this.tenants = tenants;
            this.settable = settable;
        }

        @Override
        public void preInit(ProcessEngineConfigurationImpl configuration) {
            configuration.setTenantIdProvider(tenants);
            // a timer whose date is computed once must be found by its date: no job without one
            configuration.setEnsureJobDueDateNotNull(true);
            configuration.setJobExecutorAcquireByDueDate(true);
            settable.ifAvailable(EngineConfiguration::letTheEngineFollow);
        }
    }
}
