package fr.paraphe.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * A PostgreSQL server from the build's own binaries, one for all tests of a run, with an empty database for each context that asks for one. It stops with the
 * JVM.
 */
public final class RealPostgres {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private RealPostgres() {
    }

    /** For a {@code @DynamicPropertySource} method: the context's data source is a new database of the server. */
    public static void use(DynamicPropertyRegistry properties) {
        String url = Server.INSTANCE.create("paraphe" + DATABASES.incrementAndGet());
        properties.add("spring.datasource.url", () -> url);
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("spring.datasource.password", () -> "postgres");
        properties.add("spring.datasource.hikari.connection-timeout", () -> 5000);
    }

    private static final class Server {

        static final Server INSTANCE = new Server();

        private final EmbeddedPostgres postgres;

        private Server() {
            try {
                postgres = EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String create(String name) {
            try (Connection connection = postgres.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
                return postgres.getJdbcUrl("postgres", name);
            } catch (SQLException e) {
                throw new IllegalStateException("no database " + name, e);
            }
        }
    }
}
