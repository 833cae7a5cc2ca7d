package fr.paraphe.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.paraphe.ParapheApplication;
import fr.paraphe.support.OwnProcess;
import fr.paraphe.support.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/**
 * How long the application takes to start and how much memory it holds when it has, beside a bare Camunda starter application: the same dependencies, and nothing
 * of ours. Both on PostgreSQL, in turn, on a database that an earlier start has filled. Prints a line and asserts nothing about either:
 * {@code ./mvnw -Pbench test -Dtest=StartBenchmark}. The processor's time up to the same moment, of all threads, is printed beside: what else the machine does matters less to it.
 *
 * <p>Both have the libraries of the delivered application on their class path, and none of the tests'. The bare one is what {@code @EnableAutoConfiguration} makes of them:
 * Flyway is on, though without a script; the engine looks for models wherever an application without a pattern of its own has it look, and finds none; there is no entity, no
 * repository, no page. Nothing is switched on or off in it but what the engine refuses to start without.
 */
@Tag("bench")
class StartBenchmark {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration SETTLED = Duration.ofSeconds(10);
    private static final Pattern STARTED = Pattern.compile("Started [\\w.]+ in [0-9.]+ seconds \\(process running for ([0-9.]+)\\)");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    @TempDir
    private Path folder;
    private int number;

    private record Started(BigDecimal seconds, BigDecimal processor, long megabytes) {
    }

    @Test
    void besideABareOne() throws Exception {
        String ours = TestDatabase.create();
        String theirs = TestDatabase.create();
        onlyTheBareOne();
        run(ParapheApplication.class, ours, true);
        run(Bare.class, theirs, false);
        List<Started> paraphe = new ArrayList<>();
        List<Started> bare = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            paraphe.add(run(ParapheApplication.class, ours, true));
            bare.add(run(Bare.class, theirs, false));
        }
        BigDecimal seconds = median(paraphe, Started::seconds);
        BigDecimal bareSeconds = median(bare, Started::seconds);
        BigDecimal processor = median(paraphe, Started::processor);
        BigDecimal bareProcessor = median(bare, Started::processor);
        BigDecimal megabytes = median(paraphe, start -> BigDecimal.valueOf(start.megabytes()));
        BigDecimal bareMegabytes = median(bare, start -> BigDecimal.valueOf(start.megabytes()));
        System.out.printf("%nstart-up: %s s, bare %s s: %s times; processor %s s, bare %s s: %s times; resident memory %d s after it (-Xmx512m): %.0f MB, bare %.0f MB: %s times; "
            + "medians of %d starts each%n  %s%n  %s%n%n", seconds, bareSeconds, times(seconds, bareSeconds), processor, bareProcessor, times(processor, bareProcessor),
            SETTLED.toSeconds(), megabytes, bareMegabytes, times(megabytes, bareMegabytes), ROUNDS, paraphe, bare);
    }

    /** Alone in a folder: the class path of the tests has models of theirs on it. */
    private void onlyTheBareOne() throws IOException {
        String file = Bare.class.getName().replace('.', '/') + ".class";
        Path copy = folder.resolve("bare").resolve(file);
        Files.createDirectories(copy.getParent());
        try (InputStream original = Bare.class.getClassLoader().getResourceAsStream(file)) {
            Files.copy(original, copy);
        }
    }

    private Started run(Class<?> main, String database, boolean production) throws Exception {
        Path log = folder.resolve("start" + number++ + ".log");
        List<String> command = OwnProcess.asDelivered(main, production ? Path.of("target", "classes") : folder.resolve("bare"), "-Xmx512m");
        command.addAll(List.of("--server.port=0", "--spring.datasource.url=" + database, "--spring.datasource.username=postgres", "--spring.datasource.password=postgres"));
        command.addAll(production
            ? List.of("--spring.profiles.active=production", "--spring.mail.host=127.0.0.1", "--paraphe.public-url=https://paraphe.example",
                "--paraphe.admin.password=an-operator-of-the-benchmark")
            : List.of("--spring.config.name=bare", "--camunda.bpm.generic-properties.properties.history-time-to-live=P3650D"));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        try {
            await().atMost(PATIENCE).until(() -> {
                assertThat(process.isAlive()).as(() -> read(log)).isTrue();
                return STARTED.matcher(read(log)).find();
            });
            Matcher started = STARTED.matcher(read(log));
            assertThat(started.find()).isTrue();
            BigDecimal processor = BigDecimal.valueOf(process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis(), 3);
            await().pollDelay(SETTLED).atMost(PATIENCE).until(() -> true);
            Matcher resident = RESIDENT.matcher(read(Path.of("/proc", String.valueOf(process.pid()), "status")));
            assertThat(resident.find()).isTrue();
            return new Started(new BigDecimal(started.group(1)), processor, Long.parseLong(resident.group(1)) / 1024);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static BigDecimal median(List<Started> starts, Function<Started, BigDecimal> figure) {
        return starts.stream().map(figure).sorted().toList().get(starts.size() / 2).setScale(1, RoundingMode.HALF_UP);
    }

    private static BigDecimal times(BigDecimal ours, BigDecimal theirs) {
        return ours.divide(theirs, 2, RoundingMode.HALF_UP);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not annotated as a configuration: the tests' applications, which look for those in the tests' packages too, must not find it. */
    @EnableAutoConfiguration
    static class Bare {

        public static void main(String[] arguments) {
            SpringApplication.run(Bare.class, arguments);
        }
    }
}
