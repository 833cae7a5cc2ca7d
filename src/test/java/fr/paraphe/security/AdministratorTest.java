package fr.paraphe.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.paraphe.support.DoorTest;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The first administrator of an installation that is no demonstration. */
@DoorTest
class AdministratorTest {

    @Autowired
    private Grants grants;
    @Autowired
    private Accounts accounts;
    @Autowired
    private Passwords passwords;
    @Autowired
    private IdentityService identity;
    @Autowired
    private JdbcClient jdbc;

    private List<String> demonstration;

    @BeforeEach
    void anEmptyInstallation() {
        demonstration = jdbc.sql("select account from demonstration_account").query(String.class).list();
        jdbc.sql("delete from demonstration_account").update();
        identity.deleteUser("admin");
    }

    @AfterEach
    void theDemonstrationAgain() {
        identity.deleteUser("admin");
        demonstration.forEach(account -> DemonstrationAccounts.mark(jdbc, account));
        start(true, "");
    }

    @Test
    void isCreatedWithThePasswordOfTheEnvironment() {
        start(false, "un-long-mot-de-passe");
        assertThat(identity.checkPassword("admin", "un-long-mot-de-passe")).isTrue();
        assertThat(accounts.find("admin")).hasValueSatisfying(who -> assertThat(who.everyCommune()).isTrue());
    }

    @Test
    void choosesAPasswordOfHisOwnAtTheFirstLogin() {
        start(false, "un-long-mot-de-passe");
        assertThat(passwords.of("admin").mustChange()).isTrue();
        start(false, "");
        assertThat(passwords.of("admin").mustChange()).isTrue();
    }

    @Test
    void keepsHisPasswordAtTheNextStart() {
        start(false, "un-long-mot-de-passe");
        start(false, "");
        start(false, "un-autre-mot-de-passe");
        assertThat(identity.checkPassword("admin", "un-long-mot-de-passe")).isTrue();
    }

    @Test
    void withoutAPasswordNothingStarts() {
        assertThatThrownBy(() -> start(false, "")).isInstanceOf(StartRefusedException.class)
            .hasMessage("Paraphe ne démarre pas : il n’y a pas encore d’administrateur ; donnez son premier mot de passe dans PARAPHE_ADMIN_PASSWORD.");
    }

    @ParameterizedTest
    @CsvSource({"court,au moins 12 caractères", "paraphe-demo,celui de la démonstration", "admin-admin-admin,l’identifiant du compte"})
    void noPoorPassword(String password, String why) {
        assertThatThrownBy(() -> start(false, password)).isInstanceOf(StartRefusedException.class)
            .hasMessageStartingWith("Paraphe ne démarre pas : PARAPHE_ADMIN_PASSWORD").hasMessageContaining(why);
    }

    @Test
    void anAdministratorOutsideTheGroupIsNotEnough() {
        start(false, "un-long-mot-de-passe");
        identity.deleteMembership("admin", "camunda-admin");
        assertThatThrownBy(() -> start(false, "un-long-mot-de-passe")).isInstanceOf(StartRefusedException.class).hasMessageContaining("camunda-admin n’a aucun membre");
    }

    @Test
    void aDatabaseWithPublicPasswordsIsRefused() {
        DemonstrationAccounts.mark(jdbc, "secretariat-11076");
        assertThatThrownBy(() -> start(false, "un-long-mot-de-passe")).isInstanceOf(StartRefusedException.class).hasMessageContaining("comptes de la démonstration");
    }

    private void start(boolean demonstration, String password) {
        new Administrator(grants, accounts, passwords, identity, jdbc, demonstration, password).afterSingletonsInstantiated();
    }
}
