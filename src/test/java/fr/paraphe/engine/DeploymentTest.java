package fr.paraphe.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.support.ParapheTest;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ParapheTest
class DeploymentTest {

    @Autowired
    private RepositoryService repository;

    @Test
    void theApplicationStartsWithItsProcessesDeployedOnceAndForEveryCommune() {
        assertThat(repository.createProcessDefinitionQuery().list())
            .extracting(ProcessDefinition::getKey)
            .containsExactlyInAnyOrder("convention-lifecycle", "council-deliberation", "prefecture-reception", "convention-signature", "school-activation", "avenant",
                "contribution-campaign", "contribution-outside-campaign", "dispute-letter", "letter-delivery", "litigation", "denonciation", "termination");
        assertThat(repository.createProcessDefinitionQuery().withoutTenantId().count()).isEqualTo(13);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(1);
    }

    @Test
    void theFormsThatModelsNameAreDeployedUnderThatNameAndNoOther() {
        List<String> deployed = repository.getDeploymentResourceNames(repository.createDeploymentQuery().singleResult().getId());
        List<String> named = repository.createProcessDefinitionQuery().list().stream()
            .map(definition -> repository.getBpmnModelInstance(definition.getId()))
            .flatMap(model -> Stream.concat(model.getModelElementsByType(UserTask.class).stream().map(UserTask::getCamundaFormKey),
                model.getModelElementsByType(StartEvent.class).stream().map(StartEvent::getCamundaFormKey)))
            .filter(Objects::nonNull).map(key -> key.replace("embedded:deployment:", "")).distinct().toList();
        assertThat(deployed).filteredOn(name -> name.endsWith(".html")).isNotEmpty().containsExactlyInAnyOrderElementsOf(named);
        assertThat(deployed).as("no path of a machine").noneMatch(name -> name.contains("/"));
    }
}
