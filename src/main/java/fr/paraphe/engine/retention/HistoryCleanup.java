package fr.paraphe.engine.retention;

import fr.paraphe.calendar.CivilClock;
import java.time.Period;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The engine's own cleanup, in the same nights: it takes what no case claims any more. A case's history leaves with the case; so an instance lives at least as long
 * as a case that ends with the longest convention after it.
 */
@Component
class HistoryCleanup extends AbstractProcessEnginePlugin {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryCleanup.class);
    private static final int BATCH = 500;
    /** An avenant of a convention's first days ends years before the convention itself. */
    private static final Period LONGEST_CONVENTION = Period.ofYears(6);
    private static final int DAYS_OF_A_YEAR = 366;

    private final RetentionSettings settings;
    private final CivilClock clock;
    private final ObjectProvider<ProcessEngine> engine;
    private final ObjectProvider<JdbcClient> jdbc;

    HistoryCleanup(RetentionSettings settings, CivilClock clock, ObjectProvider<ProcessEngine> engine, ObjectProvider<JdbcClient> jdbc) {
        this.settings = settings;
        this.clock = clock;
        this.engine = engine;
        this.jdbc = jdbc;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_END);
        configuration.setHistoryCleanupStrategy(ProcessEngineConfiguration.HISTORY_CLEANUP_STRATEGY_REMOVAL_TIME_BASED);
        configuration.setHistoryCleanupBatchSize(BATCH);
        configuration.setHistoryCleanupDegreeOfParallelism(1);
        if (settings.night()) {
            configuration.setHistoryCleanupBatchWindowStartTime(settings.from() + offset());
            configuration.setHistoryCleanupBatchWindowEndTime(settings.until() + offset());
        }
    }

    /** The engine would read the hours in the zone of the machine. In summer its night is an hour later. */
    private String offset() {
        String id = clock.zone().getRules().getStandardOffset(clock.now()).getId();
        return id.equals("Z") ? "+0000" : id.replace(":", "");
    }

    /** Models deployed by an earlier version too. The engine's own query would read each of their drawings, for the text of their documentation. */
    @EventListener(ApplicationReadyEvent.class)
    void keepHistoryAsLongAsCases() {
        int days = (int) (settings.cases().plus(LONGEST_CONVENTION).toTotalMonths() * DAYS_OF_A_YEAR / 12) + settings.cases().getDays();
        RepositoryService repository = engine.getObject().getRepositoryService();
        for (String model : jdbc.getObject().sql("select id_ from act_re_procdef where history_ttl_ is null or history_ttl_ <> ?").param(days).query(String.class).list()) {
            try {
                repository.updateProcessDefinitionHistoryTimeToLive(model, days);
            } catch (OptimisticLockingException another) {
                LOG.info("the time to live of {} is being set by another node", model);
            }
        }
    }
}
