package fr.paraphe.engine.guard;

import fr.paraphe.audit.AuditTrail;
import fr.paraphe.security.Deputyship;
import fr.paraphe.security.RequestUser;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.context.ApplicationContext;

/**
 * A task that somebody completes in another's absence keeps who and for whom: the engine's history names the deputy as its assignee, claimed before or not, and the absent person as its owner; a
 * comment says it in words, and so does the audit trail.
 */
class DeputyTraces extends AbstractBpmnParseListener {

    private final ApplicationContext application;

    DeputyTraces(ApplicationContext application) {
        this.application = application;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition().addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, this::trace);
    }

    private void trace(DelegateTask task) {
        Set<String> groups = task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull).collect(Collectors.toSet());
        Optional<Deputyship> standsIn = RequestUser.find().flatMap(who -> who.standsIn(task.getTenantId(), groups));
        standsIn.ifPresent(deputyship -> {
            // looked up late: it depends on the engine that is being built
            application.getBean(AuditTrail.class).inPlaceOf(deputyship.absent());
            if (task.getAssignee() == null) {
                task.setAssignee(RequestUser.find().orElseThrow().id());
            }
            task.setOwner(deputyship.absent());
            task.getProcessEngineServices().getTaskService().createComment(task.getId(), task.getProcessInstanceId(), "Fait par " + deputyship.sentence() + ".");
        });
    }
}
