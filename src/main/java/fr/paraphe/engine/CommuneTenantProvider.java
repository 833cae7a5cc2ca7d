package fr.paraphe.engine;

import fr.paraphe.NotFoundException;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/**
 * Gives every process instance its commune's INSEE code as tenant: that of the calling instance, or the one named by the variable {@code commune} at the start.
 * A user who does not see that commune is told that there is no such case. Models themselves belong to no commune.
 */
@Component
class CommuneTenantProvider implements TenantIdProvider {

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        DelegateExecution caller = context.getSuperExecution();
        if (caller != null) {
            return caller.getTenantId();
        }
        Authentication user = Context.getCommandContext().getAuthentication();
        Object named = context.getVariables() == null ? null : context.getVariables().get("commune");
        List<String> seen = user == null ? List.of() : user.getTenantIds() == null ? List.of() : user.getTenantIds();
        if (named == null) {
            return seen.size() == 1 ? seen.get(0) : null;
        }
        boolean operator = user != null && user.getGroupIds() != null && user.getGroupIds().contains("camunda-admin");
        if (user != null && user.getUserId() != null && !operator && !seen.contains(named.toString())) {
            throw new NotFoundException("Dossier introuvable.");
        }
        return named.toString();
    }

    @Override
    public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
        return null;
    }

    @Override
    public String provideTenantIdForHistoricDecisionInstance(TenantIdProviderHistoricDecisionInstanceContext context) {
        return null;
    }
}
