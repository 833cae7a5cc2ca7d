package fr.paraphe.engine.guard;

import fr.paraphe.RefusedException;
import fr.paraphe.security.Action;
import fr.paraphe.security.Door;
import fr.paraphe.security.Grants;
import fr.paraphe.security.RequestUser;
import java.util.Set;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.context.Context;

/**
 * A case that a person starts at one of the engine's REST doors is one that people open, and brings its commune's code, or the code of the
 * party that prepares it alone, and nothing else: a routing fact handed
 * in here would decide in the place of a step. Sits before the house's own provider of tenants, because that is where the engine shows what an instance is started with.
 */
record BareStart(TenantIdProvider house) implements TenantIdProvider {

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        // a step of a case that a person's completion brings about starts another one on the house's word, not on the person's
        boolean byStep = context.getSuperExecution() != null || Context.getBpmnExecutionContext() != null;
        boolean byPerson = !byStep && Door.current().filter(Door::isEngineRest).isPresent();
        if (byPerson && !Grants.OPENED_BY_PEOPLE.contains(context.getProcessDefinition().getKey())) {
            throw new RefusedException("", "Un tel dossier ne s’ouvre pas à la main : Paraphe l’ouvre quand il le faut.", "");
        }
        if (byPerson && RequestUser.find().filter(who -> !who.may(confidential(context) ? Action.WRITE_LETTERS : Action.OPEN_FILES)).isPresent()) {
            throw new RefusedException("", "Votre compte ne permet pas d’ouvrir ce dossier.", "");
        }
        if (byPerson && context.getVariables() != null && !brought(context).containsAll(context.getVariables().keySet())) {
            throw new RefusedException("", "Un dossier s’ouvre par son formulaire, sans autre variable que sa commune ou la partie qui le prépare.", "");
        }
        return house == null ? null : house.provideTenantIdForProcessInstance(context);
    }

    private static Set<String> brought(TenantIdProviderProcessInstanceContext context) {
        return Set.of(confidential(context) ? ConfidentialCalls.CONFIDENTIAL_TO : "commune");
    }

    private static boolean confidential(TenantIdProviderProcessInstanceContext context) {
        return context.getProcessDefinition().getKey().equals(Grants.CONFIDENTIAL_CASE);
    }

    @Override
    public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
        return house == null ? null : house.provideTenantIdForCaseInstance(context);
    }

    @Override
    public String provideTenantIdForHistoricDecisionInstance(TenantIdProviderHistoricDecisionInstanceContext context) {
        return house == null ? null : house.provideTenantIdForHistoricDecisionInstance(context);
    }
}
