package fr.paraphe.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * The same tests on another database: with {@code -Dparaphe.test.database=postgresql} every Spring context gets a database of its own on a real PostgreSQL,
 * whose binaries come with the build. The second run of the tests tagged {@link #TAG} in the pom does so.
 */
public final class TestDatabase implements EnvironmentPostProcessor {

    /** Of the tests that run on both databases. */
    public static final String TAG = "database";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if ("postgresql".equals(System.getProperty("paraphe.test.database"))) {
            environment.getPropertySources().addFirst(new MapPropertySource("test database", Map.of(
                "spring.datasource.url", create(),
                "spring.datasource.username", "postgres",
                "spring.datasource.password", "postgres",
                // contexts may close after the server at the end of the run: then nobody waits for a connection
                "spring.datasource.hikari.connection-timeout", "1000",
                "spring.datasource.hikari.maximum-pool-size", "5")));
        }
    }

    /** @return the address of a new, empty PostgreSQL database; user and password are postgres */
    public static String create() {
        String name = "test" + NUMBER.incrementAndGet();
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Server.POSTGRES.getJdbcUrl("postgres", name);
    }

    private static final class Server {

        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            // two processes of one build unpack one after the other
            try (FileChannel file = FileChannel.open(Files.createDirectories(Path.of("target")).resolve("postgresql.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                 FileLock held = file.lock()) {
                assert held.isValid();
                return EmbeddedPostgres.builder().setOverrideWorkingDirectory(unpacked()).start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** In this build's own folder: one shared by all builds of the machine stays half unpacked for all of them when one of them is killed. */
        private static File unpacked() throws IOException {
            Path folder = Files.createDirectories(Path.of("target", "postgresql").toAbsolutePath());
            boolean whole;
            try (Stream<Path> files = Files.find(folder, 2, (file, attributes) -> file.endsWith(".exists"))) {
                whole = files.findAny().isPresent();
            }
            if (!whole) {
                FileSystemUtils.deleteRecursively(folder);
                Files.createDirectories(folder);
            }
            return folder.toFile();
        }
    }
}
