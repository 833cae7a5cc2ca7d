package fr.paraphe.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A case of both parties calls one of a single party, which calls another in its turn. */
class ConfidentialCallsTest {

    private static final String CALLER = """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x">
          <process id="caller" isExecutable="true" camunda:historyTimeToLive="P1D">
            <startEvent id="s"/><sequenceFlow id="a" sourceRef="s" targetRef="c"/>
            <callActivity id="c" calledElement="dispute-letter"><extensionElements>
              <camunda:in businessKey="#{execution.processBusinessKey}-R1"/><camunda:in source="confidentialTo" target="confidentialTo"/>
              <camunda:out source="letterOutcome" target="letterOutcome"/>
            </extensionElements></callActivity>
            <sequenceFlow id="b" sourceRef="c" targetRef="t"/><userTask id="t"/>
          </process></definitions>""";
    private static final String CALLED = """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x">
          <process id="dispute-letter" isExecutable="true" camunda:historyTimeToLive="P1D">
            <startEvent id="s"/><sequenceFlow id="a" sourceRef="s" targetRef="t"/><userTask id="t"/><sequenceFlow id="b" sourceRef="t" targetRef="c"/>
            <callActivity id="c" calledElement="signature"/>
          </process></definitions>""";
    private static final String SIGNATURE = """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x">
          <process id="signature" isExecutable="true" camunda:historyTimeToLive="P1D"><startEvent id="s"/><sequenceFlow id="a" sourceRef="s" targetRef="t"/><userTask id="t"/>
          </process></definitions>""";

    private static ProcessEngine engine;

    @BeforeAll
    static void anEngineOfItsOwn() {
        ProcessEngineConfigurationImpl configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("confidential-calls");
        configuration.setJdbcUrl("jdbc:h2:mem:confidential-calls;DB_CLOSE_DELAY=-1");
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_CREATE_DROP);
        configuration.setMetricsEnabled(false);
        configuration.setCustomPreBPMNParseListeners(List.of(new ConfidentialCalls()));
        configuration.setTenantIdProvider(new OfTheCommune());
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService().createDeployment().addString("caller.bpmn", CALLER).addString("called.bpmn", CALLED).addString("signature.bpmn", SIGNATURE).deploy();
    }

    @AfterAll
    static void end() {
        engine.close();
    }

    @Test
    void theCalledCaseAndWhatItCallsBelongToTheConfidentialOwner() {
        RuntimeService runtime = engine.getRuntimeService();
        TaskService tasks = engine.getTaskService();
        ProcessInstance caller = runtime.startProcessInstanceByKey("caller", "M1", Map.of("confidentialTo", "montpellier", "commune", "11076"));
        assertThat(caller.getTenantId()).isEqualTo("11076");
        ProcessInstance called = runtime.createProcessInstanceQuery().superProcessInstanceId(caller.getId()).singleResult();
        assertThat(called.getTenantId()).isEqualTo("montpellier-litiges");
        assertThat(called.getBusinessKey()).isEqualTo("M1-R1");
        assertThat(engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceId(called.getId()).singleResult().getTenantId())
            .isEqualTo("montpellier-litiges");
        assertThat(runtime.createVariableInstanceQuery().processInstanceIdIn(called.getId()).list()).isNotEmpty()
            .allSatisfy(variable -> assertThat(variable.getTenantId()).isEqualTo("montpellier-litiges"));
        Task task = tasks.createTaskQuery().processInstanceId(called.getId()).singleResult();
        assertThat(task.getTenantId()).isEqualTo("montpellier-litiges");
        assertThat(engine.getHistoryService().createHistoricActivityInstanceQuery().processInstanceId(called.getId()).list()).isNotEmpty()
            .allSatisfy(activity -> assertThat(activity.getTenantId()).isEqualTo("montpellier-litiges"));

        runtime.setVariable(called.getId(), "letterOutcome", "SENT");
        tasks.complete(task.getId());
        Task sign = tasks.createTaskQuery().processDefinitionKey("signature").singleResult();
        assertThat(sign.getTenantId()).isEqualTo("montpellier-litiges");
        tasks.complete(sign.getId());

        Task after = tasks.createTaskQuery().processInstanceId(caller.getId()).singleResult();
        assertThat(after.getTenantId()).isEqualTo("11076");
        assertThat(runtime.getVariable(caller.getId(), "letterOutcome")).isEqualTo("SENT");
    }

    @Test
    void withoutItsPartyItIsNotCalled() {
        assertThatThrownBy(() -> engine.getRuntimeService().startProcessInstanceByKey("caller", "M2", Map.of("commune", "11076")))
            .hasMessageContaining("a confidential case is called with confidentialTo");
    }

    private static class OfTheCommune implements TenantIdProvider {

        @Override
        public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
            return (String) context.getVariables().get("commune");
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
}
