package fr.paraphe.engine;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SettableClock;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock of the application, and the engine set to it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TaskTerms.class)
class EngineConfiguration {

    /** The demonstration on a day of one's choice: the clock stands there, and timers with it. */
    @Bean
    @ConditionalOnProperty("paraphe.demo.starts-at")
    SettableClock demonstrationClock(@Value("${paraphe.demo.starts-at}") Instant start, @Value("${paraphe.zone}") ZoneId zone) {
        return new SettableClock(start, zone);
    }

    /** The system's clock, unless one that is set by hand is there: replay, demonstration, tests. */
    @Bean
    CivilClock civilClock(ObjectProvider<SettableClock> settable, @Value("${paraphe.zone}") ZoneId zone) {
        Clock clock = settable.getIfAvailable();
        return new CivilClock(clock == null ? Clock.systemUTC() : clock, zone);
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
            settable.ifAvailable(clock -> clock.follow(instant -> ClockUtil.setCurrentTime(Date.from(instant))));
        }
    }
}
