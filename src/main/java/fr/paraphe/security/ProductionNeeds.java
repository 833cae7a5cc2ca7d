package fr.paraphe.security;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/**
 * What the profile {@code production} does not start without: a PostgreSQL database that no later version has worked on, a mail server, a public address and an administrator
 * with a password of his own. Looked at before anything is built, so that nothing is created on the way, and told all at once.
 */
@Configuration(proxyBeanMethods = false)
@Profile("production")
class ProductionNeeds {

    private static final String NO_ADMINISTRATOR = "Il n’y a pas encore d’administrateur : donnez son premier mot de passe dans PARAPHE_ADMIN_PASSWORD.";
    private static final String DEMONSTRATION_PASSWORD = "Un administrateur (groupe camunda-admin) a le mot de passe de la démonstration, que tout le monde "
        + "connaît : donnez une autre base, ou changez-le.";

    @Bean
    static BeanFactoryPostProcessor refuseAnIncompleteProduction(Environment environment) {
        return beans -> {
            List<String> missing = missing(environment);
            if (!missing.isEmpty()) {
                throw new StartRefusedException("Paraphe ne démarre pas en production :" + System.lineSeparator()
                    + String.join(System.lineSeparator(), missing.stream().map(sentence -> "- " + sentence).toList()));
            }
        };
    }

    static List<String> missing(Environment environment) {
        List<String> missing = new ArrayList<>();
        String url = environment.getProperty("spring.datasource.url", "");
        boolean postgres = url.startsWith("jdbc:postgresql:");
        if (!postgres) {
            missing.add("Il manque la base de données : donnez l’adresse d’une base PostgreSQL dans PARAPHE_DB_URL (jdbc:postgresql://serveur/paraphe).");
        }
        if (environment.getProperty("spring.mail.host", "").isBlank()) {
            missing.add("Il manque le serveur de courriel : donnez son nom dans PARAPHE_MAIL_HOST.");
        }
        if (!isPublicAddress(environment.getProperty("paraphe.public-url", ""))) {
            missing.add("Il manque l’adresse publique : donnez dans PARAPHE_PUBLIC_URL celle, en https, où les agents atteignent Paraphe.");
        }
        if (environment.getProperty("paraphe.demo.enabled", Boolean.class, false)) {
            missing.add("La démonstration est en marche : mettez paraphe.demo.enabled à false.");
        }
        boolean hasFirstPassword = !environment.getProperty("paraphe.admin.password", "").isBlank();
        if (postgres) {
            missing.addAll(ofTheDatabase(url, environment.getProperty("spring.datasource.username", ""), environment.getProperty("spring.datasource.password", ""),
                hasFirstPassword));
        } else if (!hasFirstPassword) {
            missing.add(NO_ADMINISTRATOR);
        }
        return missing;
    }

    private static boolean isPublicAddress(String url) {
        try {
            URI address = URI.create(url);
            return SecureTransport.isHttps(url) && address.getHost() != null && !address.getHost().equals("localhost") && !address.getHost().startsWith("127.");
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static List<String> ofTheDatabase(String url, String user, String password, boolean hasFirstPassword) {
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            return Stream.of(LaterDatabase.refusal(connection), administrator(connection, hasFirstPassword)).flatMap(Optional::stream).toList();
        } catch (SQLException unreachable) {
            return List.of("La base de données ne répond pas (" + unreachable.getMessage() + ") : vérifiez PARAPHE_DB_URL, PARAPHE_DB_USER et PARAPHE_DB_PASSWORD.");
        }
    }

    /** @param hasFirstPassword whether the start would make the first administrator itself */
    static Optional<String> administrator(Connection connection, boolean hasFirstPassword) throws SQLException {
        if (!hasTable(connection, "act_id_membership")) {
            return hasFirstPassword ? Optional.empty() : Optional.of(NO_ADMINISTRATOR);
        }
        boolean any = false;
        try (PreparedStatement statement = connection.prepareStatement("select u.pwd_, u.salt_ from act_id_user u join act_id_membership m on m.user_id_ = u.id_ "
                + "where m.group_id_ = 'camunda-admin'"); ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                any = true;
                if (hashed(rows.getString(2)).equals(rows.getString(1))) {
                    return Optional.of(DEMONSTRATION_PASSWORD);
                }
            }
        }
        return any || hasFirstPassword ? Optional.empty() : Optional.of(NO_ADMINISTRATOR);
    }

    /** @param table in small letters */
    static boolean hasTable(Connection connection, String table) throws SQLException {
        for (String name : List.of(table, table.toUpperCase(Locale.ROOT))) {
            try (ResultSet tables = connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), name, null)) {
                if (tables.next()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** As the engine stores a password: the engine itself is not there yet, and would count a wrong guess against the account. */
    private static String hashed(String salt) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-512").digest((PasswordRule.DEMONSTRATION + (salt == null ? "" : salt)).getBytes(StandardCharsets.UTF_8));
            return "{SHA-512}" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
