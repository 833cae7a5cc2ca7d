package fr.paraphe.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.support.ParapheTest;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
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
            .containsExactlyInAnyOrder("convention-lifecycle", "council-deliberation", "prefecture-reception", "convention-signature");
        assertThat(repository.createProcessDefinitionQuery().withoutTenantId().count()).isEqualTo(4);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(1);
    }
}
