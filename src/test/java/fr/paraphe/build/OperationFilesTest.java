package fr.paraphe.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.Test;

/** What lies in {@code ops/}, as far as it can be tried without a machine of its own; {@code ProductionTest} runs its scripts. */
class OperationFilesTest {

    private static final Path OPS = Path.of("ops");

    static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(OPS)) {
            return files.filter(file -> file.toString().endsWith(".sh")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aScriptCanBeReadAndStarted(Path script) throws Exception {
        assertThat(Files.isExecutable(script)).isTrue();
        assertThat(run("bash", "-n", script.toString())).isZero();
    }

    @Test
    void systemdTakesTheUnit() throws Exception {
        assumeThat(Path.of("/usr/bin/systemd-analyze")).exists();
        assumeThat(Path.of("/usr/bin/java")).as("what the unit starts").exists();
        assertThat(run("systemd-analyze", "verify", OPS.resolve("paraphe.service").toString())).isZero();
    }

    @Test
    void serviceAndContainerStartTheApplicationAlike() throws IOException {
        String[] service = found("ExecStart=\\S+ (.*)", "paraphe.service").split(" ");
        assertThat(new ObjectMapper().readValue(found("ENTRYPOINT (\\[.*])", "Dockerfile"), String[].class)).containsExactly(Stream.concat(Stream.of("java"), Stream.of(service))
            .toArray(String[]::new));
    }

    /** The command of the container's health check, against a node that serves and one that does not. */
    @ParameterizedTest
    @CsvSource({"200, UP, 0", "503, DOWN, 1"})
    void theContainersHealthIsTheNodesReadiness(int status, String said, int exit) throws Exception {
        HttpServer node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.createContext("/actuator/health/readiness", exchange -> {
            byte[] body = ("{\"status\":\"" + said + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        node.start();
        try {
            ProcessBuilder check = new ProcessBuilder(new ObjectMapper().readValue(found("CMD (\\[.*])", "Dockerfile"), String[].class));
            check.environment().put("PARAPHE_PORT", String.valueOf(node.getAddress().getPort()));
            assertThat(check.start().waitFor()).isEqualTo(exit);
        } finally {
            node.stop(0);
        }
    }

    private static String found(String pattern, String file) throws IOException {
        Matcher line = Pattern.compile("(?m)^\\s*" + pattern + "$").matcher(Files.readString(OPS.resolve(file)));
        assertThat(line.find()).as(file).isTrue();
        return line.group(1);
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }
}
