package fr.paraphe.support;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The command of a Java process beside the one that tests: the same JVM and libraries. */
public final class OwnProcess {

    private static final Path TESTS = Path.of("target", "test-classes");
    private static final Path DELIVERED = Path.of("target", "delivered.classpath");

    private OwnProcess() {
    }

    /** The application as it is delivered, without the tests' classes, among which it would look for parts of itself. */
    public static List<String> ofTheApplication(Class<?> main, String... options) {
        return command(main, entry -> !entry.endsWith(TESTS), options);
    }

    /** A class of the tests that starts the application. */
    public static List<String> ofTheTests(Class<?> main, String... options) {
        return command(main, entry -> true, options);
    }

    /** Classes with the libraries that are delivered, and none of the tests'; the profile {@code bench} writes down which these are. */
    public static List<String> asDelivered(Class<?> main, Path classes, String... options) throws IOException {
        List<String> command = java(options);
        command.addAll(List.of("-cp", classes.toAbsolutePath() + File.pathSeparator + Files.readString(DELIVERED).strip(), main.getName()));
        return command;
    }

    private static List<String> command(Class<?> main, Predicate<Path> entries, String... options) {
        List<String> command = java(options);
        // the provider of OidcTest lies on this class path, and would make itself a pair of keys at each start
        command.add("-Dspring.autoconfigure.exclude=org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerJwtAutoConfiguration");
        command.addAll(List.of("-cp", Arrays.stream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")).split(File.pathSeparator))
            .filter(entry -> entries.test(Path.of(entry))).collect(Collectors.joining(File.pathSeparator)), main.getName()));
        return command;
    }

    private static List<String> java(String... options) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        return command;
    }
}
