package fr.paraphe.support;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The command of a Java process beside the one that tests: the same JVM and libraries. */
public final class OwnProcess {

    private static final Path TESTS = Path.of("target", "test-classes");
    private static final Path APPLICATION = Path.of("target", "classes");

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

    /** A class of the tests with the libraries alone. */
    public static List<String> withoutTheApplication(Class<?> main, String... options) {
        return command(main, entry -> !entry.endsWith(APPLICATION), options);
    }

    private static List<String> command(Class<?> main, Predicate<Path> entries, String... options) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        // the provider of OidcTest lies on this class path, and would make itself a pair of keys at each start
        command.add("-Dspring.autoconfigure.exclude=org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerJwtAutoConfiguration");
        command.addAll(List.of("-cp", Arrays.stream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")).split(File.pathSeparator))
            .filter(entry -> entries.test(Path.of(entry))).collect(Collectors.joining(File.pathSeparator)), main.getName()));
        return command;
    }
}
