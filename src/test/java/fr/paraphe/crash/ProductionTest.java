package fr.paraphe.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.paraphe.ParapheApplication;
import fr.paraphe.support.Answer;
import fr.paraphe.support.OwnProcess;
import fr.paraphe.support.Program;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The profile {@code production} as docs/operations.md has it run: processes that know nothing but environment variables, on Debian's PostgreSQL. Two nodes start at
 * once on an empty database; they are backed up while they run and stopped; the backup is restored and served. Skipped where Debian's PostgreSQL is missing.
 */
class ProductionTest {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String PASSWORD = "a-password-for-this-test";
    private static final Path OPS = Path.of("ops").toAbsolutePath();
    private static final int STOPPED_BY_SIGTERM = 143;

    private final List<Process> nodes = new ArrayList<>();
    private Path folder;
    private int databasePort;

    @BeforeEach
    void startPostgres() throws Exception {
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(new File("/usr/lib/postgresql")).as("Debian's package postgresql").isDirectory();
        }
        // outside a folder of the user who runs this: the server is another one
        folder = Files.createTempDirectory("paraphe-production", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        databasePort = freePort();
        assertThat(run(Map.of(), "postgres.sh", "start", folder.resolve("postgresql").toString(), String.valueOf(databasePort)).exit()).isZero();
    }

    @AfterEach
    void stop() throws Exception {
        nodes.forEach(Process::destroyForcibly);
        if (folder != null) {
            run(Map.of(), "postgres.sh", "stop", folder.resolve("postgresql").toString());
            run("rm", "-rf", folder.toString());
        }
    }

    @Test
    void twoNodesFromNothingThenBackedUpRestoredAndServed() throws Exception {
        int first = freePort();
        int second = freePort();
        start(first, "paraphe");
        start(second, "paraphe");
        awaitReady(first, 0);
        awaitReady(second, 1);
        JdbcTemplate jdbc = jdbc("paraphe");
        assertThat(count(jdbc, "act_re_deployment")).as("whoever came second found the models deployed").isEqualTo(1);
        assertThat(count(jdbc, "act_id_user")).isEqualTo(1);
        assertThat(Program.as(first, "admin", PASSWORD).get("/actuator/health").status()).as("the first password is for its owner to change").isEqualTo(403);
        jdbc.update("update account_password set must_change = false");
        assertThat(Program.as(first, "admin", PASSWORD).get("/actuator/health").json().at("/components/backlog/status").asText()).isEqualTo("UP");
        assertThat(Program.as(second, "admin", PASSWORD).get("/engine-rest/process-definition/count").status()).isEqualTo(200);
        cookiesAreSecureBehindTheProxy(first);

        Run backup = run(settings(first, "paraphe"), "backup.sh", folder.resolve("backups").toString());
        assertThat(backup.exit()).as(backup.said()).isZero();
        Path file = Path.of(backup.said().strip());
        nodes.forEach(Process::destroy);
        for (int node = 0; node < 2; node++) {
            assertThat(nodes.get(node).waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(nodes.get(node).exitValue()).isEqualTo(STOPPED_BY_SIGTERM);
            theLogIsStructuredAndWithoutErrors(node);
        }

        Run overwriting = run(settings(first, "paraphe"), "restore.sh", file.toString());
        assertThat(overwriting.exit()).isEqualTo(1);
        assertThat(overwriting.said()).contains("has ", " tables already");
        jdbc.execute("create database restored");
        Run restoring = run(settings(first, "restored"), "restore.sh", file.toString());
        assertThat(restoring.exit()).as(restoring.said()).isZero();
        assertThat(restoring.said()).contains("restored: 0 conventions, 0 papers, 0 open tasks");

        Path damaged = Files.copy(file, file.resolveSibling("damaged.dump"));
        Files.writeString(file.resolveSibling("damaged.dump.sha256"), Files.readString(file.resolveSibling(file.getFileName() + ".sha256")).replace(file.getFileName().toString(), "damaged.dump"));
        Files.write(damaged, new byte[]{0}, StandardOpenOption.APPEND);
        jdbc.execute("create database other");
        assertThat(run(settings(first, "other"), "restore.sh", damaged.toString()).exit()).isEqualTo(1);

        start(first, "restored");
        awaitReady(first, 2);
        assertThat(Program.as(first, "admin", PASSWORD).get("/engine-rest/process-definition/count").status()).isEqualTo(200);
        assertThat(count(jdbc("restored"), "act_re_deployment")).isEqualTo(1);

        jdbc("restored").update("""
            insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
            values (9999, '9999', 'of a version to come', 'SQL', 'V9999__of_a_version_to_come.sql', 1, 'paraphe', 1, true)""");
        start(freePort(), "restored");
        assertThat(nodes.get(3).waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(nodes.get(3).exitValue()).as("an older version on a newer database").isEqualTo(1);
        assertThat(read(log(3))).contains("9999");
    }

    private static void cookiesAreSecureBehindTheProxy(int port) {
        Answer login = Program.anonymous(port).send("GET", "/login", null, "X-Forwarded-Proto", "https", "X-Forwarded-Host", "paraphe.example");
        Answer page = Program.anonymous(port).send("GET", "/camunda/app/tasklist/default/", null, "X-Forwarded-Proto", "https", "X-Forwarded-Host", "paraphe.example");
        assertThat(Stream.of(login, page).flatMap(answer -> answer.headers().allValues("Set-Cookie").stream()))
            .allSatisfy(cookie -> assertThat(cookie).contains("Secure").contains("SameSite=Lax"))
            .anySatisfy(cookie -> assertThat(cookie).matches("JSESSIONID=[0-9A-F]+\\.node-" + port + ";.*"));
        assertThat(page.header("Location")).isEqualTo("https://paraphe.example/login");
    }

    private void theLogIsStructuredAndWithoutErrors(int node) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<String> lines = Files.readAllLines(log(node));
        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            JsonNode entry = json.readTree(line);
            assertThat(entry.has("@timestamp")).as(line).isTrue();
            assertThat(entry.at("/log/level").asText() + entry.path("log.level").asText()).as(line).isNotBlank().isNotEqualTo("ERROR");
        });
        assertThat(String.join("\n", lines)).contains("Graceful shutdown complete");
    }

    private void start(int port, String database) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(OwnProcess.ofTheApplication(ParapheApplication.class, "-XX:TieredStopAtLevel=1", "-Xmx400m"))
            .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log(nodes.size()).toFile());
        // it would be told of on the first line of the log
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().keySet().removeIf(name -> name.startsWith("PARAPHE_"));
        builder.environment().putAll(settings(port, database));
        nodes.add(builder.start());
    }

    private Map<String, String> settings(int port, String database) {
        Map<String, String> settings = new HashMap<>();
        settings.put("SPRING_PROFILES_ACTIVE", "production");
        settings.put("PARAPHE_DB_URL", "jdbc:postgresql://127.0.0.1:" + databasePort + "/" + database);
        settings.put("PARAPHE_DB_PASSWORD", "paraphe");
        settings.put("PARAPHE_PUBLIC_URL", "https://paraphe.example");
        settings.put("PARAPHE_ADMIN_PASSWORD", PASSWORD);
        settings.put("PARAPHE_MAIL_HOST", "127.0.0.1");
        settings.put("PARAPHE_MAIL_FROM", "paraphe@paraphe.example");
        settings.put("PARAPHE_OPERATOR_EMAIL", "exploitation@paraphe.example");
        settings.put("PARAPHE_NODE", "node-" + port);
        settings.put("PARAPHE_PORT", String.valueOf(port));
        return settings;
    }

    private void awaitReady(int port, int node) {
        await().atMost(PATIENCE).until(() -> {
            assertThat(nodes.get(node).isAlive()).as(() -> read(log(node))).isTrue();
            try {
                return Program.anonymous(port).get("/actuator/health/readiness").status() == 200;
            } catch (AssertionError notListening) {
                return false;
            }
        });
    }

    private Path log(int node) {
        return folder.resolve("node" + node + ".log");
    }

    private JdbcTemplate jdbc(String database) {
        return new JdbcTemplate(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:" + databasePort + "/" + database, "paraphe", "paraphe"));
    }

    private static int count(JdbcTemplate jdbc, String table) {
        return jdbc.queryForObject("select count(*) from " + table, Integer.class);
    }

    private record Run(int exit, String said) {
    }

    private Run run(Map<String, String> environment, String script, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of("bash", OPS.resolve(script).toString()), Stream.of(arguments)).toList());
        builder.environment().putAll(environment);
        return finished(builder);
    }

    private static Run run(String... command) throws IOException, InterruptedException {
        return finished(new ProcessBuilder(command));
    }

    /** What is said goes to a file: a server that is started keeps the stream open. */
    private static Run finished(ProcessBuilder builder) throws IOException, InterruptedException {
        Path said = Files.createTempFile("paraphe-ops", ".log");
        try {
            int exit = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start().waitFor();
            return new Run(exit, Files.readString(said));
        } finally {
            Files.delete(said);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
