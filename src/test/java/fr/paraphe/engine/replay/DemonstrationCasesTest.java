package fr.paraphe.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.paraphe.RefusedException;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.support.ParapheTest;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** What a newcomer finds after loading the example cases on a Thursday in November. */
@ParapheTest
@TestPropertySource(properties = "paraphe.test.case=demonstration")
class DemonstrationCasesTest {

    private static final Instant PRESENT = Instant.parse("2026-11-26T09:00:00Z");

    @Autowired
    private DemonstrationCases cases;
    @Autowired
    private SettableClock clock;
    @Autowired
    private TaskService tasks;
    @Autowired
    private ManagementService management;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void areLivedUpToThePresentOnce() {
        clock.set(PRESENT);
        assertThat(cases.possible()).isTrue();

        cases.play();

        assertThat(clock.instant()).isEqualTo(PRESENT);
        assertThat(jdbc.sql("select reference, effective_on from convention where effective_on is not null").query().listOfRows()).singleElement()
            .satisfies(row -> assertThat(row).containsEntry("reference", "ENT-11049-2025").containsEntry("effective_on", java.sql.Date.valueOf("2025-07-07")));
        assertThat(jdbc.sql("select school_year, amount, paid from titre").query().listOfRows()).singleElement()
            .satisfies(row -> assertThat(row.get("paid")).isEqualTo(row.get("amount")));
        assertThat(open("ENT-11069-2026")).containsExactly("UserTask_EstablishListWithIen");
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey("ENT-11069-2026").dueBefore(java.util.Date.from(PRESENT)).count()).as("overdue").isEqualTo(1);
        assertThat(open("ENT-montpellier-2026-2027")).containsExactly("UserTask_CheckBordereau");
        assertThat(management.createJobQuery().withException().count()).isZero();
        assertThat(jdbc.sql("select distinct e.account from audit_entry e join audit_chain c on c.id = e.chain where c.reference = 'ENT-11049-2025'").query(String.class).list())
            .contains("secretariat-11049", "maire-11049", "recteur", "academie");

        assertThat(cases.possible()).isFalse();
        assertThatThrownBy(cases::play).isInstanceOf(RefusedException.class).hasMessageContaining("démonstration neuve");
        assertThat(clock.instant()).isEqualTo(PRESENT);
    }

    private List<String> open(String reference) {
        return tasks.createTaskQuery().processInstanceBusinessKey(reference).list().stream().map(Task::getTaskDefinitionKey).toList();
    }
}
