package fr.paraphe.engine;

import fr.paraphe.Confidential;
import fr.paraphe.NotFoundException;
import fr.paraphe.RefusedException;
import fr.paraphe.engine.guard.ConfidentialCalls;
import fr.paraphe.security.Grants;
import fr.paraphe.security.Role;
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
 * case; an académie's case is opened by the house, for whoever's step made it necessary. What a party prepares alone, named by {@code confidentialTo}, belongs to
 * its confidential owner ({@link ConfidentialCalls} where it is called). Models themselves belong to nobody.
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
        Object confidentialTo = variable(context, ConfidentialCalls.CONFIDENTIAL_TO);
        if (confidentialTo != null || context.getProcessDefinition().getKey().equals(Grants.CONFIDENTIAL_CASE)) {
            return confidential(user, confidentialTo);
        }
        Object named = variable(context, "commune");
        Object academie = named == null ? variable(context, "academie") : null;
        if (academie != null) {
            return academie.toString();
        }
        if (named == null) {
            List<String> open = seenBy(user).stream().filter(owner -> Confidential.partyOf(owner).isEmpty()).toList();
            return open.size() == 1 ? open.get(0) : null;
        }
        return seen(user, named.toString());
    }

    /** Without its party it would be everybody's. */
    private static String confidential(Authentication user, Object party) {
        if (!(party instanceof String code) || code.isBlank() || Confidential.partyOf(code).isPresent()) {
            throw new RefusedException("", "Dites laquelle des deux parties prépare ce dossier.", "");
        }
        return seen(user, Confidential.ownerFor(code));
    }

    private static String seen(Authentication user, String owner) {
        boolean operator = user != null && user.getGroupIds() != null && user.getGroupIds().contains(Role.ADMINISTRATION.id());
        if (user != null && user.getUserId() != null && !operator && !seenBy(user).contains(owner)) {
            throw new NotFoundException("Dossier introuvable.");
        }
        return owner;
    }

    private static List<String> seenBy(Authentication user) {
        return user == null || user.getTenantIds() == null ? List.of() : user.getTenantIds();
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
