package fr.paraphe.engine.guard;

import fr.paraphe.security.Door;
import fr.paraphe.security.Role;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.history.CleanableHistoricProcessInstanceReport;
import org.camunda.bpm.engine.history.HistoricActivityStatisticsQuery;
import org.camunda.bpm.engine.impl.HistoryServiceImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;

/** The engine's history as people meet it at its REST doors: figures that count everybody's cases, those that one does not see among them, are for operators. */
class GuardedHistory extends HistoryServiceImpl {

    private final IdentityService identity;

    GuardedHistory(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public HistoricActivityStatisticsQuery createHistoricActivityStatisticsQuery(String processDefinitionId) {
        operatorsOnly();
        return super.createHistoricActivityStatisticsQuery(processDefinitionId);
    }

    @Override
    public CleanableHistoricProcessInstanceReport createCleanableHistoricProcessInstanceReport() {
        operatorsOnly();
        return super.createCleanableHistoricProcessInstanceReport();
    }

    private void operatorsOnly() {
        Authentication person = Door.current().filter(Door::isEngineRest).isPresent() ? identity.getCurrentAuthentication() : null;
        if (person != null && (person.getGroupIds() == null || !person.getGroupIds().contains(Role.ADMINISTRATION.id()))) {
            throw Refusals.refused("Ces chiffres portent sur tous les dossiers : ils sont réservés à l’administration.");
        }
    }
}
