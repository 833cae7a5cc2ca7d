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
 * Gives every process instance its owner as tenant: that of the calling instance, or the commune (INSEE code) named by the variable {@code commune} at the
 * start, or the académie (its code) named by {@code academie} where there is no commune. A user who does not see that commune is told that there is no such
 * case; an académie's case is opened by the house, for whoever's step made it necessary. Models themselves belong to nobody.
 */
@Component
class CaseTenantProvider implements TenantIdProvider {

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        DelegateExecution caller = context.getSuperExecution();
        if (caller != null) {
            return caller.getTenantId();
        }
        Authentication user = Context.getCommandContext().getAuthentication();
        Object named = variable(context, "commune");
        Object academie = named == null ? variable(context, "academie") : null;
        if (academie != null) {
            return academie.toString();
        }
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

    private static Object variable(TenantIdProviderProcessInstanceContext context, String name) {
        return context.getVariables() == null ? null : context.getVariables().get(name);
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
