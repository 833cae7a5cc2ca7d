package fr.paraphe.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./mvnw} does on machines that have a Maven, an old one, or none: with stand-ins for mvn and a server on loopback. */
@DisabledOnOs(OS.WINDOWS)
class MavenWrapperTest {

    private static final List<String> TOOLS = List.of("cat", "sed", "tr", "dirname", "basename", "cut", "head", "awk", "mkdir", "mktemp", "rm", "mv", "tar", "gzip");
    private static final String PINNED = "3.9.11";

    @TempDir
    Path folder;
    private Path project;
    private Path bin;
    private Path home;
    private HttpServer server;
    private final AtomicInteger downloads = new AtomicInteger();
    private String sum;

    @BeforeEach
    void projectWithWrapper() throws Exception {
        project = Files.createDirectories(folder.resolve("a town's project"));
        bin = Files.createDirectories(folder.resolve("bin"));
        home = Files.createDirectories(folder.resolve("a home"));
        Files.copy(Path.of("mvnw"), executable(project.resolve("mvnw"), ""), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        for (String tool : TOOLS) {
            provide(tool);
        }
        provideFirstOf("sha512sum", "shasum", "openssl");
        byte[] archive = archiveOfPinnedMaven();
        sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(archive));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/apache-maven-" + PINNED + "-bin.tar.gz", exchange -> {
            downloads.incrementAndGet();
            exchange.sendResponseHeaders(200, archive.length);
            exchange.getResponseBody().write(archive);
            exchange.close();
        });
        server.start();
        settings(sum);
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void usesAnInstalledMavenThatIsNewEnough() throws Exception {
        installed("3.8.7");
        Run run = mvnw("-B", "verify");
        assertThat(run.code()).isZero();
        assertThat(run.output()).contains("ran 3.8.7 with [-B][verify]").doesNotContain("mvnw:");
        assertThat(downloads).hasValue(0);
    }

    @Test
    void readsTheVersionThroughDebiansColours() throws Exception {
        installed("\u001b[1m", "3.8.7", "\u001b[m");
        assertThat(mvnw("verify").output()).contains("ran 3.8.7");
    }

    @Test
    void downloadsThePinnedOneOnceWhereNoneIsInstalled() throws Exception {
        provideFirstOf("curl", "wget");
        Run first = mvnw("verify");
        assertThat(first.code()).isZero();
        assertThat(first.output()).contains("mvnw: downloading http://").contains("ran 3.9.11 with [verify]");
        assertThat(mvnw("verify").output()).contains("ran 3.9.11").doesNotContain("downloading");
        assertThat(downloads).hasValue(1);
        try (var left = Files.list(home.resolve(".m2/wrapper/dists"))) {
            assertThat(left).singleElement().asString().contains("apache-maven-3.9.11-bin-" + sum.substring(0, 12));
        }
    }

    @Test
    void downloadsWithJavaWhereNoOtherToolDoes() throws Exception {
        assertThat(mvnw("verify").output()).contains("ran 3.9.11 with [verify]");
    }

    @Test
    void takesThePinnedOneInPlaceOfAnOldOne() throws Exception {
        provideFirstOf("curl", "wget");
        installed("3.5.4");
        assertThat(mvnw("verify").output()).contains("ran 3.9.11");
    }

    @Test
    void takesThePinnedOneWhenAsked() throws Exception {
        provideFirstOf("curl", "wget");
        installed("3.8.7");
        assertThat(mvnw(project, Map.of("MVNW_PINNED", "1"), "verify").output()).contains("ran 3.9.11");
    }

    @Test
    void runsNothingWhoseChecksumIsWrong() throws Exception {
        provideFirstOf("curl", "wget");
        installed("3.8.7");
        settings("0".repeat(128));
        Run run = mvnw(project, Map.of("MVNW_PINNED", "1"), "verify");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.output()).contains("the checksum of http://").contains("is wrong, not used").doesNotContain("ran ");
    }

    @Test
    void withoutNetworkUsesTheInstalledOneInPlaceOfThePinned() throws Exception {
        provideFirstOf("curl", "wget");
        installed("3.8.7");
        server.stop(0);
        Run run = mvnw(project, Map.of("MVNW_PINNED", "1"), "verify");
        assertThat(run.code()).isZero();
        assertThat(run.output()).contains("the download failed").contains("using " + bin.resolve("mvn") + " (3.8.7) instead").contains("ran 3.8.7");
    }

    @Test
    void withoutNetworkAndMavenSaysWhatToDo() throws Exception {
        provideFirstOf("curl", "wget");
        server.stop(0);
        Run run = mvnw("verify");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.output()).contains("mvnw: no Maven: none is installed").contains("Install Maven 3.6.3 or newer");
    }

    @Test
    void refusesAnOldMavenThatItCannotReplace() throws Exception {
        provideFirstOf("curl", "wget");
        installed("3.5.4");
        server.stop(0);
        Run run = mvnw("verify");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.output()).contains("is 3.5.4, 3.6.3 or newer is needed").doesNotContain("ran ");
    }

    @Test
    void buildsThisProjectFromAnotherDirectory() throws Exception {
        installed("3.8.7");
        Path elsewhere = Files.createDirectories(folder.resolve("else where"));
        assertThat(mvnw(elsewhere, Map.of(), "verify").output()).contains("[-f][" + project.toRealPath() + "/pom.xml][verify]");
        assertThat(mvnw(elsewhere, Map.of(), "--file", "other.xml", "verify").output()).contains("[--file][other.xml][verify]");
    }

    @Test
    void passesArgumentsWithSpacesAsTheyAre() throws Exception {
        installed("3.8.7");
        assertThat(mvnw("-Dx=a b", "").output()).contains("[-Dx=a b][]");
    }

    @Test
    void looksPastAJavaThatIsTooOld() throws Exception {
        Path old = Files.createDirectories(folder.resolve("jdk 11/bin")).getParent();
        executable(old.resolve("bin/java"), "exit 1");
        executable(old.resolve("bin/javac"), "exit 1");
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
        installed("3.8.7");
        executable(bin.resolve("java"), "exec '" + System.getProperty("java.home") + "/bin/java' \"$@\"");
        Run run = mvnw(project, Map.of("JAVA_HOME", old.toString()), "verify");
        assertThat(run.output()).contains("is no JDK 17 or newer, looking for another").contains("on " + System.getProperty("java.home"));
    }

    private record Run(int code, String output) {
    }

    private Run mvnw(String... arguments) throws Exception {
        return mvnw(project, Map.of(), arguments);
    }

    private Run mvnw(Path directory, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(project.resolve("mvnw").toString()));
        command.addAll(Arrays.asList(arguments));
        Path output = Files.createTempFile(folder, "run", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", bin.toString());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("mvnw ended").isTrue();
        return new Run(process.exitValue(), Files.readString(output, UTF_8));
    }

    private void settings(String checksum) throws IOException {
        Files.createDirectories(project.resolve(".mvn/wrapper"));
        Files.writeString(project.resolve(".mvn/wrapper/maven-wrapper.properties"), """
                distributionUrl=http://127.0.0.1:%d/apache-maven-%s-bin.tar.gz
                distributionSha512Sum=%s
                minimumVersion=3.6.3
                """.formatted(server.getAddress().getPort(), PINNED, checksum));
    }

    private void installed(String version) throws IOException {
        installed("", version, "");
    }

    private void installed(String before, String version, String after) throws IOException {
        executable(bin.resolve("mvn"), standIn(before, version, after));
    }

    /** Tells its version as Maven does, and for anything else which one it is, its arguments and the Java it was given. */
    private static String standIn(String before, String version, String after) {
        return """
                if [ "$1" = -v ]; then printf '%%s\\n' '%sApache Maven %s%s'; exit; fi
                printf 'ran %s with '; for a in "$@"; do printf '[%%s]' "$a"; done; printf ' on %%s\\n' "$JAVA_HOME"
                """.formatted(before, version, after, version);
    }

    private byte[] archiveOfPinnedMaven() throws Exception {
        Path contents = Files.createDirectories(folder.resolve("archive/apache-maven-" + PINNED + "/bin"));
        executable(contents.resolve("mvn"), standIn("", PINNED, ""));
        Path archive = folder.resolve("maven.tar.gz");
        Process tar = new ProcessBuilder("tar", "-czf", archive.toString(), "-C", folder.resolve("archive").toString(), "apache-maven-" + PINNED).inheritIO().start();
        assertThat(tar.waitFor()).isZero();
        return Files.readAllBytes(archive);
    }

    private static Path executable(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void provide(String tool) throws IOException {
        assertThat(provideIfThere(tool)).as("this machine has " + tool).isTrue();
    }

    private void provideFirstOf(String... tools) throws IOException {
        for (String tool : tools) {
            if (provideIfThere(tool)) {
                return;
            }
        }
    }

    private boolean provideIfThere(String tool) throws IOException {
        for (String place : System.getenv("PATH").split(":")) {
            Path found = Path.of(place, tool);
            if (Files.isExecutable(found)) {
                executable(bin.resolve(tool), "exec '" + found + "' \"$@\"");
                return true;
            }
        }
        return false;
    }
}
