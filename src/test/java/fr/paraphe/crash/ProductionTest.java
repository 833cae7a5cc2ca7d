package fr.paraphe.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.support.Answer;
import fr.paraphe.support.Program;
import fr.paraphe.support.Release;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGProperty;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The profile {@code production} as docs/operations.md has it run: the commands of its sections «Installation», «Backup and restore» and «Upgrade and rollback» are read there and
 * given to a shell, on Debian's PostgreSQL, with what lies in {@code ops/} and processes that know nothing but environment variables. Two nodes start at once on an empty database;
 * cases begin; the next release is rehearsed, put in, and taken back. Skipped where Debian's PostgreSQL is missing.
 */
class ProductionTest {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String PASSWORD = "a-password-for-this-test";
    /** A shell would read another one where it stands without quotes. */
    private static final String DATABASE_PASSWORD = "a $HOME & \"more\"";
    private static final Pattern BLOCK = Pattern.compile("(?s)```sh\n(.*?)```");
    private static final Pattern DUMP = Pattern.compile("\\S+/paraphe-\\d{8}T\\d{6}Z\\.dump");
    private static final String STAYS = "UserTask_EstablishSchoolList";
    private static final int STOPPED_BY_SIGTERM = 143;

    private Path folder;
    private int databasePort;
    private int port;
    private int secondPort;
    private Process second;

    /** What the document and {@code ops/} say, where this test has it: paths and ports are all that differs. */
    private String here(String text) {
        return text.replaceAll("/(opt/paraphe|etc/paraphe|etc/systemd|var/backups)", Matcher.quoteReplacement(folder.toString()) + "/$1").replace("/usr/bin/java", "java")
            .replace("127.0.0.1:5432", "127.0.0.1:" + databasePort).replace("127.0.0.1:8080", "127.0.0.1:" + port);
    }

    /** What stands in for the programs that want a machine of their own. */
    private void standIns() throws IOException {
        for (String done : List.of("mvnw", "bin/apt-get", "bin/useradd", "bin/journalctl")) {
            standIn(done, "#!/bin/sh\n");
        }
        standIn("bin/java", """
            #!/bin/sh
            exec "%s/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote -Xmx400m "$@"
            """.formatted(System.getProperty("java.home")));
        // without a terminal, so that passwords come from what is given
        standIn("bin/runuser", """
            #!/bin/bash
            [ "$1" = -u ] && [ "$3" = -- ] || exit 2
            [ "$2" != postgres ] || export PGHOST=127.0.0.1 PGPORT=%d PGUSER=postgres PGPASSWORD=paraphe
            shift 3
            exec setsid --wait "$@"
            """.formatted(databasePort));
        // what systemd does with the lines of the unit
        standIn("bin/systemctl", here("""
            #!/bin/bash
            unit() { sed -n "s/^$1=//p" /etc/systemd/system/paraphe.service; }
            case "$*" in
                daemon-reload) ;;
                "enable --now paraphe" | "start paraphe")
                    set -a; eval "$(unit Environment)"; . "$(unit EnvironmentFile)"; set +a
                    cd "$(unit WorkingDirectory)" || exit 1
                    ( setsid $(unit ExecStart) >>LOG/first.log 2>>LOG/first.err & echo $! >LOG/first.pid; wait $!; ended=$?; rm LOG/first.pid; echo $ended >>LOG/first.exit ) >LOG/systemctl.log 2>&1 </dev/null &
                    ;;
                "stop paraphe")
                    kill -TERM "$(cat LOG/first.pid)"
                    timeout "$(unit TimeoutStopSec)" tail --pid="$(cat LOG/first.pid)" -f /dev/null
                    ;;
                *) exit 2 ;;
            esac
            """).replace("LOG", folder.toString()));
    }

    @BeforeEach
    void startPostgres() throws Exception {
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(new File("/usr/lib/postgresql")).as("Debian's package postgresql").isDirectory();
        }
        // outside a folder of the user who runs this: the server is another one
        folder = Files.createTempDirectory("paraphe-production", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        databasePort = freePort();
        port = freePort();
        secondPort = freePort();
        for (String own : List.of("ops", "target", "etc/systemd/system", "var/backups")) {
            Files.createDirectories(folder.resolve(own));
        }
        try (Stream<Path> files = Files.list(Path.of("ops"))) {
            for (Path file : files.toList()) {
                standIn("ops/" + file.getFileName(), here(Files.readString(file)));
            }
        }
        standIns();
        Run started = run("bash", "ops/postgres.sh", "start", folder.resolve("postgresql").toString(), String.valueOf(databasePort));
        assertThat(started.exit()).as(started.said()).isZero();
        // that server's first user may do anything; as after Debian's package it is postgres, and ours is made by the document
        JdbcTemplate administrator = new JdbcTemplate(new DriverManagerDataSource(url("postgres"), "paraphe", "paraphe"));
        administrator.execute("drop database paraphe");
        administrator.execute("create role postgres superuser login password 'paraphe'");
        JdbcTemplate postgres = new JdbcTemplate(new DriverManagerDataSource(url("postgres"), "postgres", "paraphe"));
        postgres.execute("alter role paraphe rename to first_user");
    }

    @AfterEach
    void stop() throws Exception {
        if (second != null) {
            second.destroyForcibly();
        }
        if (folder != null) {
            sh("[ ! -f first.pid ] || ! kill -0 $(cat first.pid) || kill -9 $(cat first.pid)");
            run("bash", "ops/postgres.sh", "stop", folder.resolve("postgresql").toString());
            run("rm", "-rf", folder.toString());
        }
    }

    @Test
    void twoNodesFromNothingThenTheNextReleaseAndBack() throws Exception {
        Release.ofToday(folder.resolve("target/paraphe-1.jar"));
        install();
        JdbcTemplate jdbc = jdbc("paraphe");
        assertThat(count(jdbc, "act_re_deployment")).as("whoever came second found the models deployed").isEqualTo(1);
        assertThat(count(jdbc, "act_id_user")).isEqualTo(1);
        assertThat(operator().get("/actuator/health").status()).as("the first password is for its owner to change").isEqualTo(403);
        jdbc.update("update account_password set must_change = false");
        assertThat(operator().get("/actuator/health").json().at("/components/backlog/status").asText()).isEqualTo("UP");
        assertThat(Program.as(secondPort, "admin", PASSWORD).get("/engine-rest/process-definition/count").status()).isEqualTo(200);
        cookiesAreSecureBehindTheProxy();
        Cases cases = new Cases(jdbc);
        Map<String, Object> before = cases.state(jdbc);
        assertThat(before.toString()).contains(STAYS, Release.LOST_STEP);

        connectionsNoticeThatAMachineIsLost();
        nightlyBackup();
        rehearsal(jdbc, cases);
        assertThat(cases.state(jdbc)).as("a rehearsal leaves everything as it is").isEqualTo(before);

        String backup = upgrade(cases, before);
        olderVersionsAreRefused();
        overwritingAndDamageAreRefused(backup);
        back(backup, cases, before);
        theLogIsStructuredAndWithoutErrors();
    }

    /** The environment is filled in where the document says so; the second node has the same settings but for its name and port. */
    private void install() throws Exception {
        String[] block = blocks("Installation").get(0).split("(?<=# then fill it in\n)");
        assertThat(block).hasSize(2);
        succeeds(block[0]);
        Path environment = folder.resolve("etc/paraphe/paraphe.env");
        assertThat(Files.getPosixFilePermissions(environment)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        fillIn(environment, Map.of("PARAPHE_DB_PASSWORD", "'" + DATABASE_PASSWORD + "'", "PARAPHE_PUBLIC_URL", "https://paraphe.example", "PARAPHE_ADMIN_PASSWORD", PASSWORD,
            "PARAPHE_MAIL_HOST", "127.0.0.1", "PARAPHE_MAIL_PORT", "1", "PARAPHE_PORT", String.valueOf(port), "PARAPHE_NODE", "node-" + port));
        Process installing = shell(block[1]).redirectInput(Files.writeString(folder.resolve("answers"), (DATABASE_PASSWORD + "\n").repeat(2)).toFile())
            .redirectErrorStream(true).redirectOutput(folder.resolve("install.log").toFile()).start();
        assertThat(installing.waitFor()).as(() -> read(folder.resolve("install.log"))).isZero();
        second = shell("set -a; . etc/paraphe/paraphe.env; SPRING_PROFILES_ACTIVE=production PARAPHE_PORT=" + secondPort + " PARAPHE_NODE=node-" + secondPort
            + "; exec java -jar opt/paraphe/paraphe.jar").redirectErrorStream(true).redirectOutput(folder.resolve("second.log").toFile()).start();
        awaitReady(port);
        awaitReady(secondPort);
        Files.writeString(environment, Files.readString(environment).replaceAll("(?m)^PARAPHE_ADMIN_PASSWORD=.*\n", ""));
    }

    private static void fillIn(Path environment, Map<String, String> values) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(environment));
        values.forEach((name, value) -> {
            lines.removeIf(line -> line.startsWith(name + "="));
            lines.add(name + "=" + value);
        });
        Files.write(environment, lines);
    }

    /** As each of a node's is opened. */
    private void connectionsNoticeThatAMachineIsLost() throws Exception {
        Properties opened = new Binder(ConfigurationPropertySources.from(new YamlPropertySourceLoader().load("production", new ClassPathResource("application-production.yml"))))
            .bind("spring.datasource.hikari.data-source-properties", Properties.class).get();
        opened.putAll(Map.of("user", "paraphe", "password", DATABASE_PASSWORD));
        try (Connection connection = DriverManager.getConnection(url("paraphe"), opened); Statement statement = connection.createStatement()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(120_000);
            assertThat(PGProperty.TCP_KEEP_ALIVE.getBoolean(opened)).isTrue();
            for (Map.Entry<String, String> setting : Map.of("tcp_keepalives_idle", "10", "tcp_keepalives_interval", "5", "tcp_keepalives_count", "3", "tcp_user_timeout", "30000").entrySet()) {
                try (ResultSet shown = statement.executeQuery("show " + setting.getKey())) {
                    assertThat(shown.next()).isTrue();
                    assertThat(shown.getString(1)).as(setting.getKey()).isEqualTo(setting.getValue());
                }
            }
        }
    }

    private void nightlyBackup() throws Exception {
        String file = succeeds(blocks("Backup and restore").get(0)).strip();
        assertThat(file).matches(DUMP);
        assertThat(Files.getPosixFilePermissions(Path.of(file))).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    /** On a copy, while both nodes work. */
    private void rehearsal(JdbcTemplate jdbc, Cases cases) throws Exception {
        run("rm", folder.resolve("target/paraphe-1.jar").toString());
        Release.next(folder.resolve("target/paraphe-2.jar"));
        String said = succeeds(blocks("Upgrade and rollback").get(0));
        assertThat(said).contains("restored: 2 conventions").contains(
            "convention-lifecycle 1 (" + Release.tag() + ") → 2 (" + Release.NEXT_TAG + ")  " + cases.carried + "  [Établir l’annexe 1 : liste des écoles]  migrera",
            cases.staying + "  [Établir la liste des écoles avec l’IEN]  reste sur sa version : l’étape « Établir la liste des écoles avec l’IEN » n’existe plus, "
                + "et le plan la laisse finir sur sa version", "1 à migrer, 1 qui restent sur leur version.");
        assertThat(said.lines().filter(line -> line.startsWith("{"))).as("nothing is logged between the lines").isEmpty();
        assertThat(jdbc.queryForList("select datname from pg_database where not datistemplate", String.class)).containsExactlyInAnyOrder("paraphe", "postgres");
        assertThat(count(jdbc, "act_re_deployment")).isEqualTo(1);
        assertThat(count(jdbc, "flyway_schema_history where version = '" + Release.NEXT_SCRIPT_VERSION + "'")).isZero();
    }

    /** @return the backup that leads back */
    private String upgrade(Cases cases, Map<String, Object> before) throws Exception {
        second.destroy();
        assertThat(second.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(second.exitValue()).isEqualTo(STOPPED_BY_SIGTERM);
        assertThat(cases.state(jdbc("paraphe"))).isEqualTo(before);
        for (String status : List.of("WAITING", "SENT")) {
            jdbc("paraphe").update("insert into mail (mail_key, reference, commune, recipient, subject, body, message_id, status, posted_at, attempts, failures, next_attempt_at, version) "
                + "values (?, ?, '11076', 'maire@castelnaudary.example', 'Essai', 'Essai', ?, ?, current_timestamp, 1, 1, timestamp with time zone '2999-01-01 00:00:00+00', 0)", status,
                cases.carried, status, status);
        }

        String said = succeeds(blocks("Upgrade and rollback").get(1));

        assertThat(read(folder.resolve("first.exit")).strip()).isEqualTo(String.valueOf(STOPPED_BY_SIGTERM));
        assertThat(said).contains(cases.carried + "  [Établir l’annexe 1 : liste des écoles]  migré", cases.staying, "1 migrées, 1 qui restent sur leur version.")
            .endsWith("{\"status\":\"UP\"}");
        JdbcTemplate jdbc = jdbc("paraphe");
        assertThat(jdbc.queryForList("select of_the_next_release from convention", String.class)).containsExactly("new", "new");
        assertThat(count(jdbc, "next_release")).isZero();
        assertThat(cases.state(jdbc)).as("tasks, their dates and their timers").isEqualTo(before);
        assertThat(cases.versions(jdbc)).isEqualTo(Map.of(cases.carried, Release.NEXT_TAG, cases.staying, Release.tag()));
        theAuditTrailIsIntact();
        cases.establishSchoolList(cases.carried, 2);
        assertThat(cases.openTasks(cases.carried)).as("goes on as the new model says").containsExactly(Release.NEW_STEP);
        cases.complete(cases.carried, Release.NEW_STEP);
        assertThat(cases.openTasks(cases.carried)).containsExactly("UserTask_PrepareSession");
        cases.establishListWithIen();
        assertThat(cases.openTasks(cases.staying)).as("goes on where it stayed").containsExactly("UserTask_PrepareSession");
        Matcher dump = DUMP.matcher(said);
        assertThat(dump.find()).isTrue();
        return dump.group();
    }

    private void olderVersionsAreRefused() throws Exception {
        Run older = sh(here("set -a; . /etc/paraphe/paraphe.env; set +a\njava -jar /opt/paraphe/paraphe.jar.before --spring.profiles.active=production"));
        assertThat(older.exit()).isEqualTo(1);
        assertThat(older.said()).contains("La base de données vient d’une version plus récente de Paraphe (modèle " + Release.MODEL + " " + Release.NEXT_TAG + ", tables "
            + Release.NEXT_SCRIPT_VERSION + ") : démarrez cette version-là, ou restaurez la sauvegarde faite avant la mise à jour.");
    }

    private void overwritingAndDamageAreRefused(String backup) throws Exception {
        String environment = here("set -a; . /etc/paraphe/paraphe.env; set +a\n");
        Run overwriting = sh(environment + "ops/restore.sh " + backup);
        assertThat(overwriting.exit()).isEqualTo(1);
        assertThat(overwriting.said()).contains("has ", " tables already");
        Path file = Path.of(backup);
        Path damaged = Files.copy(file, file.resolveSibling("damaged.dump"));
        Files.writeString(file.resolveSibling("damaged.dump.sha256"), Files.readString(file.resolveSibling(file.getFileName() + ".sha256")).replace(file.getFileName().toString(), "damaged.dump"));
        Files.write(damaged, new byte[]{0}, StandardOpenOption.APPEND);
        assertThat(sh(environment + "PARAPHE_DB_URL=" + url("postgres") + " ops/restore.sh " + damaged).exit()).isEqualTo(1);
    }

    private void back(String backup, Cases cases, Map<String, Object> before) throws Exception {
        succeeds(blocks("Upgrade and rollback").get(2));
        Pattern written = Pattern.compile("\\S+/paraphe-20\\d{6}T\\d{6}Z\\.dump");
        String restore = blocks("Backup and restore").get(1).replaceFirst("systemctl stop.*\n", "");
        assertThat(written.matcher(restore).results()).hasSize(1);

        String said = succeeds(written.matcher(restore).replaceFirst(Matcher.quoteReplacement(backup)));

        JdbcTemplate jdbc = jdbc("paraphe_restored");
        assertThat(said).contains("restored: 2 conventions, 0 papers, 2 open tasks, version ", " of the tables; 1 mails that waited then are uncertain now").endsWith("{\"status\":\"UP\"}");
        assertThat(jdbc.queryForList("select mail_key || ': ' || status from mail", String.class)).as("who waited may have left since")
            .containsExactlyInAnyOrder("WAITING: UNCERTAIN", "SENT: SENT");
        assertThat(cases.state(jdbc)).as("as it was before").isEqualTo(before);
        assertThat(cases.versions(jdbc)).isEqualTo(Map.of(cases.carried, Release.tag(), cases.staying, Release.tag()));
        assertThat(count(jdbc, "act_re_deployment")).isEqualTo(1);
        theAuditTrailIsIntact();
        cases.establishSchoolList(cases.carried, 2);
        assertThat(cases.openTasks(cases.carried)).containsExactly("UserTask_PrepareSession");
        succeeds("systemctl stop paraphe");
    }

    private void theAuditTrailIsIntact() {
        JsonNode verification = operator().get("/api/audit/verification").json();
        assertThat(verification.get("intact").asBoolean()).as(verification.toString()).isTrue();
        assertThat(verification.get("lines").asInt()).isGreaterThan(2);
    }

    private void cookiesAreSecureBehindTheProxy() {
        Answer login = Program.anonymous(port).send("GET", "/login", null, "X-Forwarded-Proto", "https", "X-Forwarded-Host", "paraphe.example");
        Answer page = Program.anonymous(port).send("GET", "/camunda/app/tasklist/default/", null, "X-Forwarded-Proto", "https", "X-Forwarded-Host", "paraphe.example");
        assertThat(Stream.of(login, page).flatMap(answer -> answer.headers().allValues("Set-Cookie").stream()))
            .allSatisfy(cookie -> assertThat(cookie).contains("Secure").contains("SameSite=Lax"))
            .anySatisfy(cookie -> assertThat(cookie).matches("JSESSIONID=[0-9A-F]+\\.node-" + port + ";.*"));
        assertThat(page.header("Location")).isEqualTo("https://paraphe.example/login");
    }

    private void theLogIsStructuredAndWithoutErrors() throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (String node : List.of("first.log", "second.log")) {
            List<String> lines = Files.readAllLines(folder.resolve(node));
            assertThat(lines).isNotEmpty().allSatisfy(line -> {
                JsonNode entry = json.readTree(line);
                assertThat(entry.has("@timestamp")).as(line).isTrue();
                assertThat(entry.at("/log/level").asText() + entry.path("log.level").asText()).as(line).isNotBlank().isNotEqualTo("ERROR");
            });
            assertThat(lines.stream().filter(line -> line.contains("Graceful shutdown complete"))).hasSize(node.equals("first.log") ? 3 : 1);
        }
    }

    /** Two communes' files, each at its beginning: one in a step that goes on in the next release, one in a step that it has no more. */
    private final class Cases {

        private static final String CLERK = "secretariat-aude";
        private static final String INSPECTOR = "ien-aude";
        private final LocalDate today;
        private final String schoolYear;
        private final String carried;
        private final String staying;

        Cases(JdbcTemplate jdbc) throws IOException {
            // the nodes' clock is the machine's, which this class does not read: they say what day it is
            today = ZonedDateTime.parse(Program.anonymous(port).get("/login").header("Date"), DateTimeFormatter.RFC_1123_DATE_TIME).withZoneSameInstant(ZoneId.of("Europe/Paris"))
                .toLocalDate();
            schoolYear = SchoolYear.of(today).toString();
            for (String kind : List.of("academies", "circonscriptions", "communes", "conseillers", "boites")) {
                Answer imported = operator().send("POST", "/api/import/" + kind, Files.readString(Path.of("src/main/resources/demo", kind + ".csv")), "Content-Type", "text/csv");
                assertThat(imported.status()).as(imported.body()).isEqualTo(200);
            }
            open(CLERK, "secretariat", "\"11076\",\"11049\"");
            open(INSPECTOR, "ien", "\"aude-centre\"");
            jdbc.update("update account_password set must_change = false");
            carried = open("11076");
            staying = open("11049");
            establishSchoolList(staying, 16);
        }

        private void open(String account, String group, String of) {
            Answer opened = operator().post("/api/accounts", """
                {"id":"%s","firstName":"Jeanne","lastName":"Essai","email":"%s@essai.example","password":"%s","group":"%s","of":[%s]}""".formatted(account, account, PASSWORD, group, of));
            assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        }

        private String open(String commune) {
            Answer opened = as(CLERK).post("/api/conventions", """
                {"commune":"%s","firstSchoolYear":"%s","object":"CONVENTION ENT-ECOLE"}""".formatted(commune, schoolYear));
            assertThat(opened.status()).as(opened.body()).isEqualTo(201);
            String reference = "ENT-" + commune + "-" + schoolYear.substring(0, 4);
            Answer started = as(CLERK).post("/engine-rest/process-definition/key/convention-lifecycle/start", """
                {"businessKey":"%s","variables":{"commune":{"value":"%s","type":"String"}}}""".formatted(reference, commune));
            assertThat(started.status()).as(started.body()).isEqualTo(200);
            return reference;
        }

        void establishSchoolList(String reference, int schools) {
            String commune = reference.split("-")[1];
            form(CLERK, reference, STAYS, IntStream.range(0, schools).mapToObj(number -> "{\"type\":\"EE\",\"name\":\"ECOLE " + number + "\",\"commune\":\"" + commune + "\"}")
                .collect(Collectors.joining(",", "{\"schools\":[", "]}")));
            complete(reference, STAYS);
        }

        void establishListWithIen() {
            form(INSPECTOR, staying, Release.LOST_STEP, "{\"contactedOn\":\"" + today + "\"}");
            assertThat(as(INSPECTOR).post("/engine-rest/task/" + task(INSPECTOR, staying, Release.LOST_STEP) + "/complete", "{}").status()).isEqualTo(204);
        }

        private void form(String account, String reference, String key, String input) {
            Answer saved = as(account).put("/api/tasks/" + task(account, reference, key) + "/form", input);
            assertThat(saved.status()).as(saved.body()).isEqualTo(204);
        }

        void complete(String reference, String key) {
            Answer completed = as(CLERK).post("/engine-rest/task/" + task(CLERK, reference, key) + "/complete", "{}");
            assertThat(completed.status()).as(completed.body()).isEqualTo(204);
        }

        private String task(String account, String reference, String key) {
            return tasks(account, reference).filter(task -> task.path("taskDefinitionKey").asText().equals(key)).map(task -> task.path("id").asText()).findFirst()
                .orElseThrow(() -> new AssertionError(key + " of " + reference + " is not open"));
        }

        List<String> openTasks(String reference) {
            return tasks(CLERK, reference).map(task -> task.path("taskDefinitionKey").asText()).toList();
        }

        private Stream<JsonNode> tasks(String account, String reference) {
            return StreamSupport.stream(as(account).get("/engine-rest/task?processInstanceBusinessKey=" + reference).json().spliterator(), false);
        }

        private Program as(String account) {
            return Program.as(port, account, PASSWORD);
        }

        /** What people see of them, and when they will be told. */
        Map<String, Object> state(JdbcTemplate jdbc) {
            return Map.of("tasks", jdbc.queryForList("select id_, task_def_key_, due_date_ from act_ru_task order by id_"), "timers", jdbc.queryForList(
                "select id_, duedate_ from act_ru_job where process_def_key_ = 'convention-lifecycle' order by id_"), "conventions", jdbc.queryForList(
                "select reference, status from convention order by reference"), "schools", count(jdbc, "school_enrolment"));
        }

        Map<String, String> versions(JdbcTemplate jdbc) {
            return jdbc.queryForList("select e.business_key_, d.version_tag_ from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_ where e.parent_id_ is null "
                + "and d.key_ = 'convention-lifecycle'").stream().collect(Collectors.toMap(row -> (String) row.get("business_key_"), row -> (String) row.get("version_tag_")));
        }
    }

    private Program operator() {
        return Program.as(port, "admin", PASSWORD);
    }

    private void awaitReady(int port) {
        await().atMost(PATIENCE).until(() -> {
            assertThat(second.isAlive() && !Files.exists(folder.resolve("first.exit"))).as(() -> read(folder.resolve("first.log")) + read(folder.resolve("second.log"))).isTrue();
            try {
                return Program.anonymous(port).get("/actuator/health/readiness").status() == 200;
            } catch (AssertionError notListening) {
                return false;
            }
        });
    }

    /** The commands of a section, block by block. */
    private List<String> blocks(String section) throws IOException {
        String text = Files.readString(Path.of("docs", "operations.md"));
        String own = text.substring(text.indexOf("\n## " + section + "\n") + 1);
        int end = own.indexOf("\n## ");
        return BLOCK.matcher(end < 0 ? own : own.substring(0, end)).results().map(block -> here(block.group(1))).toList();
    }

    private JdbcTemplate jdbc(String database) {
        return new JdbcTemplate(new DriverManagerDataSource(url(database), "paraphe", DATABASE_PASSWORD));
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + databasePort + "/" + database;
    }

    private static int count(JdbcTemplate jdbc, String table) {
        return jdbc.queryForObject("select count(*) from " + table, Integer.class);
    }

    private void standIn(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Run(int exit, String said) {
    }

    /** Each command has to end well, as somebody would see who types them in. */
    private String succeeds(String commands) throws IOException, InterruptedException {
        Run run = sh("set -e\n" + commands);
        assertThat(run.exit()).as(() -> commands + run.said() + read(folder.resolve("first.log"))).isZero();
        return run.said();
    }

    private Run sh(String commands) throws IOException, InterruptedException {
        return finished(shell(commands));
    }

    /** In a folder that looks like the repository's root; the stand-ins go first. */
    private ProcessBuilder shell(String commands) {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", commands).directory(folder.toFile());
        // it would be told of on the first line of the log
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().keySet().removeIf(name -> name.startsWith("PARAPHE_"));
        // the provider of OidcTest lies on this class path, and would make itself a pair of keys at each start
        builder.environment().put("SPRING_AUTOCONFIGURE_EXCLUDE", "org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerJwtAutoConfiguration");
        builder.environment().merge("PATH", folder.resolve("bin") + File.pathSeparator, (path, own) -> own + path);
        return builder;
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
            return Files.exists(file) ? Files.readString(file) : "";
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
