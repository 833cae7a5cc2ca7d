package fr.paraphe.prefecture.process;

import org.camunda.bpm.engine.ManagementService;
import org.springframework.stereotype.Component;

/** Sets the timer of the déféré to its new day when the receipt it runs from was replaced. */
@Component
class DefereTimers {

    private final ManagementService management;

    DefereTimers(ManagementService management) {
        this.management = management;
    }

    void setAnew(String processInstance) {
        management.createJobQuery().processInstanceId(processInstance).timers().activityId("Boundary_DefereExpires").list()
                .forEach(timer -> management.recalculateJobDuedate(timer.getId(), false));
    }
}
