package fr.paraphe.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.paraphe.ParapheApplication;
import fr.paraphe.support.Cluster;
import fr.paraphe.support.ManyConventions;
import fr.paraphe.support.OwnProcess;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What {@code ops/cluster.sh} starts, two nodes behind nginx on one PostgreSQL, closes the lists of a campaign; the node that is at it dies in the middle without warning,
 * then the other, and one comes back: every convention is billed once and the sum is right.
 */
class KilledClosingTest {

    private static final int CONVENTIONS = 3_000;
    private static final int A_LOT = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Small chunks, so that there is a middle to die in; a lock that outlasts this test: what a dead node had taken is free because nobody holds its name any more. */
    private static final Map<String, String> SETTINGS = Map.of("PARAPHE_CAMPAIGN_LISTSATONCE", "10", "CAMUNDA_BPM_JOBEXECUTION_LOCKTIMEINMILLIS", "3600000",
        "CAMUNDA_BPM_JOBEXECUTION_MAXWAIT", "500", "CAMUNDA_BPM_JOBEXECUTION_WAITTIMEINMILLIS", "200");

    @TempDir
    private Path folder;
    private Cluster cluster;

    @AfterEach
    void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void killedTwiceInTheMiddle() throws Exception {
        cluster = new Cluster();
        JdbcTemplate jdbc = cluster.jdbc();
        prepare();
        cluster.start(SETTINGS, "-XX:TieredStopAtLevel=1");
        HttpClient client = cluster.client();
        assertThat(health(client)).isEqualTo(200);
        // only now does the window close
        jdbc.update("update act_ru_job set duedate_ = timestamp '2017-10-16 00:00:00' where process_def_key_ = 'contribution-campaign'");

        await().atMost(PATIENCE).until(() -> billed(jdbc) >= A_LOT);
        int first = cluster.nodeOf(await().atMost(PATIENCE).until(() -> lockOwner(jdbc), Optional::isPresent).orElseThrow());
        cluster.kill(first);
        int atTheFirstDeath = billed(jdbc);
        assertThat(health(client)).as("the other one answers").isEqualTo(200);
        await().atMost(PATIENCE).until(() -> billed(jdbc) >= Math.min(CONVENTIONS, atTheFirstDeath + A_LOT));
        cluster.kill(3 - first);
        assertThat(billed(jdbc)).as("both died while there was work left").isLessThan(CONVENTIONS);

        cluster.startAgain(first);
        await().atMost(PATIENCE).until(() -> "TO_CHECK".equals(jdbc.queryForObject("select status from campaign where reference = ?", String.class, ManyConventions.CAMPAIGN)));

        assertThat(billed(jdbc)).isEqualTo(CONVENTIONS);
        assertThat(jdbc.queryForObject("select count(distinct reference) from contribution", Integer.class)).isEqualTo(CONVENTIONS);
        assertThat(jdbc.queryForObject("select sum(amount) from contribution", BigDecimal.class)).isEqualByComparingTo(ManyConventions.dueOf(CONVENTIONS));
        assertThat(jdbc.queryForMap("select total, done from campaign where reference = ?", ManyConventions.CAMPAIGN)).containsEntry("total", CONVENTIONS)
            .containsEntry("done", CONVENTIONS);
        assertThat(jdbc.queryForObject("select count(*) from act_ru_incident", Integer.class)).isZero();
    }

    /**
     * The tables, the conventions, and a campaign whose window has just closed: its first chunk waits until both nodes are there. A process of its own, because Camunda's web
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
                jdbc.update("update act_ru_job set duedate_ = timestamp '2999-01-01 00:00:00' where process_def_key_ = 'contribution-campaign'");
            }
        }
    }

    private static int billed(JdbcTemplate jdbc) {
        return jdbc.queryForObject("select count(*) from contribution", Integer.class);
    }

    /** Under which name the campaign's job is taken; empty between two chunks. */
    private static Optional<String> lockOwner(JdbcTemplate jdbc) {
        return jdbc.queryForList("select lock_owner_ from act_ru_job where process_def_key_ = 'contribution-campaign' and lock_owner_ is not null", String.class).stream()
            .findFirst();
    }

    private int health(HttpClient client) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(cluster.address() + "/actuator/health/liveness")).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private void prepare() throws Exception {
        List<String> command = OwnProcess.ofTheTests(Preparation.class, "-XX:TieredStopAtLevel=1", "-Xmx512m");
        command.addAll(List.of("--server.port=0", "--paraphe.demo.enabled=false", "--paraphe.admin.password=a-password-for-this-test", "--paraphe.mail.sweep=false",
            "--camunda.bpm.metrics.enabled=false", "--camunda.bpm.job-execution.enabled=false", "--logging.level.root=warn", "--spring.datasource.url=" + cluster.databaseUrl(),
            "--spring.datasource.username=paraphe", "--spring.datasource.password=paraphe", "--spring.datasource.hikari.maximum-pool-size=5"));
        Path log = folder.resolve("preparation.log");
        int exit = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
        assertThat(exit).as(Files.readString(log)).isZero();
    }
}
