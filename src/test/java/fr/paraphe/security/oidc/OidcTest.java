package fr.paraphe.security.oidc;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import fr.paraphe.RefusedException;
import fr.paraphe.browser.Chromium;
import fr.paraphe.browser.Screen;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.reminder.Reminder;
import fr.paraphe.reminder.ReminderKind;
import fr.paraphe.reminder.ReminderRequest;
import fr.paraphe.reminder.ReminderService;
import fr.paraphe.security.AccountDesk;
import fr.paraphe.security.Accounts;
import fr.paraphe.security.NewAccount;
import fr.paraphe.security.Role;
import fr.paraphe.security.Scope;
import fr.paraphe.support.Answer;
import fr.paraphe.support.Browser;
import fr.paraphe.support.ParapheTest;
import fr.paraphe.support.Program;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Through a real provider: in, with what its claims give; out of both sessions; and programs by its tokens. Nobody has an account here before they come, unless an operator awaits them. */
@ParapheTest
@ActiveProfiles("oidc")
@ExtendWith(Chromium.class)
class OidcTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String TASKS = "/camunda/api/engine/engine/default/task/count";
    private static final TestProvider PROVIDER = new TestProvider();

    @LocalServerPort
    private int port;
    @Autowired
    private IdentityService identity;
    @Autowired
    private Accounts accounts;
    @Autowired
    private AccountDesk desk;
    @Autowired
    private ReminderService reminders;
    @Autowired
    private JdbcClient jdbc;

    private String person;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        settings.add("paraphe.demo.enabled", () -> "false");
        settings.add("paraphe.admin.password", () -> "un-mot-de-passe-d-essai");
        settings.add("paraphe.oidc.issuer", PROVIDER::issuer);
        settings.add("paraphe.oidc.client-id", () -> "paraphe");
        settings.add("paraphe.oidc.client-secret", () -> "secret");
        settings.add("paraphe.oidc.audience", () -> "paraphe-api");
        settings.add("paraphe.oidc.name", () -> "ProConnect");
    }

    @AfterAll
    static void stop() {
        PROVIDER.stop();
    }

    @BeforeEach
    void somebodyWhomTheProviderKnows() {
        PROVIDER.sendsBackTo(port);
        person = "anne" + NUMBER.incrementAndGet();
        says(Map.of("groups", List.of("secretariat"), "communes", List.of("11076")));
    }

    @Test
    void theLoginPageLeadsToTheProvider() {
        Browser browser = new Browser(port);
        assertThat(browser.get("/login").body()).contains("href=\"/oauth2/authorization/oidc\"", "Se connecter avec <span>ProConnect</span>");
        Answer sent = browser.get("/oauth2/authorization/oidc");
        assertThat(sent.header("Location")).startsWith(PROVIDER.issuer() + "/oauth2/authorize?").contains("code_challenge=", "nonce=", "state=");
        assertThat(browser.get("/login").header("Content-Security-Policy")).contains("form-action 'self' " + PROVIDER.issuer());
    }

    @Test
    void whoComesForTheFirstTimeHasAnAccountAndWorks() {
        assertThat(identity.createUserQuery().userId(person).count()).isZero();
        Browser browser = new Browser(port);
        assertThat(browser.get("/camunda/app/tasklist/default/?task=x").header("Location")).endsWith("/login");
        String anonymous = browser.cookie("JSESSIONID").orElseThrow();
        assertThat(enter(browser).header("Location")).endsWith("/camunda/app/tasklist/default/?task=x&continue");
        assertThat(browser.cookie("JSESSIONID").orElseThrow()).isNotEqualTo(anonymous);
        assertThat(browser.get("/camunda/app/tasklist/default/").status()).isEqualTo(200);
        assertThat(browser.get("/camunda/app/cockpit/default/").status()).isEqualTo(403);
        assertThat(browser.get(TASKS).status()).isEqualTo(200);
        assertThat(browser.get("/api/docs").status()).isEqualTo(200);
        User user = identity.createUserQuery().userId(person).singleResult();
        assertThat(user.getFirstName() + " " + user.getLastName() + " " + user.getEmail()).isEqualTo("Anne Martin anne@mairie.example");
        assertThat(groups()).containsExactly("secretariat");
        assertThat(accounts.scopes(person)).containsExactly(Scope.commune("11076"));
    }

    /** From a mail to its task: what follows «#» never reaches a server by itself. */
    @Test
    void theWholeAddressComesBackFromTheProvider(Screen screen) {
        Page page = screen.expectingRefusals().page();
        page.navigate("http://127.0.0.1:" + port + "/camunda/app/tasklist/default/#/?task=not-mine&detailsTab=task-detail-history");
        page.getByText("Se connecter avec ProConnect").click();
        page.locator("input[name=username]").fill(person);
        page.locator("input[name=password]").fill("secret");
        page.locator("button[type=submit]").click();
        assertThat(page.locator(".task-filter").first()).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*/camunda/app/tasklist/default/\\?continue#/\\?.*task=not-mine.*"));
    }

    @ParameterizedTest
    @CsvSource({"#/?task=x&sorting=%5B%5D, #/?task=x&sorting=%5B%5D", "//evil.example, ''", "https://evil.example/, ''", "/elsewhere, ''", "'#a\r\nSet-Cookie: x=y', ''", "'#\"><script>', ''", "'', ''"})
    void onlyAFragmentComesBackFromTheProvider(String given, String comesBack) {
        Browser browser = new Browser(port);
        browser.get("/camunda/app/tasklist/default/");
        enter(browser, "?suite=" + URLEncoder.encode(given, StandardCharsets.UTF_8), "/camunda/app/tasklist/default/?continue" + comesBack);
    }

    @Test
    void aFragmentIsOfOneLoginOnly() {
        Browser browser = new Browser(port);
        browser.get("/oauth2/authorization/oidc?suite=%23%2Fleft-behind");
        enter(browser, "", "/");
        enter(browser, "?suite=%23%2Fhere", "/#/here");
        enter(browser, "", "/");
    }

    @Test
    void aBlockedAccountIsToldWhyItDoesNotComeIn() {
        enter(new Browser(port));
        jdbc.sql("insert into account_block (account, blocked_at, blocked_by) values (?, timestamp with time zone '2017-11-20 08:00:00+00', 'admin')").param(person).update();
        Browser browser = new Browser(port);
        assertThat(enter(browser).header("Location")).endsWith("/login?blocked");
        assertThat(browser.get("/login?blocked").body()).contains("role=\"alert\">Ce compte est bloqué : adressez-vous à votre administrateur.</p>");
    }

    @Test
    void whatTheClaimsNoLongerGiveIsTakenAwayAtTheNextLogin() {
        enter(new Browser(port));
        says(Map.of("groups", List.of("dgs"), "communes", List.of("11049"), "family_name", "Durand"));
        Browser browser = new Browser(port);
        enter(browser);
        assertThat(groups()).containsExactly("dgs");
        assertThat(accounts.scopes(person)).containsExactly(Scope.commune("11049"));
        assertThat(identity.createUserQuery().userId(person).singleResult().getLastName()).isEqualTo("Durand");
        says(Map.of());
        enter(new Browser(port));
        assertThat(groups()).isEmpty();
        assertThat(accounts.scopes(person)).isEmpty();
        assertThat(browser.get("/camunda/app/tasklist/default/").status()).as("also for the session that is open").isEqualTo(403);
    }

    @Test
    void aNewNameAtTheProviderIsTheSameAccount() {
        enter(new Browser(port));
        says(Map.of("preferred_username", "renamed" + person, "groups", List.of("maire")));
        enter(new Browser(port));
        assertThat(groups()).containsExactly("maire");
        assertThat(identity.createUserQuery().userId("renamed" + person).count()).isZero();
    }

    @Test
    void nobodyTakesALocalAccountOrAnotherPersons() {
        accounts.createIfAbsent(new NewAccount("local" + person, "x", "x", "un-mot-de-passe-local", List.of(Role.MAIRE), List.of()));
        enter(new Browser(port));
        String first = person;
        for (String taken : List.of("admin", "local" + first, first)) {
            person = "mallory-" + taken;
            says(Map.of("preferred_username", taken, "groups", List.of("secretariat", "camunda-admin")));
            Browser browser = new Browser(port);
            assertThat(enter(browser).header("Location")).as(taken).endsWith("/login?refused");
            assertThat(browser.get("/login?refused").body()).contains("adressez-vous à votre administrateur");
            assertThat(browser.get("/api/docs").status()).as(taken).isEqualTo(401);
        }
        assertThat(identity.createUserQuery().memberOfGroup("camunda-admin").list()).extracting(User::getId).containsExactly("admin");
    }

    /** Opened before anybody has come: the person whom the provider calls so takes it, and what it said until then is the provider's to say from now on. */
    @Test
    void anAccountThatIsAwaitedBecomesThatPersonsAtTheFirstLogin() {
        directory();
        String awaited = "attendu" + person + "@mairie.example";
        Accounts.Account opened = desk.open(new AccountDesk.Ask(awaited, "Anne", "Attendue", null, null, "secretariat", List.of("Castelnaudary")), "admin");
        assertThat(opened.awaited()).isTrue();
        assertThat(accounts.scopes(awaited)).containsExactly(Scope.commune("11076"));
        assertThat(new Browser(port).login(awaited, "").header("Location")).as("nobody logs in with it here").endsWith("/login?error");

        person = awaited;
        says(Map.of("groups", List.of("secretariat"), "communes", List.of("11076")));
        Browser browser = new Browser(port);
        assertThat(enter(browser).header("Location")).endsWith("/");
        assertThat(browser.get(TASKS).status()).isEqualTo(200);
        assertThat(accounts.account(awaited)).hasValueSatisfying(account -> {
            assertThat(account.awaited()).isFalse();
            assertThat(account.ofProvider()).isTrue();
            assertThat(account.lastName()).isEqualTo("Martin");
        });
        assertThatThrownBy(() -> desk.resetPassword(awaited, "admin")).isInstanceOf(RefusedException.class).hasMessageContaining("il n’a pas de mot de passe ici");
    }

    @Test
    void nobodyIsAwaitedWhoWouldBecomeAnOperatorAndAPasswordMakesTheAccountALocalOne() {
        directory();
        assertThatThrownBy(() -> desk.open(new AccountDesk.Ask("awaited-" + person, "A", "B", null, null, "camunda-admin", List.of()), "admin")).isInstanceOf(RefusedException.class)
            .hasMessageContaining("ne s’ouvre pas d’avance pour la connexion unique");
        assertThatThrownBy(() -> desk.open(new AccountDesk.Ask("Majuscule", "A", "B", null, "", "secretariat", List.of("11076")), "admin")).isInstanceOf(RefusedException.class)
            .hasMessageContaining("Donnez l’identifiant que la connexion unique donne");
        String id = "local" + person;
        desk.open(new AccountDesk.Ask(id, "A", "B", null, null, "secretariat", List.of("11076")), "admin");
        assertThatThrownBy(() -> desk.change(new AccountDesk.Ask(id, "A", "B", null, null, "camunda-admin", List.of()), "admin")).isInstanceOf(RefusedException.class);
        desk.resetPassword(id, "admin");
        assertThat(accounts.isAwaited(id)).isFalse();
        person = "mallory" + person;
        says(Map.of("preferred_username", id));
        assertThat(enter(new Browser(port)).header("Location")).endsWith("/login?refused");
    }

    @Test
    void nobodyBecomesAnOperatorByAClaimThatIsNotConfigured() {
        says(Map.of("groups", List.of("camunda-admin", "secretariat")));
        enter(new Browser(port));
        assertThat(groups()).containsExactly("secretariat");
    }

    @Test
    void loggingOutEndsBothSessions() {
        Browser browser = new Browser(port);
        enter(browser);
        String session = browser.cookie("JSESSIONID").orElseThrow();
        browser.get("/camunda/app/tasklist/default/");
        String farewell = browser.post("/logout", null).header("Location");
        assertThat(farewell).startsWith(PROVIDER.issuer() + "/connect/logout?").contains("id_token_hint=", "state=");
        assertThat(Program.anonymous(port).send("GET", TASKS, null, "Cookie", "JSESSIONID=" + session).status()).isEqualTo(401);
        assertThat(browser.get(farewell).header("Location")).startsWith("http://127.0.0.1:" + port + "/login?logout");
        assertThat(browser.get("/login?logout").body()).contains("Vous êtes déconnecté.");
        assertThat(asksForThePassword(browser)).as("the provider's session is over too").isTrue();
    }

    @Test
    void camundasOwnButtonEndsBothToo() {
        Browser browser = new Browser(port);
        enter(browser);
        browser.get("/camunda/app/tasklist/default/");
        assertThat(browser.post("/camunda/api/admin/auth/user/default/logout", "").status()).isEqualTo(204);
        String farewell = browser.get("/login").header("Location");
        assertThat(farewell).startsWith(PROVIDER.issuer() + "/connect/logout?");
        browser.get(farewell);
        assertThat(asksForThePassword(browser)).isTrue();
        assertThat(browser.get("/login").status()).as("said once").isEqualTo(200);
    }

    @Test
    void aProgramComesWithATokenOfTheProvider() {
        TestProvider.PEOPLE.put(TestProvider.PROGRAM, Map.of("preferred_username", TestProvider.PROGRAM, "groups", List.of("secretariat"), "communes", List.of("11076")));
        for (String path : List.of("/api/docs", "/engine-rest/task")) {
            Answer answer = withToken(path, token(TestProvider.PROGRAM));
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        }
        assertThat(withToken("/engine-rest/user", token(TestProvider.PROGRAM)).body()).contains(TestProvider.PROGRAM).doesNotContain("\"admin\"");
        assertThat(withToken("/camunda/app/tasklist/default/", token(TestProvider.PROGRAM)).status()).as("pages are for people").isEqualTo(302);
    }

    @Test
    void aTokenForSomebodyElseOrAForgedOneOpensNothing() {
        TestProvider.PEOPLE.put(TestProvider.STRANGER, Map.of("preferred_username", TestProvider.STRANGER, "groups", List.of("secretariat"), "communes", List.of("11076")));
        String good = token(TestProvider.PROGRAM);
        String[] parts = good.split("\\.");
        String unsigned = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8)) + "." + parts[1] + ".";
        for (String token : List.of(token(TestProvider.STRANGER), unsigned, parts[0] + "." + parts[1] + "." + "A" + parts[2].substring(1), "abc")) {
            for (String path : List.of("/api/docs", "/engine-rest/task")) {
                assertThat(withToken(path, token).status()).as(path).isEqualTo(401);
            }
        }
        assertThat(identity.createUserQuery().userId(TestProvider.STRANGER).count()).isZero();
    }

    @Test
    void localAccountsRemainForOperators() {
        Browser browser = new Browser(port);
        assertThat(browser.login("admin", "un-mot-de-passe-d-essai").header("Location")).endsWith("/");
        assertThat(browser.get("/").header("Location")).as("the first administrator's").endsWith("/mot-de-passe");
        assertThat(browser.post("/logout", null).header("Location")).endsWith("/login?logout");
    }

    @Test
    void whoHasNoPasswordHereGetsInByNone() {
        enter(new Browser(port));
        assertThat(new Browser(port).login(person, "secret").header("Location")).endsWith("/login?error");
        assertThat(Program.as(port, person, "secret").get("/api/docs").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login/oauth2/code/oidc?code=x&state=y", "/login/oauth2/code/oidc", "/login/oauth2/code/oidc?error=access_denied&state=y"})
    void anAnswerThatNobodyAskedForIsRefused(String path) {
        assertThat(new Browser(port).get(path).header("Location")).endsWith("/login?failed");
        assertThat(new Browser(port).get("/login?failed").body()).contains("La connexion n’a pas abouti");
    }

    /** Nobody of the commune has ever been here: reminders go to the directory's mailboxes, not to accounts. */
    @Test
    void remindersFindTheirRecipients() {
        directory();
        assertThat(identity.createUserQuery().memberOfGroup("dgs").list()).extracting(User::getId).doesNotContain("dgs");
        reminders.remind(new ReminderRequest(ReminderKind.AHEAD, "oidc-task", "UserTask_RecordVote", "Enregistrer le vote", "ENT-11076-2017", "11076", List.of("dgs"),
            List.of("academie"), null, new Deadline(LocalDate.of(2017, 9, 20), "Délai d’organisation", "", "")));
        assertThat(reminders.of("ENT-11076-2017")).flatExtracting(Reminder::recipients).extracting(Reminder.Recipient::email)
            .containsExactly("dgs@castelnaudary.example", "dsii@ac-montpellier.example");
        assertThat(jdbc.sql("select recipient from mail where reference = 'ENT-11076-2017' order by id").query(String.class).list())
            .containsExactly("dgs@castelnaudary.example", "dsii@ac-montpellier.example");
    }

    /** At the provider a person's claims say this from now on. */
    private void says(Map<String, Object> claims) {
        Map<String, Object> all = new HashMap<>(Map.of("preferred_username", person, "given_name", "Anne", "family_name", "Martin", "email", "anne@mairie.example"));
        all.putAll(claims);
        TestProvider.PEOPLE.put(person, all);
    }

    private void enter(Browser browser, String parameters, String landsOn) {
        assertThat(enter(browser, "/oauth2/authorization/oidc" + parameters).header("Location")).isEqualTo("http://127.0.0.1:" + port + landsOn);
    }

    private Answer enter(Browser browser) {
        return enter(browser, "/oauth2/authorization/oidc");
    }

    /** @return the answer with which Paraphe receives them back */
    private Answer enter(Browser browser, String start) {
        Answer asked = browser.get(browser.get(start).header("Location"));
        if (asked.header("Location").endsWith("/login")) {
            asked = browser.sendForm(PROVIDER.issuer() + "/login", false, "username", person, "password", "secret");
            asked = browser.get(asked.header("Location"));
        }
        assertThat(asked.header("Location")).as(asked.body()).startsWith("http://127.0.0.1:" + port + "/login/oauth2/code/oidc?");
        return browser.get(asked.header("Location"));
    }

    private boolean asksForThePassword(Browser browser) {
        return browser.get(browser.get("/oauth2/authorization/oidc").header("Location")).header("Location").endsWith("/login");
    }

    private Set<String> groups() {
        return identity.createGroupQuery().groupMember(person).list().stream().map(Group::getId).collect(Collectors.toSet());
    }

    private String token(String program) {
        Answer answer = Program.as(0, program, program).at(PROVIDER.issuer()).send("POST", "/oauth2/token", "grant_type=client_credentials", "Content-Type",
            "application/x-www-form-urlencoded");
        return answer.json().get("access_token").asText();
    }

    private Answer withToken(String path, String token) {
        return Program.anonymous(port).send("GET", path, null, "Authorization", "Bearer " + token);
    }

    /** One académie and one commune, once. */
    private void directory() {
        if (jdbc.sql("select count(*) from academie").query(Integer.class).single() > 0) {
            return;
        }
        jdbc.sql("""
            insert into academie (code, name, zone, city, postal_address, recteur_civility, recteur_first_name, recteur_last_name, recteur_title, version)
            values ('montpellier', 'Académie de Montpellier', 'Europe/Paris', 'Montpellier', 'Rue', 'Mme', 'A', 'B', 'Recteur', 0)""").update();
        jdbc.sql("""
            insert into commune (insee, name, siren, population, departement, arrondissement, academie, postal_address, version)
            values ('11076', 'Castelnaudary', '211100763', 11900, '11', '1', 'montpellier', 'BP 1100', 0)""").update();
        jdbc.sql("insert into mailbox (role, scope, email, version) values ('dgs', '11076', 'dgs@castelnaudary.example', 0)").update();
        jdbc.sql("insert into mailbox (role, scope, email, version) values ('academie', 'montpellier', 'dsii@ac-montpellier.example', 0)").update();
    }
}
