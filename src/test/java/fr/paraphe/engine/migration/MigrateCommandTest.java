package fr.paraphe.engine.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.paraphe.support.DoorTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

@DoorTest
class MigrateCommandTest {

    @Autowired
    private ProcessEngine engine;
    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void aPlanChangesNothingAndARunDoesWhatThePlanSaid() {
        deploy("UserTask_One", "1.0.0");
        ProcessInstance instance = engine.getRuntimeService().startProcessInstanceByKey("migrated", "ENT-MIGRATION", Map.of("commune", "11076"));
        deploy("UserTask_One", "1.1.0");

        List<MigrationLine> planned = of("plan");
        assertThat(planned).filteredOn(line -> line.reference().equals("ENT-MIGRATION"))
            .containsExactly(new MigrationLine("migrated", "1 (1.0.0)", "2 (1.1.0)", "ENT-MIGRATION", List.of("Faire"), ""));
        assertThat(version(instance)).isEqualTo(1);

        assertThat(of("run")).isEqualTo(planned);
        assertThat(version(instance)).isEqualTo(2);
        assertThat(of("run")).noneMatch(line -> line.reference().equals("ENT-MIGRATION"));
        engine.getRuntimeService().deleteProcessInstance(instance.getId(), "test");
    }

    @Test
    void whatIsPrintedSaysWhatGoesAndWhatStays() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        MigrateCommand.print(List.of(new MigrationLine("avenant", "1 (1.0.0)", "2 (1.1.0)", "ENT-11076-2017-A1", List.of("Préparer l’avenant"), ""),
            new MigrationLine("avenant", "1 (1.0.0)", "2 (1.1.0)", "ENT-11049-2017-A1", List.of("Signer"), "l’étape « Signer » n’existe plus")), false,
            new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("avenant 1 (1.0.0) → 2 (1.1.0)  ENT-11076-2017-A1  [Préparer l’avenant]  migrera",
            "ENT-11049-2017-A1  [Signer]  reste sur sa version : l’étape « Signer » n’existe plus", "1 à migrer, 1 qui restent sur leur version.");
    }

    @Test
    void anotherWordIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> of("maybe")).withMessage("--paraphe.migrate vaut plan ou run, pas «maybe».");
    }

    @Test
    void nothingElseWorksMeanwhile() {
        assertThat(MigrateCommand.isAskedFor(new String[] {"--spring.profiles.active=production", "--paraphe.migrate=plan"})).isTrue();
        assertThat(MigrateCommand.isAskedFor(new String[] {"--server.port=8081"})).isFalse();
        assertThat(MigrateCommand.arguments(new String[] {"--paraphe.migrate=plan"}))
            .containsExactly("--paraphe.migrate=plan", "--server.port=-1", "--camunda.bpm.job-execution.enabled=false", "--paraphe.mail.sweep=false", "--logging.level.root=warn",
            "--logging.level.org.camunda.bpm.engine.context=off");
    }

    private List<MigrationLine> of(String mode) {
        return new MigrateCommand.Migrator(engine, transactions, mode).migrate();
    }

    private int version(ProcessInstance instance) {
        String definition = engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(instance.getId()).singleResult().getProcessDefinitionId();
        return engine.getRepositoryService().getProcessDefinition(definition).getVersion();
    }

    private void deploy(String task, String tag) {
        engine.getRepositoryService().createDeployment().name("migrated").addModelInstance("migrated.bpmn", Bpmn.createExecutableProcess("migrated").camundaHistoryTimeToLive(1)
            .camundaVersionTag(tag).startEvent().userTask(task).name("Faire").endEvent().done()).deploy();
    }
}
