package fr.paraphe.engine.guard;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.context.ApplicationEventPublisher;

/** Tells the house when a task has ended, for what it keeps beside open tasks. */
class TaskEnds extends AbstractBpmnParseListener {

    private final ApplicationEventPublisher house;

    TaskEnds(ApplicationEventPublisher house) {
        this.house = house;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        TaskListener tell = task -> house.publishEvent(new TaskEnded(task.getId()));
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, tell);
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, tell);
    }
}
