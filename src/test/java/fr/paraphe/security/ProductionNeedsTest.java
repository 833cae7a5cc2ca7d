package fr.paraphe.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.paraphe.support.ParapheTest;
import fr.paraphe.support.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/** What production does not start without: each is named, and all of them at once. */
@ParapheTest
@Tag(TestDatabase.TAG)
class ProductionNeedsTest {

    private static final String DATABASE = "Il manque la base de données";
    private static final String MAIL = "Il manque le serveur de courriel";
    private static final String ADDRESS = "Il manque l’adresse publique";
    private static final String DEMONSTRATION = "La démonstration est en marche";
    private static final String ADMINISTRATOR = "Il n’y a pas encore d’administrateur";

    @Autowired
    private DataSource database;
    @Autowired
    private IdentityService identity;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void allThatIsMissingIsNamedAtOnce() {
        MockEnvironment nothing = new MockEnvironment().withProperty("spring.datasource.url", "jdbc:h2:file:./data/paraphe").withProperty("paraphe.demo.enabled", "true");
        assertThatThrownBy(() -> ProductionNeeds.refuseAnIncompleteProduction(nothing).postProcessBeanFactory(new DefaultListableBeanFactory()))
            .isInstanceOf(StartRefusedException.class)
            .hasMessageStartingWith("Paraphe ne démarre pas en production :")
            .hasMessageContainingAll("- " + DATABASE, "- " + MAIL, "- " + ADDRESS, "- " + DEMONSTRATION, "- " + ADMINISTRATOR);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "spring.datasource.url     |                           |" + DATABASE,
        "spring.datasource.url     | jdbc:h2:mem:x             |" + DATABASE,
        "spring.mail.host          |                           |" + MAIL,
        "paraphe.public-url        |                           |" + ADDRESS,
        "paraphe.public-url        | http://paraphe.example.fr |" + ADDRESS,
        "paraphe.public-url        | https://127.0.0.1         |" + ADDRESS,
        "paraphe.public-url        | https://localhost:8443    |" + ADDRESS,
        "paraphe.public-url        | https://                  |" + ADDRESS,
        "paraphe.demo.enabled      | true                      |" + DEMONSTRATION})
    void eachIsNamedAlone(String property, String value, String sentence) {
        MockEnvironment environment = complete();
        environment.setProperty(property, value == null ? "" : value);
        assertThat(ProductionNeeds.missing(environment).stream().filter(missing -> !missing.startsWith("La base de données ne répond pas")))
            .singleElement().asString().startsWith(sentence);
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNamedWithTheRest() {
        MockEnvironment environment = complete();
        environment.setProperty("spring.mail.host", "");
        assertThat(ProductionNeeds.missing(environment)).satisfiesExactly(mail -> assertThat(mail).startsWith(MAIL),
            database -> assertThat(database).startsWith("La base de données ne répond pas").contains("PARAPHE_DB_URL"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDatabaseWithoutTheEngineHasNoAdministratorYet(boolean hasFirstPassword) throws SQLException {
        try (Connection empty = java.sql.DriverManager.getConnection("jdbc:h2:mem:")) {
            assertThat(ProductionNeeds.administrator(empty, hasFirstPassword).isPresent()).isEqualTo(!hasFirstPassword);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "                                                                                                       |",
        "update act_re_procdef set version_tag_ = '1.0.0' where key_ = 'convention-lifecycle'                    |",
        "update act_re_procdef set version_tag_ = '1.10.0' where key_ = 'convention-lifecycle'                   | modèle convention-lifecycle 1.10.0",
        "update act_re_procdef set version_tag_ = '99.0.0' where key_ = 'convention-lifecycle'                   | modèle convention-lifecycle 99.0.0",
        "update \"flyway_schema_history\" set \"version\" = '999' where \"version\" = '10.1'                     | tables 999"})
    void aDatabaseOfALaterVersionIsLeftAlone(String change, String unknown) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (change != null) {
                    assertThat(connection.createStatement().executeUpdate(change)).isPositive();
                }
                if (unknown == null) {
                    assertThat(LaterDatabase.refusal(connection)).isEmpty();
                } else {
                    assertThat(LaterDatabase.refusal(connection)).hasValueSatisfying(sentence -> assertThat(sentence)
                        .startsWith("La base de données vient d’une version plus récente de Paraphe (" + unknown + ") : ").contains("restaurez la sauvegarde"));
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    @Test
    void anEmptyDatabaseIsOfNoVersion() throws SQLException {
        try (Connection empty = java.sql.DriverManager.getConnection("jdbc:h2:mem:")) {
            assertThat(LaterDatabase.refusal(empty)).isEmpty();
        }
    }

    @Test
    void theAdministratorsPasswordIsNotTheDemonstrations() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThat(ProductionNeeds.administrator(connection, true)).hasValueSatisfying(sentence ->
                assertThat(sentence).contains("camunda-admin", "mot de passe de la démonstration"));
        }
        List<String> administrators = identity.createUserQuery().memberOfGroup("camunda-admin").list().stream().map(User::getId).toList();
        User admin = identity.createUserQuery().userId("admin").singleResult();
        try {
            admin.setPassword("un-mot-de-passe-a-soi");
            identity.saveUser(admin);
            try (Connection connection = database.getConnection()) {
                assertThat(ProductionNeeds.administrator(connection, false)).isEmpty();
                identity.deleteMembership("admin", "camunda-admin");
                assertThat(administrators).containsExactly("admin");
                assertThat(ProductionNeeds.administrator(connection, false)).hasValueSatisfying(sentence -> assertThat(sentence).startsWith(ADMINISTRATOR));
                assertThat(ProductionNeeds.administrator(connection, true)).isEmpty();
            }
        } finally {
            identity.createMembership("admin", "camunda-admin");
            User again = identity.createUserQuery().userId("admin").singleResult();
            again.setPassword(PasswordRule.DEMONSTRATION);
            identity.saveUser(again);
            jdbc.sql("delete from account_password where account = 'admin'").update();
        }
    }

    @Test
    void onlyInProduction() {
        assertThat(ProductionNeeds.class.getAnnotation(Profile.class).value()).containsExactly("production");
    }

    /** Nothing listens on that port. */
    private static MockEnvironment complete() {
        return new MockEnvironment().withProperty("spring.datasource.url", "jdbc:postgresql://127.0.0.1:1/paraphe").withProperty("spring.mail.host", "smtp.example.fr")
            .withProperty("paraphe.public-url", "https://paraphe.example.fr").withProperty("paraphe.demo.enabled", "false")
            .withProperty("paraphe.admin.password", "un-long-mot-de-passe");
    }
}
