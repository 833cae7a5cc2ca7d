package fr.paraphe.security;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.Confidential;
import fr.paraphe.support.Answer;
import fr.paraphe.support.Browser;
import fr.paraphe.support.DoorTest;
import fr.paraphe.support.GuardedCase;
import fr.paraphe.support.Program;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One login for Tasklist, Cockpit, our pages and our API, and one way out. */
@DoorTest
class SessionTest {

    private static final String TASKS = "/camunda/api/engine/engine/default/task/count";

    @LocalServerPort
    private int port;
    @Autowired
    private GuardedCase cases;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private Grants grants;
    @Autowired
    private Accounts accounts;
    @Autowired
    private JdbcClient jdbc;

    private IdentityService identity;

    @BeforeEach
    void accountsAreThere() {
        cases.start("SESSION", "11076");
        identity = engine.getIdentityService();
    }

    @Test
    void theLoginPageIsFrenchAndAccessible() {
        Answer page = new Browser(port).get("/login");
        assertThat(page.body()).contains("<html lang=\"fr\">", "<title>Connexion – Paraphe</title>", "<label for=\"username\">Identifiant</label>",
            "<label for=\"password\">Mot de passe</label>", "autocomplete=\"current-password\"", "name=\"_csrf\"").doesNotContain("role=\"alert\"");
        assertThat(new Browser(port).get("/login?error").body()).contains("role=\"alert\"", "aria-describedby=\"problem\"", LoginProblem.WRONG.sentence());
        assertThat(new Browser(port).get("/login?logout").body()).contains("Vous êtes déconnecté.");
    }

    @Test
    void oneLoginOpensEveryDoorOfABrowser() {
        Browser browser = new Browser(port);
        assertThat(browser.get("/camunda/app/tasklist/default/?task=x").header("Location")).endsWith("/login");
        assertThat(browser.login("secretariat-11076", "paraphe-demo").header("Location")).endsWith("/camunda/app/tasklist/default/?task=x&continue");
        assertThat(browser.get("/camunda/app/tasklist/default/").status()).isEqualTo(200);
        assertThat(browser.get(TASKS).status()).isEqualTo(200);
        assertThat(browser.get("/camunda/api/admin/auth/user/default").json().get("userId").asText()).isEqualTo("secretariat-11076");
        assertThat(browser.get("/api/docs").status()).isEqualTo(200);
        assertThat(browser.get("/engine-rest/task").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"secretariat-11076,/camunda/app/tasklist/default/", "maire-11076,/camunda/app/tasklist/default/", "direction-11076,/camunda/app/cockpit/default/",
        "gip,/camunda/app/tasklist/default/", "admin,/camunda/app/welcome/default/"})
    void everybodyLandsWhereTheyWork(String account, String page) {
        Browser browser = Browser.loggedIn(port, account);
        assertThat(browser.get("/").header("Location")).endsWith(page);
        assertThat(browser.get(page).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"secretariat-11076,tasklist", "dgs-11076,tasklist", "maire-11076,tasklist", "recteur,tasklist", "academie,tasklist", "ien,tasklist", "gip,tasklist",
        "direction-11076,cockpit", "direction,cockpit", "admin,tasklist cockpit admin"})
    void eachGroupHasItsApplicationsAndNoOther(String account, String applications) {
        Browser browser = Browser.loggedIn(port, account);
        for (String application : List.of("tasklist", "cockpit", "admin")) {
            int expected = applications.contains(application) ? 200 : 403;
            assertThat(browser.get("/camunda/app/" + application + "/default/").status()).as(application).isEqualTo(expected);
        }
    }

    @Test
    void aPageThatDoesNotOpenSaysSoInFrench() {
        Browser browser = Browser.loggedIn(port, "secretariat-11076");
        assertThat(browser.get("/camunda/app/admin/default/").body()).contains("Votre compte ne permet pas d’ouvrir cette page.", "<html lang=\"fr\"");
        assertThat(browser.get("/nowhere").body()).contains("Cette page n’existe pas.");
        assertThat(browser.get("/api/nowhere").json().get("detail").asText()).isEqualTo("Cette adresse n’existe pas.");
    }

    @Test
    void ourLogoutEndsTheSession() {
        Browser browser = Browser.loggedIn(port, "secretariat-11076");
        browser.get("/camunda/app/tasklist/default/");
        String session = browser.cookie("JSESSIONID").orElseThrow();
        assertThat(browser.sendWithoutTokens("POST", "/logout", null).status()).isEqualTo(403);
        assertThat(browser.post("/logout", null).header("Location")).endsWith("/login?logout");
        assertEnded(session);
    }

    @Test
    void camundasLogoutButtonEndsItToo() {
        Browser browser = Browser.loggedIn(port, "secretariat-11076");
        browser.get("/camunda/app/tasklist/default/");
        String session = browser.cookie("JSESSIONID").orElseThrow();
        assertThat(browser.post("/camunda/api/admin/auth/user/default/logout", "").status()).isEqualTo(204);
        assertEnded(session);
    }

    @Test
    void camundasOwnLoginIsShut() {
        for (Browser browser : List.of(new Browser(port), Browser.loggedIn(port, "secretariat-11076"))) {
            browser.get("/camunda/app/welcome/default/");
            assertThat(browser.post("/camunda/api/admin/auth/user/default/login/admin", "username=admin&password=paraphe-demo").status()).isIn(401, 403);
        }
    }

    @Test
    void theSessionThatSomebodyHadBeforeTheLoginIsNotTheOneAfter() {
        Browser victim = new Browser(port);
        victim.get("/camunda/app/tasklist/default/");
        String planted = victim.cookie("JSESSIONID").orElseThrow();
        victim.login("secretariat-11076", "paraphe-demo");
        assertThat(victim.get(TASKS).status()).isEqualTo(200);
        assertThat(victim.cookie("JSESSIONID").orElseThrow()).isNotEqualTo(planted);
        assertEnded(planted);
        Answer strange = Program.anonymous(port).send("GET", "/login", null, "Cookie", "JSESSIONID=0123456789ABCDEF0123456789ABCDEF");
        assertThat(strange.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("0123456789ABCDEF"));
    }

    @Test
    void aForeignPageCannotLogSomebodyInOrSendAnything() {
        Browser browser = new Browser(port);
        browser.get("/login");
        assertThat(browser.sendForm("/login", false, "username", "secretariat-11076", "password", "paraphe-demo").status()).isEqualTo(403);
        browser.login("secretariat-11076", "paraphe-demo");
        for (String path : List.of("/api/conventions", "/api/nowhere", "/", "/logout", "/mot-de-passe", "/nowhere")) {
            for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
                assertThat(browser.sendWithoutTokens(method, path, "{}").status()).as(method + " " + path).isEqualTo(403);
            }
        }
    }

    @Test
    void cookiesAndHeaders() {
        Browser browser = new Browser(port);
        browser.get("/login");
        String anonymous = browser.cookie("JSESSIONID").orElse("");
        Answer login = browser.login("secretariat-11076", "paraphe-demo");
        String cookie = login.headers().allValues("Set-Cookie").stream().filter(set -> set.startsWith("JSESSIONID")).findFirst().orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax").containsOnlyOnce("SameSite");
        assertThat(browser.cookie("JSESSIONID").orElseThrow()).isNotEqualTo(anonymous);
        Answer tasklist = browser.get("/camunda/app/tasklist/default/");
        assertThat(tasklist.headers().allValues("Set-Cookie")).allMatch(set -> set.split("SameSite").length <= 2);
        assertThat(tasklist.headers().allValues("Content-Security-Policy")).hasSize(1).first().asString().contains("strict-dynamic");
        assertThat(browser.get("/login").header("Location")).endsWith("/");
        Answer page = new Browser(port).get("/login");
        assertThat(page.headers().allValues("Content-Security-Policy")).hasSize(1).first().asString().contains("default-src 'self'", "frame-ancestors 'none'");
        for (Answer answer : List.of(tasklist, page, browser.get("/api/docs"))) {
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Cache-Control")).contains("no-cache");
        }
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
    }

    @Test
    void camundasOwnTokenIsStillAskedFor() {
        Browser browser = Browser.loggedIn(port, "secretariat-11076");
        browser.get("/camunda/app/tasklist/default/");
        assertThat(browser.post(TASKS, "{}").status()).isEqualTo(200);
        assertThat(browser.sendWithoutTokens("POST", TASKS, "{}").status()).isEqualTo(403);
    }

    @Test
    void credentialsSentByAForeignPageAreRefused() {
        Program program = Program.as(port, "secretariat-11076");
        assertThat(program.send("POST", "/engine-rest/task/count", "{}").status()).isEqualTo(200);
        for (String site : List.of("cross-site", "same-site")) {
            assertThat(program.send("POST", "/engine-rest/task/count", "{}", "Sec-Fetch-Site", site).status()).isEqualTo(403);
            assertThat(program.send("GET", "/api/docs", null, "Sec-Fetch-Site", site).status()).isEqualTo(403);
        }
        assertThat(program.send("GET", "/api/docs", null, "Sec-Fetch-Site", "none").status()).isEqualTo(200);
    }

    /** Name and password, or a token, with each request: for programs, on the two APIs, and nowhere else. */
    @Test
    void aProgramsCredentialsOpenNoPage() {
        Program operator = Program.as(port, "admin");
        for (String page : List.of("/dossiers", "/comptes", "/camunda/app/cockpit/default/")) {
            assertThat(operator.get(page).header("Location")).as(page).endsWith("/login");
        }
        assertThat(operator.get(TASKS).status()).isEqualTo(401);
        assertThat(operator.post("/comptes", "{}").status()).isEqualTo(403);
    }

    @Test
    void aProgramGetsNoSession() {
        assertThat(Program.as(port, "secretariat-11076").get("/api/docs").headers().allValues("Set-Cookie")).isEmpty();
        assertThat(Program.as(port, "secretariat-11076").get("/engine-rest/task").headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void aChangeOfScopeOrGroupNeedsNoNewLogin() {
        cases.start("MOVED-LETTER", Confidential.ownerFor("11076"));
        cases.account("moved", Role.SECRETARIAT, Scope.commune("11049"));
        Browser browser = Browser.loggedIn(port, "moved");
        assertThat(browser.get(TASKS).json().get("count").asInt()).isEqualTo(countOf("11049"));
        jdbc.sql("update account_scope set code = '11076' where account = 'moved'").update();
        assertThat(browser.get(TASKS).json().get("count").asInt()).isEqualTo(countOf("11076"));
        identity.deleteMembership("moved", "secretariat");
        assertThat(browser.get(TASKS).json().get("count").asInt()).isZero();
        identity.deleteUser("moved");
        assertThat(browser.get(TASKS).status()).isEqualTo(401);
        assertThat(browser.get("/api/docs").status()).isEqualTo(401);
    }

    @Test
    void theEnginesDelayAfterAWrongPasswordHoldsAtEveryDoor() {
        cases.account("hasty", Role.SECRETARIAT, Scope.commune("11076"));
        assertThat(Program.as(port, "hasty", "wrong").get("/api/docs").status()).isEqualTo(401);
        assertThat(Program.as(port, "hasty").get("/api/docs").status()).isEqualTo(401);
        assertThat(Program.as(port, "hasty").get("/engine-rest/task").status()).isEqualTo(401);
        assertThat(new Browser(port).login("hasty", "paraphe-demo").header("Location")).endsWith("/login?error");
    }

    /** The same for an account, locked by then, and for none: nobody learns which names exist. */
    @ParameterizedTest
    @ValueSource(strings = {"hasty-too", "nobody-of-that-name"})
    void afterSeveralErrorsThePageSaysWhatALockedAccountIs(String name) {
        cases.account("hasty-too", Role.SECRETARIAT, Scope.commune("11076"));
        Browser browser = new Browser(port);
        for (int errors = 1; errors <= 4; errors++) {
            browser.login(name, "wrong");
            assertThat(browser.get("/login?error").body()).contains("role=\"alert\">" + (errors < 3
                ? "Identifiant ou mot de passe incorrect, ou compte verrouillé quelques secondes après une erreur : patientez avant de réessayer.</p>"
                : "Trop d’erreurs de suite. Chaque erreur verrouille le compte, une minute au plus, même pour le bon mot de passe : attendez une minute avant de réessayer. "
                    + "Si vous ne savez plus votre mot de passe, votre administrateur vous en donne un autre.</p>"));
        }
        assertThat(new Browser(port).get("/login?error").body()).as("another browser").contains(LoginProblem.WRONG.sentence());
    }

    @Test
    void whoComesWithASessionThatIsOverIsToldSo() {
        Browser browser = Browser.loggedIn(port, "secretariat-11076");
        browser.get("/camunda/app/tasklist/default/");
        String session = "JSESSIONID=" + browser.cookie("JSESSIONID").orElseThrow();
        assertThat(browser.post("/logout", null).header("Location")).endsWith("/login?logout");
        assertThat(browser.get("/dossiers").header("Location")).as("who has logged out").endsWith("/login");
        Answer sent = Program.anonymous(port).send("GET", "/dossiers", null, "Cookie", session);
        assertThat(sent.header("Location")).endsWith("/login?expired");
        for (String page : List.of("/login?expired", "/login")) {
            assertThat(Program.anonymous(port).send("GET", page, null, "Cookie", session).body()).contains("role=\"status\">Votre session a pris fin : reconnectez-vous.</p>");
        }
        assertThat(new Browser(port).get("/dossiers").header("Location")).as("who was never here").endsWith("/login");
        assertThat(new Browser(port).get("/login").body()).doesNotContain("pris fin");
    }

    @Test
    void theDocumentationIsFrench() {
        Answer docs = Program.as(port, "secretariat-11076").get("/api/docs");
        assertThat(docs.json().get("info").get("title").asText()).isEqualTo("API de Paraphe");
        assertThat(docs.json().get("paths").has("/api/tasks/{id}/form")).isTrue();
        Answer ui = Browser.loggedIn(port, "secretariat-11076").get("/api/docs/ui");
        assertThat(ui.status()).isEqualTo(302);
        assertThat(ui.header("Location")).contains("/api/docs/");
        assertThat(Browser.loggedIn(port, "secretariat-11076").get(ui.header("Location").replaceFirst("^http://[^/]+", "")).body()).contains("swagger-ui");
    }

    @Test
    void grantsAreEstablishedOnce() {
        long before = engine.getAuthorizationService().createAuthorizationQuery().count();
        grants.establish();
        assertThat(engine.getAuthorizationService().createAuthorizationQuery().count()).isEqualTo(before);
    }

    @Test
    void anAccountIsCreatedOnce() {
        accounts.createIfAbsent(new NewAccount("secretariat-11076", "x", "x", "other-password", List.of(Role.ADMINISTRATION), List.of()));
        User user = identity.createUserQuery().userId("secretariat-11076").singleResult();
        assertThat(user.getFirstName()).isNotEqualTo("x");
        assertThat(accounts.find("secretariat-11076")).hasValueSatisfying(who -> assertThat(who.isIn("camunda-admin")).isFalse());
        assertThat(Program.as(port, "secretariat-11076").get("/api/docs").status()).isEqualTo(200);
    }

    /** The commune's own cases and what it prepares against the other party. */
    private int countOf(String commune) {
        return (int) engine.getTaskService().createTaskQuery().tenantIdIn(commune, Confidential.ownerFor(commune)).count();
    }

    /** The old session's id opens nothing any more. */
    private void assertEnded(String session) {
        for (String path : List.of(TASKS, "/api/docs")) {
            assertThat(Program.anonymous(port).send("GET", path, null, "Cookie", "JSESSIONID=" + session).status()).isEqualTo(401);
        }
        assertThat(Program.anonymous(port).send("GET", "/camunda/app/tasklist/default/", null, "Cookie", "JSESSIONID=" + session).status()).isEqualTo(302);
    }
}
