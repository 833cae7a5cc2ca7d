package fr.paraphe.engine.lists;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;

import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.HistoricProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * The engine joins every list with the grants, row by row ({@code RESOURCE_ID_ IN (id, key, '*')}), which costs the square of the rows for somebody who sees many. Ours are on
 * everything of a kind, and there are no revocations ({@code authorizationCheckRevokes=never}): whoever has such a grant is asked about once, before the list, and the list is
 * then bounded by whose cases she sees (tenants) and by its criteria. Without one the engine's own join decides as before.
 */
public class SettledGrants extends AuthorizationManager {

    @Override
    public void configureTaskQuery(TaskQueryImpl query) {
        super.configureTaskQuery(query);
        settle(query.getAuthCheck());
    }

    /** Process instances too. */
    @Override
    public void configureExecutionQuery(AbstractQuery query) {
        super.configureExecutionQuery(query);
        settle(query.getAuthCheck());
    }

    @Override
    protected void configureVariableInstanceQuery(VariableInstanceQueryImpl query) {
        super.configureVariableInstanceQuery(query);
        settle(query.getAuthCheck());
    }

    @Override
    public void configureHistoricProcessInstanceQuery(HistoricProcessInstanceQueryImpl query) {
        super.configureHistoricProcessInstanceQuery(query);
        settle(query.getAuthCheck());
    }

    @Override
    public void configureHistoricTaskInstanceQuery(HistoricTaskInstanceQueryImpl query) {
        super.configureHistoricTaskInstanceQuery(query);
        settle(query.getAuthCheck());
    }

    private void settle(AuthorizationCheck list) {
        if (list.getShouldPerformAuthorizatioCheck() && isSettled(list.getPermissionChecks())) {
            list.setAuthorizationCheckEnabled(false);
        }
    }

    private boolean isSettled(CompositePermissionCheck check) {
        if (check.isDisjunctive()) {
            return check.getAtomicChecks().stream().anyMatch(this::isGrantedOnAll) || check.getCompositeChecks().stream().anyMatch(this::isSettled);
        }
        return check.getAtomicChecks().stream().allMatch(this::isGrantedOnAll) && check.getCompositeChecks().stream().allMatch(this::isSettled);
    }

    private boolean isGrantedOnAll(PermissionCheck check) {
        return isAuthorized(check.getPermission(), check.getResource(), ANY);
    }
}
