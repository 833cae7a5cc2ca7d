package fr.paraphe.engine.audit;

import fr.paraphe.audit.AuditTrail;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Has the engine tell its history events to the audit trail too, in the same transaction as its own tables. */
@Component
class EngineAudit extends AbstractProcessEnginePlugin {

    private final EngineEvents events;

    EngineAudit(ObjectProvider<AuditTrail> trail, ObjectProvider<JdbcTemplate> jdbc, AuditWords words) {
        this.events = new EngineEvents(trail, jdbc, words);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<HistoryEventHandler> handlers = new ArrayList<>(configuration.getCustomHistoryEventHandlers());
        handlers.add(events);
        configuration.setCustomHistoryEventHandlers(handlers);
    }
}
