package fr.paraphe.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.paraphe.ParapheApplication;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.directory.DirectoryImport;
import fr.paraphe.directory.ImportKind;
import fr.paraphe.directory.ImportReport;
import fr.paraphe.security.Accounts;
import fr.paraphe.security.NewAccount;
import fr.paraphe.security.Role;
import fr.paraphe.security.Scope;
import fr.paraphe.support.Cluster;
import fr.paraphe.support.ManyConventions;
import fr.paraphe.support.OwnProcess;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Clerks at work, all at once, on what {@code ops/cluster.sh} starts: nginx, two nodes in production's settings and one PostgreSQL, while a campaign closes its lists beside
 * them. In the middle the node that does the campaign is killed. Prints a table and asserts nothing about time; only that no answer was an error, nothing was lost and nothing done twice.
 * Not among the ordinary tests: {@code ./mvnw -Pbench test -Dtest=ClerksBenchmark}, with {@code -Dbench.seconds=60} for a first look.
 *
 * <p>A clerk opens a file, establishes the list of schools, prepares the session, convenes the council (seven mails) and attests the posting, and opens the next one.
 * An answer that does not come because its node died is no error: she looks what was done, and goes on from there.
 */
@Tag("bench")
class ClerksBenchmark {

    private static final int CLERKS = Integer.getInteger("bench.clerks", 200);
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("bench.seconds", 300));
    /** A commune has one file at a time: so many can a clerk open one after the other. */
    private static final int COMMUNES_EACH = Integer.getInteger("bench.communes", 12);
    private static final int CAMPAIGN = 6_000;
    /** What nginx says of a node that died with the request. */
    private static final int BAD_GATEWAY = 502;
    private static final String PASSWORD = "a-clerk-of-the-benchmark";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final List<String> DEPARTEMENTS = List.of("34", "11", "30", "66", "48", "81", "31", "09");
    private static final List<String> COUNCIL = List.of("ARNAL", "BOUSQUET", "CABROL", "DELMAS", "ESCANDE", "FABRE", "GINESTE");

    /** What differs from one case or task to the next in an address. */
    private static final Pattern KIND = Pattern.compile("(?<=/tasks?/)[^/?]+|(?<=conventions/).*|\\?.*");

    private final ObjectMapper json = new ObjectMapper();
    /** In nanoseconds, by what was asked. */
    private final Map<String, ConcurrentLinkedQueue<Long>> latencies = new ConcurrentSkipListMap<>();
    private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();
    private final AtomicInteger interrupted = new AtomicInteger();
    private final AtomicInteger casesDone = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> postedCases = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    @TempDir
    private Path folder;
    private Cluster cluster;
    private HttpClient client;
    private LocalDate today;

    @AfterEach
    void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void clerksAtWorkAndANodeKilled() throws Exception {
        GreenMail mailServer = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailServer.start();
        cluster = new Cluster();
        JdbcTemplate jdbc = cluster.jdbc();
        prepare();
        cluster.start(Map.of("CLUSTER_MAIL_PORT", String.valueOf(mailServer.getSmtp().getPort()), "PARAPHE_CAMPAIGN_LISTSATONCE", "2"));
        client = cluster.client();
        today = serverDate();

        long begin = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(CLERKS);
        List<Future<?>> clerks = IntStream.range(0, CLERKS).<Future<?>>mapToObj(clerk -> threads.submit(() -> work(clerk))).toList();
        await().atMost(LENGTH.plus(PATIENCE)).until(() -> Duration.ofNanos(System.nanoTime() - begin).compareTo(LENGTH.dividedBy(2)) >= 0);

        String owner = await().atMost(PATIENCE).until(() -> lockOwnerOfTheCampaign(jdbc), each -> !each.isEmpty());
        int killed = cluster.nodeOf(owner);
        cluster.kill(killed);
        long killedAt = System.nanoTime();
        int closedThen = closed(jdbc);
        int strandedThen = jdbc.queryForObject("select count(*) from act_ru_job where lock_owner_ = ?", Integer.class, owner);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> closed(jdbc) > closedThen);
        Duration goesOnAfter = Duration.ofNanos(System.nanoTime() - killedAt);

        await().atMost(LENGTH.plus(PATIENCE)).until(() -> Duration.ofNanos(System.nanoTime() - begin).compareTo(LENGTH) >= 0);
        over = true;
        Duration worked = Duration.ofNanos(System.nanoTime() - begin);
        for (Future<?> clerk : clerks) {
            clerk.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        threads.shutdown();
        // it comes back, and says of the mail it was sending that nobody knows whether it left
        cluster.startAgain(killed);
        await().atMost(PATIENCE).until(() -> jdbc.queryForObject("select count(*) from mail where status in ('WAITING', 'SENDING')", Integer.class) == 0);
        await().atMost(PATIENCE).until(() -> "TO_CHECK".equals(jdbc.queryForObject("select status from campaign where reference = ?", String.class, ManyConventions.CAMPAIGN)));

        print(worked, goesOnAfter, strandedThen, jdbc);
        nothingIsLostOrDoubled(jdbc, mailServer);
        mailServer.stop();
    }

    private void work(int clerk) {
        for (int commune = 0; commune < COMMUNES_EACH && !over; commune++) {
            Clerk at = new Clerk("clerk-" + clerk, insee(clerk, commune));
            at.openFile();
            at.complete("UserTask_EstablishSchoolList", "{\"schools\":[{\"type\":\"EE\",\"name\":\"CENTRE\",\"commune\":\"" + at.insee + "\"}]}");
            at.complete("UserTask_PrepareSession", """
                {"object":"CONVENTION ENT-ECOLE","decision":"AUTORISE le maire à signer la convention.","date":"%s","time":"18:30","place":"Mairie","explanatoryNote":"Note."}"""
                .formatted(today.plusDays(21)));
            at.complete("UserTask_SendConvocation", "{\"confirmed\":true}");
            at.complete("UserTask_RecordPosting", "{\"postedOn\":\"" + today + "\",\"forOthers\":{\"kind\":\"HAND_DELIVERY\",\"date\":\"" + today + "\"}}");
            if (at.finished) {
                casesDone.incrementAndGet();
            }
        }
    }

    /** One clerk with one file. After an answer that did not come she asks what is open, and does again only what was not done. */
    private final class Clerk {

        private final String account;
        private final String insee;
        private final String reference;
        private boolean finished;

        Clerk(String account, String insee) {
            this.account = account;
            this.insee = insee;
            this.reference = "ENT-" + insee + "-" + SchoolYear.of(today).firstYear();
        }

        void openFile() {
            while (ask("POST", "/api/conventions", "{\"commune\":\"" + insee + "\",\"firstSchoolYear\":\"" + SchoolYear.of(today) + "\",\"object\":\"CONVENTION ENT-ECOLE\"}",
                    201).isEmpty() && ask("GET", "/api/conventions/" + reference, null, 200, 404).map(answer -> answer.statusCode() == 404).orElse(true)) {
                stopAfterAnError();
            }
            while (ask("POST", "/engine-rest/process-definition/key/convention-lifecycle/start",
                    "{\"businessKey\":\"" + reference + "\",\"variables\":{\"commune\":{\"value\":\"" + insee + "\",\"type\":\"String\"}}}", 200).isEmpty()
                && openTask().isEmpty()) {
                stopAfterAnError();
            }
            postedCases.add(reference);
        }

        /** Wrong answers are printed at the end; asking again and again would only bury the first. */
        private void stopAfterAnError() {
            if (!errors.isEmpty()) {
                throw new IllegalStateException(errors.peek());
            }
        }

        void complete(String taskKey, String input) {
            while (!over) {
                stopAfterAnError();
                Optional<JsonNode> task = openTask();
                if (task.isEmpty()) {
                    continue;
                }
                if (!task.get().path("taskDefinitionKey").asText().equals(taskKey)) {
                    // completed by the request whose answer did not come
                    return;
                }
                String id = task.get().path("id").asText();
                if (ask("GET", "/api/tasks/" + id + "/form", null, 200).isPresent() && ask("PUT", "/api/tasks/" + id + "/form", input, 204).isPresent()
                    && ask("POST", "/engine-rest/task/" + id + "/complete", "{}", 204).isPresent()) {
                    finished = taskKey.equals("UserTask_RecordPosting");
                    return;
                }
            }
        }

        private Optional<JsonNode> openTask() {
            return ask("GET", "/engine-rest/task?processInstanceBusinessKey=" + reference, null, 200).map(answer -> {
                try {
                    return json.readTree(answer.body()).path(0);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }).filter(task -> task.has("id"));
        }

        /** Empty when no answer came, or not all of it: the node died. */
        private Optional<HttpResponse<String>> ask(String method, String path, String body, int... expected) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(cluster.address() + path)).timeout(Duration.ofMinutes(2))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((account + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8)))
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
            if (body != null) {
                request.header("Content-Type", "application/json");
            }
            long asked = System.nanoTime();
            try {
                HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == BAD_GATEWAY) {
                    interrupted.incrementAndGet();
                    return Optional.empty();
                }
                latencies.computeIfAbsent(method + " " + KIND.matcher(path).replaceFirst(""), kind -> new ConcurrentLinkedQueue<>()).add(System.nanoTime() - asked);
                if (Arrays.stream(expected).noneMatch(status -> status == answer.statusCode())) {
                    errors.add(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
                    return Optional.empty();
                }
                return Optional.of(answer);
            } catch (IOException cutOff) {
                interrupted.incrementAndGet();
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private void nothingIsLostOrDoubled(JdbcTemplate jdbc, GreenMail mailServer) throws Exception {
        assertThat(errors).isEmpty();
        assertThat(jdbc.queryForList("select reference from convention where opened_by like 'clerk-%'", String.class)).containsExactlyInAnyOrderElementsOf(postedCases);
        assertThat(jdbc.queryForList("select business_key_ from act_ru_execution where parent_id_ is null and super_exec_ is null and business_key_ not like 'ENT-T%' "
            + "and business_key_ <> '" + ManyConventions.CAMPAIGN + "'", String.class)).containsExactlyInAnyOrderElementsOf(postedCases);
        assertThat(count(jdbc, "select count(*) from act_ru_task t where t.task_def_key_ = 'UserTask_RecordAttendance'")).isGreaterThanOrEqualTo(casesDone.get());
        assertThat(count(jdbc, "select count(*) from act_ru_incident")).isZero();

        List<String> received = new ArrayList<>();
        for (MimeMessage message : mailServer.getReceivedMessages()) {
            received.add(message.getHeader("Message-ID")[0]);
        }
        assertThat(received).as("no mail twice").doesNotHaveDuplicates();
        assertThat(received).containsAll(jdbc.queryForList("select message_id from mail where status = 'SENT'", String.class));
        assertThat(count(jdbc, "select count(*) from mail where status not in ('SENT', 'UNCERTAIN')")).isZero();
        assertThat(count(jdbc, "select count(*) from mail where status = 'UNCERTAIN'")).as("at most the one under way when its node was killed").isLessThanOrEqualTo(1);

        assertThat(count(jdbc, "select count(distinct reference) from contribution")).isEqualTo(CAMPAIGN);
        assertThat(count(jdbc, "select count(*) from contribution")).isEqualTo(CAMPAIGN);
        assertThat(jdbc.queryForObject("select sum(amount) from contribution", BigDecimal.class)).isEqualByComparingTo(ManyConventions.dueOf(CAMPAIGN));
    }

    private void print(Duration worked, Duration goesOnAfter, int stranded, JdbcTemplate jdbc) {
        List<Long> sorted = latencies.values().stream().flatMap(Collection::stream).sorted().toList();
        System.out.printf("%n%d clerks, two nodes, %d s: %d requests, %d /s; %d tasks done, %d /s; %d cases taken to the posting; median %d ms, 95th percentile %d ms, longest %d ms; "
                + "%d errors; %d answers that did not come when the node was killed; its campaign went on after %.1f s (%d jobs were locked by it); mails: %s%n%n",
            CLERKS, worked.toSeconds(), sorted.size(), sorted.size() / worked.toSeconds(), tasksDone(jdbc), tasksDone(jdbc) / worked.toSeconds(), casesDone.get(),
            percentile(sorted, 50), percentile(sorted, 95), percentile(sorted, 100), errors.size(), interrupted.get(), goesOnAfter.toMillis() / 1000.0, stranded,
            jdbc.queryForList("select status, count(*) as count from mail group by status"));
        latencies.forEach((kind, each) -> {
            List<Long> ordered = each.stream().sorted().toList();
            System.out.printf("%-80s %6d requests; median %6d ms, 95th percentile %6d ms%n", kind, ordered.size(), percentile(ordered, 50), percentile(ordered, 95));
        });
        errors.stream().limit(10).forEach(System.out::println);
    }

    private static int tasksDone(JdbcTemplate jdbc) {
        return count(jdbc, "select count(*) from act_hi_taskinst where end_time_ is not null");
    }

    private static long percentile(List<Long> sorted, int percent) {
        return sorted.isEmpty() ? 0 : TimeUnit.NANOSECONDS.toMillis(sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)));
    }

    /** The node whose executor has the campaign's job; empty between two chunks. */
    private static String lockOwnerOfTheCampaign(JdbcTemplate jdbc) {
        return jdbc.queryForList("select lock_owner_ from act_ru_job where process_def_key_ = 'contribution-campaign' and lock_owner_ is not null", String.class)
            .stream().findFirst().orElse("");
    }

    private static int closed(JdbcTemplate jdbc) {
        return count(jdbc, "select count(*) from contribution");
    }

    private static int count(JdbcTemplate jdbc, String question) {
        return jdbc.queryForObject(question, Integer.class);
    }

    /** Invented communes, in départements that exist. */
    private static String insee(int clerk, int commune) {
        int number = clerk * COMMUNES_EACH + commune;
        return DEPARTEMENTS.get(number / 1000) + "%03d".formatted(number % 1000);
    }

    /** The nodes' clock is the machine's, which this class does not read: they say what day it is. */
    private LocalDate serverDate() throws Exception {
        String date = client.send(HttpRequest.newBuilder(URI.create(cluster.address() + "/login")).build(), HttpResponse.BodyHandlers.discarding())
            .headers().firstValue("Date").orElseThrow();
        return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).withZoneSameInstant(ZoneId.of("Europe/Paris")).toLocalDate();
    }

    private void prepare() throws Exception {
        List<String> command = OwnProcess.ofTheTests(Preparation.class, "-Xmx700m", "-Dbench.clerks=" + CLERKS, "-Dbench.communes=" + COMMUNES_EACH);
        command.addAll(List.of("--spring.profiles.active=production", "--camunda.bpm.job-execution.enabled=false"));
        Path log = folder.resolve("preparation.log");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(Map.of("PARAPHE_DB_URL", cluster.databaseUrl(), "PARAPHE_DB_USER", "paraphe", "PARAPHE_DB_PASSWORD", "paraphe",
            "PARAPHE_MAIL_HOST", "127.0.0.1", "PARAPHE_PUBLIC_URL", "https://paraphe.example", "PARAPHE_ADMIN_PASSWORD", "an-operator-of-the-benchmark"));
        assertThat(builder.start().waitFor()).as("see %s", log).isZero();
    }

    /** Communes with a council of seven, a clerk for twelve of them each, and a campaign whose window has just closed. */
    static final class Preparation {

        private static final int AT_ONCE = 200;

        public static void main(String[] arguments) {
            try (ConfigurableApplicationContext application = SpringApplication.run(ParapheApplication.class, arguments)) {
                JdbcTemplate jdbc = application.getBean(JdbcTemplate.class);
                communes(application.getBean(DirectoryImport.class));
                Accounts accounts = application.getBean(Accounts.class);
                for (int clerk = 0; clerk < CLERKS; clerk++) {
                    int number = clerk;
                    accounts.createIfAbsent(new NewAccount("clerk-" + clerk, "Clerk", String.valueOf(clerk), PASSWORD, List.of(Role.SECRETARIAT),
                        IntStream.range(0, COMMUNES_EACH).mapToObj(commune -> Scope.commune(insee(number, commune))).toList()));
                }
                ManyConventions.seed(jdbc, CAMPAIGN);
                ManyConventions.openCampaign(jdbc);
                application.getBean(RuntimeService.class).createProcessInstanceByKey("contribution-campaign").businessKey(ManyConventions.CAMPAIGN)
                    .setVariables(Map.of("academie", ManyConventions.ACADEMIE, "schoolYear", ManyConventions.SCHOOL_YEAR, "communeName", "Académie"))
                    .startBeforeActivity("Gateway_CloseLists").execute();
            }
        }

        private static void communes(DirectoryImport directory) {
            load(directory, ImportKind.ACADEMIES, demonstration("academies"));
            for (int from = 0; from < CLERKS * COMMUNES_EACH; from += AT_ONCE) {
                StringBuilder communes = new StringBuilder("insee;nom;siren;population;arrondissement;academie;circonscription;adresse\n");
                StringBuilder councillors = new StringBuilder(
                    "commune;identifiant;ordre;civilite;nom;prenom;fonction;courriel;adresse;canal;canal_demande_le;debut_mandat;fin_mandat\n");
                for (int number = from; number < Math.min(from + AT_ONCE, CLERKS * COMMUNES_EACH); number++) {
                    String insee = insee(0, number);
                    communes.append("%s;COMMUNE %s;%s;90;1;montpellier;;Mairie | 34000 COMMUNE%n".formatted(insee, insee, siren(number)));
                    for (int order = 1; order <= COUNCIL.size(); order++) {
                        String name = COUNCIL.get(order - 1).toLowerCase(Locale.ROOT);
                        councillors.append("%s;%s-%s;%d;M.;%s;Jean;%s;%s@c%s.example;;DEMATERIALISE;04/04/2014;04/04/2014;%n".formatted(insee, name, insee, order,
                            COUNCIL.get(order - 1), order == 1 ? "MAIRE" : "CONSEILLER", name, insee));
                    }
                }
                load(directory, ImportKind.COMMUNES, communes.toString());
                load(directory, ImportKind.COUNCILLORS, councillors.toString());
            }
        }

        private static String demonstration(String file) {
            try (InputStream lines = Preparation.class.getResourceAsStream("/demo/" + file + ".csv")) {
                return new String(lines.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Nine digits, the last of which makes Luhn's sum right. */
        private static String siren(int number) {
            String digits = "2134%04d".formatted(number);
            for (int check = 0; check < 10; check++) {
                if (luhn(digits + check) % 10 == 0) {
                    return digits + check;
                }
            }
            throw new IllegalStateException(digits);
        }

        private static int luhn(String digits) {
            int sum = 0;
            for (int at = 0; at < digits.length(); at++) {
                int digit = digits.charAt(digits.length() - 1 - at) - '0';
                int weighed = at % 2 == 0 ? digit : digit * 2;
                sum += weighed > 9 ? weighed - 9 : weighed;
            }
            return sum;
        }

        private static void load(DirectoryImport directory, ImportKind kind, String lines) {
            ImportReport report = directory.importFile(kind, kind.fileName(), lines.replace(System.lineSeparator(), "\n").getBytes(StandardCharsets.UTF_8));
            if (!report.accepted()) {
                throw new IllegalStateException(report.refusals().toString());
            }
        }
    }
}
