package fr.paraphe.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import fr.paraphe.ParapheApplication;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Two nodes in production's settings on Debian's PostgreSQL behind nginx: what {@code ops/cluster.sh} starts, with the classes that are being tested in place of the jar.
 * Whatever uses it is skipped where one of Debian's packages is missing, except in the whole check, which installs them.
 */
public final class Cluster implements AutoCloseable {

    private static final int PORTS = 4;

    private final Path folder;
    private final int port = freePorts();
    private final Map<String, String> environment = new HashMap<>();

    /** The database alone; the nodes come with {@link #start}. */
    public Cluster() {
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(new File("/usr/lib/postgresql")).as("Debian's package postgresql").isDirectory();
            assumeThat(new File("/usr/sbin/nginx")).as("Debian's package nginx").exists();
        }
        try {
            // the database server is another user, who has to get there
            folder = Files.createTempDirectory("paraphe-cluster", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        run("ops/postgres.sh", "start", folder.resolve("postgresql").toString(), String.valueOf(port + 3));
    }

    /**
     * Both nodes and nginx.
     *
     * @param settings of the nodes, as environment variables
     * @param options  of their Java machines
     */
    public void start(Map<String, String> settings, String... options) throws IOException {
        Path arguments = folder.resolve("application.args");
        Files.writeString(arguments, OwnProcess.ofTheApplication(ParapheApplication.class, options).stream().skip(1).map(argument -> '"' + argument + '"')
            .collect(Collectors.joining("\n")));
        environment.putAll(settings);
        environment.put("CLUSTER_APPLICATION", "@" + arguments);
        cluster("start");
    }

    /** @param node 1 or 2, again after it was killed */
    public void startAgain(int node) {
        cluster("start", String.valueOf(node));
    }

    /** With SIGKILL; back once it is gone. */
    public void kill(int node) {
        cluster("kill", String.valueOf(node));
    }

    /** The node that takes jobs under that name. */
    public int nodeOf(String lockOwner) {
        return Integer.parseInt(jdbc().queryForObject("select application_name from pg_stat_activity join pg_locks using (pid) where locktype = 'advisory' "
            + "and (classid::bigint << 32 | objid::bigint) = hashtextextended(?, 0)", String.class, lockOwner).substring("node".length()));
    }

    public String address() {
        return "https://127.0.0.1:" + port;
    }

    /** One that believes the certificate which nginx has been given. */
    public HttpClient client() {
        try (InputStream certificate = Files.newInputStream(folder.resolve("nginx/cert.pem"))) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null);
            store.setCertificateEntry("nginx", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).sslContext(context).build();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String databaseUrl() {
        return "jdbc:postgresql://127.0.0.1:" + (port + 3) + "/paraphe";
    }

    public JdbcTemplate jdbc() {
        return new JdbcTemplate(new DriverManagerDataSource(databaseUrl(), "paraphe", "paraphe"));
    }

    /** Stops what still runs and removes all of it. */
    @Override
    public void close() {
        cluster("destroy");
    }

    private void cluster(String... arguments) {
        run(Stream.concat(Stream.of("ops/cluster.sh"), Stream.of(arguments)).toArray(String[]::new));
    }

    /** What is said goes to a file: a server that is started keeps the stream open. */
    private void run(String... command) {
        try {
            Path said = Files.createTempFile("paraphe-cluster", ".log");
            ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of("bash"), Stream.of(command)).toList()).redirectErrorStream(true).redirectOutput(said.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PARAPHE_"));
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            builder.environment().putAll(environment);
            builder.environment().putAll(Map.of("CLUSTER_DIR", folder.toString(), "CLUSTER_PORT", String.valueOf(port)));
            int exit = builder.start().waitFor();
            assertThat(exit).as(() -> String.join(" ", command) + ": " + read(said)).isZero();
            Files.delete(said);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** So many in a row. */
    private static int freePorts() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(20_000, 32_000)).limit(100)
            .filter(first -> IntStream.range(first, first + PORTS).allMatch(Cluster::isFree)).findFirst().orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
