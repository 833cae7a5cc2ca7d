package fr.paraphe.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;

/** The processes that the model under test calls, each of one task that waits for the test to say how it ends. */
final class StandIns {

    private final ProcessEngine engine;
    private final DeploymentWithDefinitions deployment;

    StandIns(ProcessEngine engine, String... keys) {
        this.engine = engine;
        var models = engine.getRepositoryService().createDeployment();
        for (String key : keys) {
            models.addModelInstance(key + ".bpmn", Bpmn.createExecutableProcess(key).camundaHistoryTimeToLiveString("P1D").startEvent().userTask("wait").endEvent().done());
        }
        deployment = models.deployWithResult();
    }

    List<ProcessInstance> running(ScriptedProcess process, String key) {
        return engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey(key).rootProcessInstanceId(process.instance().getId()).list();
    }

    ProcessInstance one(ScriptedProcess process, String key) {
        List<ProcessInstance> running = running(process, key);
        assertThat(running).as("called %s", key).hasSize(1);
        return running.get(0);
    }

    void end(ScriptedProcess process, String key, Map<String, Object> facts) {
        end(one(process, key), facts);
    }

    void end(ProcessInstance called, Map<String, Object> facts) {
        var tasks = engine.getTaskService();
        tasks.complete(tasks.createTaskQuery().processInstanceId(called.getId()).singleResult().getId(), facts);
    }

    void remove() {
        engine.getRepositoryService().deleteDeployment(deployment.getId(), true);
    }
}
