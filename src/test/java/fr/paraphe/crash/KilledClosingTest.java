package fr.paraphe.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.paraphe.ParapheApplication;
import fr.paraphe.support.ManyConventions;
import fr.paraphe.support.OwnProcess;
import fr.paraphe.support.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Two nodes on one PostgreSQL close the lists of a campaign; the first dies in the middle without warning, then the second, and the first comes back: every
 * convention is billed once and the sum is right.
 */
class KilledClosingTest {

    private static final int CONVENTIONS = 3_000;
    private static final int A_LOT = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path folder;
    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void killedTwiceInTheMiddle() throws Exception {
        String database = TestDatabase.create();
        JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(database, "postgres", "postgres"));
        assertThat(start(Preparation.class, database, "--camunda.bpm.job-execution.enabled=false").waitFor())
            .as(() -> output(0)).isZero();

        Process first = node(database);
        Process second = node(database);
        await().atMost(PATIENCE).until(() -> billed(jdbc) >= A_LOT);
        first.destroyForcibly().waitFor();
        int atTheFirstDeath = billed(jdbc);
        await().atMost(PATIENCE).until(() -> billed(jdbc) >= Math.min(CONVENTIONS, atTheFirstDeath + A_LOT));
        second.destroyForcibly().waitFor();
        assertThat(billed(jdbc)).as("both died while there was work left").isLessThan(CONVENTIONS);

        node(database);
        await().atMost(PATIENCE).until(() -> "TO_CHECK".equals(jdbc.queryForObject("select status from campaign where reference = ?", String.class, ManyConventions.CAMPAIGN)));

        assertThat(billed(jdbc)).isEqualTo(CONVENTIONS);
        assertThat(jdbc.queryForObject("select count(distinct reference) from contribution", Integer.class)).isEqualTo(CONVENTIONS);
        assertThat(jdbc.queryForObject("select sum(amount) from contribution", BigDecimal.class)).isEqualByComparingTo(ManyConventions.dueOf(CONVENTIONS));
        assertThat(jdbc.queryForMap("select total, done from campaign where reference = ?", ManyConventions.CAMPAIGN)).containsEntry("total", CONVENTIONS)
            .containsEntry("done", CONVENTIONS);
        assertThat(jdbc.queryForObject("select count(*) from act_ru_incident", Integer.class)).isZero();
    }

    /**
     * The tables, the conventions, and a campaign whose window has just closed: its first chunk waits for a node. A process of its own, because Camunda's web
     * applications forget their engine when any application in the same machine is closed.
     */
    static final class Preparation {

        public static void main(String[] arguments) {
            try (ConfigurableApplicationContext application = SpringApplication.run(ParapheApplication.class, arguments)) {
                JdbcTemplate jdbc = application.getBean(JdbcTemplate.class);
                ManyConventions.seed(jdbc, CONVENTIONS);
                ManyConventions.openCampaign(jdbc);
                application.getBean(RuntimeService.class).createProcessInstanceByKey("contribution-campaign").businessKey(ManyConventions.CAMPAIGN)
                    .setVariables(Map.of("academie", ManyConventions.ACADEMIE, "schoolYear", ManyConventions.SCHOOL_YEAR, "communeName", "Académie"))
                    .startBeforeActivity("Gateway_CloseLists").execute();
            }
        }
    }

    private static int billed(JdbcTemplate jdbc) {
        return jdbc.queryForObject("select count(*) from contribution", Integer.class);
    }

    /** Small chunks, so that there is a middle to die in; a dead node's job is free again soon. */
    private Process node(String database) throws IOException {
        return start(ParapheApplication.class, database, "--paraphe.campaign.lists-at-once=10", "--camunda.bpm.job-execution.lock-time-in-millis=3000",
            "--camunda.bpm.job-execution.max-wait=500", "--camunda.bpm.job-execution.wait-time-in-millis=200");
    }

    private Process start(Class<?> main, String database, String... more) throws IOException {
        List<String> command = main == ParapheApplication.class ? OwnProcess.ofTheApplication(main, "-XX:TieredStopAtLevel=1", "-Xmx512m")
            : OwnProcess.ofTheTests(main, "-XX:TieredStopAtLevel=1", "-Xmx512m");
        command.addAll(settings(database));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
            .redirectOutput(folder.resolve("process" + processes.size() + ".log").toFile()).start();
        processes.add(process);
        return process;
    }

    private String output(int process) {
        try {
            return Files.readString(folder.resolve("process" + process + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> settings(String database) {
        return List.of("--server.port=0", "--paraphe.demo.enabled=false", "--paraphe.admin.password=a-password-for-this-test", "--paraphe.mail.sweep=false",
            "--camunda.bpm.metrics.enabled=false", "--logging.level.root=warn", "--spring.datasource.url=" + database, "--spring.datasource.username=postgres",
            "--spring.datasource.password=postgres", "--spring.datasource.hikari.maximum-pool-size=5");
    }
}
