package fr.paraphe.web.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import fr.paraphe.audit.AuditEntry;
import fr.paraphe.audit.AuditKind;
import fr.paraphe.audit.AuditReader;
import fr.paraphe.security.Accounts;
import fr.paraphe.security.CalendarFeeds;
import fr.paraphe.security.Role;
import fr.paraphe.security.Scope;
import fr.paraphe.support.Answer;
import fr.paraphe.support.Browser;
import fr.paraphe.support.DoorTest;
import fr.paraphe.support.GuardedCase;
import fr.paraphe.support.Program;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An operator changes what an account is: whoever is logged in with it feels it at the next request. */
@DoorTest
class AccountControllerTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String CASE = "ACCOUNTS-1";

    @LocalServerPort
    private int port;
    @Autowired
    private GuardedCase cases;
    @Autowired
    private AuditReader trail;
    @Autowired
    private CalendarFeeds feeds;
    @Autowired
    private Accounts accounts;

    private Program admin;
    private String clerk;
    private String path;
    private String task;

    @BeforeEach
    void aClerkOfCastelnaudary() {
        admin = Program.as(port, "admin");
        clerk = "clerk" + NUMBER.incrementAndGet();
        path = "/api/accounts/" + clerk;
        task = cases.task(cases.start(CASE + NUMBER.get(), "11076")).getId();
        cases.account(clerk, Role.SECRETARIAT, Scope.commune("11076"));
    }

    @Test
    void personAddressGroupAndCommunesAreWhatTheOperatorSaysFromTheNextRequestOn() {
        Browser session = Browser.loggedIn(port, clerk);
        assertThat(session.get("/api/absences").json().isArray()).isTrue();
        assertThat(session.get("/camunda/app/cockpit/default/").status()).isEqualTo(403);
        String ofCastelnaudary = "/api/tasks/" + task + "/form";
        String ofBram = "/api/tasks/" + cases.task(cases.start(CASE + NUMBER.get() + "-BRAM", "11049")).getId() + "/form";
        assertThat(session.get(ofCastelnaudary).status()).isEqualTo(200);
        assertThat(session.get(ofBram).status()).isEqualTo(404);

        Answer changed = admin.put(path, body("Anne", "Durand", "anne.durand@bram.example", "direction", "11049", false));

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.json()).isEqualTo(admin.get(path).json());
        assertThat(changed.json().toString()).isEqualTo(("{'id':'%s','firstName':'Anne','lastName':'Durand','email':'anne.durand@bram.example','groups':['direction'],'of':['11049'],"
            + "'blocked':false,'ofProvider':false,'awaited':false}").formatted(clerk).replace('\'', '"'));
        assertThat(session.get("/camunda/app/cockpit/default/").status()).as("the same session").isEqualTo(200);
        assertThat(session.get("/camunda/app/tasklist/default/").status()).isEqualTo(403);
        assertThat(session.get(ofCastelnaudary).status()).isEqualTo(404);
        assertThat(session.get(ofBram).status()).isEqualTo(200);
        assertThat(trail.ofHouse()).filteredOn(line -> line.kind() == AuditKind.ACCOUNT_CHANGED && line.subject().equals(clerk) && line.account().equals("admin")).last()
            .extracting(AuditEntry::values).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(AuditEntry.Value.class))
            .extracting(AuditEntry.Value::field, AuditEntry.Value::before, AuditEntry.Value::after)
            .contains(tuple("roles", "secretariat", "direction"), tuple("scope", "COMMUNE 11076", "COMMUNE 11049"), tuple("lastName", clerk, "Durand"),
                tuple("email", null, "anne.durand@bram.example"));
    }

    @Test
    void aBlockedAccountOpensNothingAndIsWhatItWasOnceUnblocked() {
        Browser session = Browser.loggedIn(port, clerk);
        assertThat(session.get("/dossiers").status()).isEqualTo(200);
        String calendar = feeds.open(clerk);
        assertThat(admin.put(path, body("Anne", "Durand", "", "secretariat", "11076", true)).status()).isEqualTo(200);

        assertThat(session.get("/dossiers").header("Location")).as("its session is over").endsWith("/login?expired");
        assertThat(session.get("/camunda/api/engine/engine/default/task/count").status()).isEqualTo(401);
        assertThat(Program.as(port, clerk).get("/engine-rest/task").status()).isEqualTo(401);
        assertThat(Program.as(port, clerk).get("/api/conventions").status()).isEqualTo(401);
        assertThat(feeds.behind(calendar)).isEmpty();
        Browser again = Browser.loggedIn(port, clerk);
        assertThat(again.get("/login?error").body()).contains("Ce compte est bloqué : adressez-vous à votre administrateur.");
        Browser stranger = new Browser(port);
        stranger.login(clerk, "wrong-password");
        assertThat(stranger.get("/login?error").body()).as("told to nobody without the password").doesNotContain("bloqué");

        assertThat(admin.put(path, body("Anne", "Durand", "", "secretariat", "11076", false)).json().get("blocked").asBoolean()).isFalse();
        // after a wrong password the engine waits for a moment; the calendar needs none
        assertThat(feeds.behind(calendar)).hasValueSatisfying(who -> assertThat(who.communes()).containsExactly("11076"));
    }

    @Test
    void aProvisionalPasswordEndsItsSessionsAndHasToBeChanged() {
        Browser session = Browser.loggedIn(port, clerk);
        assertThat(session.get("/dossiers").status()).isEqualTo(200);
        String with = body("Anne", "Durand", "", "secretariat", "11076", false).replaceFirst("\\{", "{\"password\":\"un mot provisoire\",");
        assertThat(admin.put(path, with).status()).isEqualTo(200);
        assertThat(session.get("/dossiers").header("Location")).endsWith("/login?expired");
        Browser anew = new Browser(port);
        anew.login(clerk, "un mot provisoire");
        assertThat(anew.get("/dossiers").header("Location")).endsWith("/mot-de-passe");
    }

    @Test
    void theLastOperatorStaysOneThroughWhicheverDoor() {
        cases.account("second-admin", Role.ADMINISTRATION);
        Program second = Program.as(port, "second-admin");
        assertThat(second.put("/api/accounts/second-admin", body("Une", "Autre", "", "camunda-admin", null, true)).status()).as("another is there").isEqualTo(200);
        for (String last : List.of(body("A", "B", "", "camunda-admin", null, true), body("A", "B", "", "secretariat", "11076", false))) {
            Answer refused = admin.put("/api/accounts/admin", last);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/message").asText() + refused.body()).contains("« admin » est le dernier compte d’administration : ouvrez-en d’abord un autre.");
        }
        for (String door : List.of("/engine-rest/group/camunda-admin/members/admin", "/engine-rest/user/admin", "/engine-rest/group/camunda-admin")) {
            assertThat(admin.delete(door).status()).as(door).isEqualTo(400);
        }
        assertThat(admin.put("/api/accounts/admin", body("Administration", "Paraphe", "", "camunda-admin", null, false)).status()).as("what is no right of hers she may change").isEqualTo(200);
        assertThat(admin.put("/api/accounts/second-admin", body("Une", "Autre", "", "secretariat", "11076", false)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "'',     Durand, '',       secretariat, 11076,      firstName",
        "Anne,   '',     '',       secretariat, 11076,      lastName",
        "Anne,   Durand, nowhere,  secretariat, 11076,      email",
        "Anne,   Durand, '',       nobody,      11076,      group",
        "Anne,   Durand, '',       secretariat, 99999,      of[0]",
        "Anne,   Durand, '',       academie,    11076,      of[0]",
        "Anne,   Durand, '',       secretariat, ,           of"})
    void whatIsWrongIsNamedAndNothingIsStored(String first, String last, String email, String group, String of, String field) {
        JsonNode before = admin.get(path).json();
        Answer refused = admin.put(path, body(first, last, email, group, of, false));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(admin.get(path).json()).isEqualTo(before);
    }

    /** A circonscription's code is no académie's; a name does where only one has it. */
    @ParameterizedTest
    @CsvSource({"ien, aude-ouest, CIRCONSCRIPTION", "academie, montpellier, ACADEMIE", "academie, Académie de Montpellier, ACADEMIE", "gip, montpellier, ACADEMIE",
        "direction, montpellier, ACADEMIE", "maire, Castelnaudary, COMMUNE"})
    void anAccountIsOpenedForWhateverItsGroupIsOf(String group, String of, Scope.Kind kind) {
        String id = "of-" + group + clerk;
        Answer opened = admin.post("/api/accounts", body("Anne", "Durand", "", group, of, false).replace(",\"blocked\":false", "").replaceFirst("\\{", "{\"id\":\"" + id + "\",\"password\":\"un mot provisoire\","));
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        assertThat(accounts.scopes(id)).singleElement().extracting(Scope::kind).isEqualTo(kind);
    }

    @Test
    void onlyOperatorsAndOnlyWhatIsThere() {
        for (String account : List.of(clerk, "direction-11076", "academie")) {
            assertThat(Program.as(port, account).get(path).status()).isEqualTo(403);
            assertThat(Program.as(port, account).put(path, body("A", "B", "", "camunda-admin", null, false)).status()).isEqualTo(403);
        }
        assertThat(admin.get("/api/accounts/nobody").json().get("detail").asText()).isEqualTo("Compte introuvable.");
        assertThat(admin.put("/api/accounts/nobody", body("A", "B", "", "secretariat", "11076", false)).status()).isEqualTo(404);
    }

    private static String body(String first, String last, String email, String group, String of, boolean blocked) {
        return "{\"firstName\":\"%s\",\"lastName\":\"%s\",\"email\":\"%s\",\"group\":\"%s\",\"of\":[%s],\"blocked\":%s}".formatted(first, last, email, group,
            of == null ? "" : "\"" + of + "\"", blocked);
    }
}
