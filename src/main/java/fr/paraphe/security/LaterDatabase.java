package fr.paraphe.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A database that a later version of Paraphe has worked on: it has tables, or models, that this version does not know. Flyway would refuse the tables only; and a start would deploy
 * this version's models as the newest ones, over those of the cases.
 */
final class LaterDatabase {

    private static final String SCRIPTS = "classpath*:db/**/V*.sql";
    private static final Pattern SCRIPT = Pattern.compile("V([0-9_]+)__.*\\.sql");
    private static final String VERSIONS = "bpmn/migrations/versions.properties";
    private static final Pattern VERSION = Pattern.compile("([a-z-]+)-(\\d+\\.\\d+\\.\\d+)");

    private static final Comparator<String> BY_NUMBER = (one, other) -> Arrays.compare(numbers(one), numbers(other));

    private LaterDatabase() {
    }

    /** @return what to tell the operator; empty for a database of this version or an earlier one, or one without tables */
    static Optional<String> refusal(Connection connection) throws SQLException {
        Set<String> unknown = new TreeSet<>();
        Set<String> scripts = scripts();
        read(connection, "flyway_schema_history", "select \"version\" from \"flyway_schema_history\" where \"type\" = 'SQL' and \"success\" and \"version\" is not null", row -> {
            if (!scripts.contains(row.getString(1))) {
                unknown.add("tables " + row.getString(1));
            }
        });
        Map<String, String> models = newestModels();
        read(connection, "act_re_procdef", "select distinct key_, version_tag_ from act_re_procdef where version_tag_ is not null", row -> {
            String own = models.get(row.getString(1));
            if (own != null && BY_NUMBER.compare(row.getString(2), own) > 0) {
                unknown.add("modèle " + row.getString(1) + " " + row.getString(2));
            }
        });
        return unknown.isEmpty() ? Optional.empty() : Optional.of("La base de données vient d’une version plus récente de Paraphe (" + String.join(", ", unknown)
            + ") : démarrez cette version-là, ou restaurez la sauvegarde faite avant la mise à jour.");
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(number -> number.matches("\\d{1,9}") ? Integer.parseInt(number) : 0).toArray();
    }

    private static Set<String> scripts() {
        Set<String> versions = new HashSet<>();
        try {
            for (Resource script : new PathMatchingResourcePatternResolver().getResources(SCRIPTS)) {
                Matcher name = SCRIPT.matcher(String.valueOf(script.getFilename()));
                if (name.matches()) {
                    versions.add(name.group(1).replace('_', '.'));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions;
    }

    /** By process: the highest version tag that this version of Paraphe knows. */
    private static Map<String, String> newestModels() {
        Properties listed = new Properties();
        try (InputStream lines = new ClassPathResource(VERSIONS).getInputStream()) {
            listed.load(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> newest = new HashMap<>();
        listed.stringPropertyNames().forEach(version -> {
            Matcher parts = VERSION.matcher(version);
            if (parts.matches()) {
                newest.merge(parts.group(1), parts.group(2), (one, other) -> BY_NUMBER.compare(one, other) >= 0 ? one : other);
            }
        });
        return newest;
    }

    @FunctionalInterface
    private interface Row {

        void read(ResultSet row) throws SQLException;
    }

    private static void read(Connection connection, String table, String question, Row each) throws SQLException {
        if (!ProductionNeeds.hasTable(connection, table)) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(question); ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                each.read(rows);
            }
        }
    }
}
