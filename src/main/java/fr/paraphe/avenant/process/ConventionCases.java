package fr.paraphe.avenant.process;

import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** What an avenant in effect changes in the cases that run under its convention. */
@Component
class ConventionCases {

    private static final String SCHOOL_REMOVED = "paraphe.schoolRemoved";

    private final RuntimeService runtime;
    private final ManagementService management;

    ConventionCases(RuntimeService runtime, ManagementService management) {
        this.runtime = runtime;
        this.management = management;
    }

    /** Schools that are no longer on the list are not activated any more. */
    void tellRemoved(List<Long> enrolments) {
        enrolments.forEach(enrolment -> runtime.createExecutionQuery().messageEventSubscriptionName(SCHOOL_REMOVED).processVariableValueEquals("enrolment", enrolment).list()
            .forEach(execution -> runtime.messageEventReceived(SCHOOL_REMOVED, execution.getId())));
    }

    /** The convention ends on another day: the timers of its term and of its renewal are set anew. */
    void moveTerm(String convention) {
        runtime.createProcessInstanceQuery().processDefinitionKey("convention-lifecycle").processInstanceBusinessKey(convention).list()
            .forEach(instance -> List.of("Timer_TermReached", "Timer_RenewalDue").forEach(activity -> management.createJobQuery().processInstanceId(instance.getId()).timers()
                .activityId(activity).list().forEach(timer -> management.recalculateJobDuedate(timer.getId(), false))));
    }
}
