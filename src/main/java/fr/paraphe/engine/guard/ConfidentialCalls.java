package fr.paraphe.engine.guard;

import fr.paraphe.Confidential;
import fr.paraphe.security.Grants;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmProcessInstance;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ProcessDefinitionImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.CallableElementUtil;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * A party's confidential case may be called from one that both parties see. The engine gives a called instance the tenant of its caller and asks its provider of
 * tenants only where there is none; here it gets the confidential owner before anything of it is stored or told.
 */
public class ConfidentialCalls extends AbstractBpmnParseListener {

    /** The variable that names the party in whose confidence a case is: INSEE code of a commune or code of an académie. */
    public static final String CONFIDENTIAL_TO = "confidentialTo";

    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (Grants.CONFIDENTIAL_CASE.equals(element.attribute("calledElement"))) {
            CallActivityBehavior confidential = new ConfidentialCall();
            confidential.setCallableElement(((CallActivityBehavior) activity.getActivityBehavior()).getCallableElement());
            activity.setActivityBehavior(confidential);
        }
    }

    private static class ConfidentialCall extends CallActivityBehavior {

        @Override
        protected void startInstance(ActivityExecution execution, VariableMap variables, String businessKey) {
            if (!(variables.get(CONFIDENTIAL_TO) instanceof String party)) {
                throw new IllegalStateException("a confidential case is called with " + CONFIDENTIAL_TO);
            }
            ProcessDefinitionImpl definition = CallableElementUtil.getProcessDefinitionToCall(execution, ((ExecutionEntity) execution).getProcessDefinitionTenantId(),
                getCallableElement());
            PvmProcessInstance called = execution.createSubProcessInstance(definition, businessKey);
            ((ExecutionEntity) called).setTenantId(Confidential.ownerFor(party));
            called.start(variables);
        }
    }
}
