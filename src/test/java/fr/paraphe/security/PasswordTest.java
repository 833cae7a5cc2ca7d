package fr.paraphe.security;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.support.Answer;
import fr.paraphe.support.Browser;
import fr.paraphe.support.DoorTest;
import fr.paraphe.support.GuardedCase;
import fr.paraphe.support.Program;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An operator gives a password, its owner chooses another one, and until then nothing opens. */
@DoorTest
class PasswordTest {

    private static final String GIVEN = "donne-par-l-operateur";
    private static final String CHOSEN = "choisi par moi seule";
    private static final String TASKS = "/camunda/api/engine/engine/default/task/count";

    @LocalServerPort
    private int port;
    @Autowired
    private GuardedCase cases;
    @Autowired
    private IdentityService identity;
    @Autowired
    private Passwords passwords;
    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void anAccountThatAnOperatorCreates() {
        cases.start("PASSWORD", "11076");
        assertThat(create("nouvelle", GIVEN).status()).isEqualTo(204);
        identity.createMembership("nouvelle", "secretariat");
        jdbc.sql("insert into account_scope (account, kind, code) values ('nouvelle', 'COMMUNE', '11076')").update();
    }

    @AfterEach
    void isGone() {
        identity.deleteUser("nouvelle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/camunda/app/tasklist/default/", "/camunda/app/welcome/default/", "/nowhere", "/camunda/api/nowhere"})
    void noPageOpensButTheOneWhereAPasswordIsChosen(String path) {
        Answer answer = entered("nouvelle", GIVEN).get(path);
        assertThat(answer.status()).isIn(302, 403);
        if (answer.status() == 302) {
            assertThat(answer.header("Location")).endsWith("/mot-de-passe");
        }
    }

    @Test
    void thePageIsFrenchAndSaysWhy() {
        assertThat(entered("nouvelle", GIVEN).get("/mot-de-passe").body()).contains("<html lang=\"fr\">", "<title>Mot de passe – Paraphe</title>",
            "<label for=\"wanted\">Nouveau mot de passe</label>", "autocomplete=\"new-password\"", "choisissez le vôtre avant de continuer",
            "Le mot de passe compte au moins 12 caractères.", "name=\"_csrf\"", "Se déconnecter");
    }

    @Test
    void programsAndScriptsAreToldWhatToDo() {
        Browser browser = entered("nouvelle", GIVEN);
        for (Answer answer : List.of(program(GIVEN).get("/api/docs"), program(GIVEN).get("/engine-rest/task"), program(GIVEN).post("/engine-rest/task", "{}"),
            browser.get("/api/docs"), browser.get(TASKS))) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.json().get("type").asText()).isEqualTo("urn:paraphe:problem:password-change");
            assertThat(answer.json().get("detail").asText()).contains("choisissez le vôtre", "/mot-de-passe");
        }
    }

    @Test
    void onceChosenEverythingOpens() {
        Browser browser = entered("nouvelle", GIVEN);
        String before = browser.cookie("JSESSIONID").orElseThrow();
        assertThat(choose(browser, GIVEN, CHOSEN, CHOSEN).header("Location")).endsWith("/");
        assertThat(browser.cookie("JSESSIONID").orElseThrow()).isNotEqualTo(before);
        assertThat(browser.get("/").header("Location")).endsWith("/camunda/app/tasklist/default/");
        assertThat(browser.get(TASKS).status()).isEqualTo(200);
        assertThat(program(CHOSEN).get("/api/docs").status()).isEqualTo(200);
        assertThat(passwords.of("nouvelle").mustChange()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "court,court,Le mot de passe compte au moins 12 caractères.",
        "paraphe-demo,paraphe-demo,Le mot de passe n’est pas celui de la démonstration",
        "c-est-nouvelle-annee,c-est-nouvelle-annee,Le mot de passe ne contient pas l’identifiant du compte.",
        "donne-par-l-operateur,donne-par-l-operateur,Le nouveau mot de passe diffère de l’actuel.",
        "choisi par moi seule,choisi par moi,Les deux saisies du nouveau mot de passe diffèrent."})
    void aPoorChoiceIsRefusedAndNothingIsStored(String wanted, String again, String sentence) {
        Browser browser = entered("nouvelle", GIVEN);
        Answer answer = choose(browser, GIVEN, wanted, again);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("role=\"alert\"", sentence);
        assertThat(passwords.of("nouvelle").mustChange()).isTrue();
        assertThat(identity.checkPassword("nouvelle", GIVEN)).isTrue();
    }

    @Test
    void whoeverFindsAnOpenSessionCannotTakeTheAccount() {
        Browser browser = entered("nouvelle", GIVEN);
        assertThat(choose(browser, "devine-quelque-chose", CHOSEN, CHOSEN).body()).contains("Le mot de passe actuel est incorrect.");
        assertThat(choose(browser, GIVEN, CHOSEN, CHOSEN).body()).as("the engine's delay counts this door").contains("Le mot de passe actuel est incorrect.");
        assertThat(browser.sendForm("/mot-de-passe", false, "current", GIVEN, "wanted", CHOSEN, "again", CHOSEN).status()).as("without the token").isEqualTo(403);
    }

    @Test
    void aNewPasswordEndsTheOtherSessions() {
        Browser here = entered("nouvelle", GIVEN);
        Browser elsewhere = entered("nouvelle", GIVEN);
        choose(here, GIVEN, CHOSEN, CHOSEN);
        assertThat(here.get(TASKS).status()).isEqualTo(200);
        assertThat(elsewhere.get(TASKS).status()).isEqualTo(401);
        assertThat(elsewhere.get("/mot-de-passe").header("Location")).endsWith("/login?expired");
    }

    @Test
    void anOperatorsResetEndsSessionsAndAsksAgain() {
        Browser browser = entered("nouvelle", GIVEN);
        choose(browser, GIVEN, CHOSEN, CHOSEN);
        assertThat(admin().put("/engine-rest/user/nouvelle/credentials", "{\"password\":\"remis par l’operateur\",\"authenticatedUserPassword\":\"paraphe-demo\"}").status())
            .isEqualTo(204);
        assertThat(browser.get(TASKS).status()).isEqualTo(401);
        assertThat(program("remis par l’operateur").get("/api/docs").status()).isEqualTo(403);
    }

    @Test
    void whoChangesItInCamundasOwnProfileHasChosen() {
        Browser browser = entered("nouvelle", GIVEN);
        choose(browser, GIVEN, CHOSEN, CHOSEN);
        assertThat(program(CHOSEN).put("/engine-rest/user/nouvelle/credentials", "{\"password\":\"encore un autre choix\",\"authenticatedUserPassword\":\"" + CHOSEN + "\"}")
            .status()).isEqualTo(204);
        assertThat(passwords.of("nouvelle").mustChange()).isFalse();
    }

    @Test
    void aPoorPasswordIsRefusedInFrenchWhereverAnOperatorSetsOne() {
        Browser browser = Browser.loggedIn(port, "admin");
        browser.get("/camunda/app/welcome/default/");
        String reset = "{\"password\":\"court\",\"authenticatedUserPassword\":\"paraphe-demo\"}";
        for (Answer answer : List.of(create("autre", "court"), create("autre", "je-suis-autre-ici"),
            browser.post("/camunda/api/engine/engine/default/user/create", account("autre", "court")),
            admin().put("/engine-rest/user/nouvelle/credentials", reset), browser.put("/camunda/api/engine/engine/default/user/nouvelle/credentials", reset))) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.json().get("message").asText()).startsWith("Le mot de passe ");
        }
        assertThat(identity.createUserQuery().userId("autre").count()).isZero();
    }

    @Test
    void adminShowsTheRuleWhileOneTypes() {
        assertThat(admin().get("/engine-rest/identity/password-policy").body()).contains("PASSWORD_POLICY_LENGTH", "\"minLength\":\"12\"", "PASSWORD_POLICY_USER_DATA");
        assertThat(admin().post("/engine-rest/identity/password-policy", "{\"password\":\"court\"}").json().get("valid").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"secretariat-11076,true", "admin,false", "secretariat-11049,false", "nobody,false"})
    void nobodyTriesThePasswordsOfOthers(String account, boolean answered) {
        Answer answer = Program.as(port, "secretariat-11076").post("/engine-rest/identity/verify", "{\"username\":\"" + account + "\",\"password\":\"paraphe-demo\"}");
        assertThat(answer.json().get("authenticated").asBoolean()).isEqualTo(answered);
    }

    @Test
    void anAccountWithoutAPasswordOpensToNone() {
        assertThat(admin().post("/engine-rest/user/create", "{\"profile\":{\"id\":\"sans\"}}").status()).isEqualTo(204);
        assertThat(Program.as(port, "sans", "x").get("/api/docs").status()).isEqualTo(401);
        assertThat(new Browser(port).login("sans", "x").header("Location")).endsWith("/login?error");
        identity.deleteUser("sans");
    }

    @Test
    void theDemonstrationsAccountsChooseNothing() {
        assertThat(Program.as(port, "secretariat-11076").get("/api/docs").status()).isEqualTo(200);
    }

    @Test
    void whoGetsTheSameIdLaterSeesNothingOfIt() {
        identity.deleteUser("nouvelle");
        assertThat(jdbc.sql("select count(*) from account_scope where account = 'nouvelle'").query(Integer.class).single()).isZero();
        assertThat(passwords.of("nouvelle").version()).isZero();
    }

    private Browser entered(String account, String password) {
        Browser browser = new Browser(port);
        assertThat(browser.login(account, password).header("Location")).doesNotContain("error");
        return browser;
    }

    private static Answer choose(Browser browser, String current, String wanted, String again) {
        browser.get("/mot-de-passe");
        return browser.sendForm("/mot-de-passe", true, "current", current, "wanted", wanted, "again", again);
    }

    private Answer create(String id, String password) {
        return admin().post("/engine-rest/user/create", account(id, password));
    }

    private static String account(String id, String password) {
        return "{\"profile\":{\"id\":\"%s\",\"firstName\":\"Anne\",\"lastName\":\"Martin\"},\"credentials\":{\"password\":\"%s\"}}".formatted(id, password);
    }

    private Program admin() {
        return Program.as(port, "admin");
    }

    private Program program(String password) {
        return Program.as(port, "nouvelle", password);
    }
}
