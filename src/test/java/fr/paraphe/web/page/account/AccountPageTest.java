package fr.paraphe.web.page.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.paraphe.audit.AuditDoor;
import fr.paraphe.audit.AuditEntry;
import fr.paraphe.audit.AuditKind;
import fr.paraphe.audit.AuditReader;
import fr.paraphe.security.Accounts;
import fr.paraphe.security.Role;
import fr.paraphe.security.Scope;
import fr.paraphe.support.Answer;
import fr.paraphe.support.Browser;
import fr.paraphe.support.DoorTest;
import fr.paraphe.support.GuardedCase;
import fr.paraphe.support.TestDatabase;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Operators find, open, change, block and reopen accounts on a page, by the rules of our API. */
@DoorTest
@Tag(TestDatabase.TAG)
class AccountPageTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Pattern PASSWORD = Pattern.compile("data-password>([^<]+)<");

    @LocalServerPort
    private int port;
    @Autowired
    private GuardedCase cases;
    @Autowired
    private Accounts accounts;
    @Autowired
    private IdentityService identity;
    @Autowired
    private AuditReader trail;
    @Autowired
    private JdbcClient jdbc;

    private Browser admin;
    private String clerk;

    @BeforeEach
    void aClerkOfCastelnaudary() {
        clerk = "page" + NUMBER.incrementAndGet();
        cases.account(clerk, Role.SECRETARIAT, Scope.commune("11076"));
        admin = Browser.loggedIn(port, "admin");
        admin.get("/comptes");
    }

    @Test
    void anAccountIsFoundByWhoItIsAndByWhereItIsFrom() {
        cases.account("rectorat-" + clerk, Role.ACADEMIE, Scope.academie("montpellier"));
        assertThat(found("q=" + clerk)).containsExactly(clerk, "rectorat-" + clerk);
        assertThat(found("q=CASTELNAUDARY+" + clerk)).as("by the name of its commune").containsExactly(clerk);
        assertThat(found("q=11076+" + clerk)).as("by its code").containsExactly(clerk);
        assertThat(found("q=academie+" + clerk)).as("without the accent").containsExactly("rectorat-" + clerk);
        assertThat(found("q=" + clerk + "&groupe=academie")).containsExactly("rectorat-" + clerk);
        assertThat(found("q=" + clerk + "&groupe=aucun")).isEmpty();
        assertThat(admin.get("/comptes?q=" + clerk).body()).contains("service des assemblées", "Castelnaudary (11076)", "Académie de Montpellier (montpellier)", "2\u00a0comptes");
        assertThat(admin.get("/comptes?q=nobody-is-called-so").body()).contains("Aucun compte ne répond à cette recherche.");
        assertThat(admin.get("/comptes?page=9999").body()).contains("Cette page est au-delà de la dernière.");
    }

    @Test
    void whatCallsForAnOperatorIsAListOfItsOwn() {
        jdbc.sql("delete from account_scope where account = ?").param(clerk).update();
        assertThat(found("q=" + clerk + "&etat=sans-droit")).containsExactly(clerk);
        assertThat(admin.get("/comptes?q=" + clerk).body()).contains("ne voit aucun dossier");
        assertThat(found("q=admin&etat=sans-droit")).as("operators are of nowhere").doesNotContain("admin");
        assertThat(found("q=" + clerk + "&etat=bloques")).isEmpty();
        admin.sendForm("/comptes/" + clerk + "/blocage", true);
        assertThat(found("q=" + clerk + "&etat=bloques")).containsExactly(clerk);
        assertThat(found("q=" + clerk + "&etat=provisoires")).isEmpty();
        admin.sendForm("/comptes/" + clerk + "/mot-de-passe", true);
        assertThat(found("q=" + clerk + "&etat=provisoires")).containsExactly(clerk);
        assertThat(admin.get("/comptes").body()).as("without a provider nobody is awaited").doesNotContain("Attendus de la connexion unique", "Comment cette personne se connecte");
    }

    @Test
    void anAccountIsOpenedWithAPasswordThatIsShownOnceAndOpensOnlyThePageToChangeIt() {
        String id = "opened-" + clerk;
        Answer opened = admin.sendForm("/comptes", true, "id", id, "firstName", "Anne", "lastName", "Durand", "email", "anne@bram.example", "group", "secretariat", "of", "bram");
        assertThat(opened.header("Location")).endsWith("/comptes/" + id);
        String password = passwordOn(admin.get("/comptes/" + id));
        assertThat(admin.get("/comptes/" + id).body()).as("shown once").doesNotContain(password).contains("mot de passe provisoire", "Bram (11049)", "Anne Durand");
        assertThat(accounts.scopes(id)).containsExactly(Scope.commune("11049"));

        Browser anne = new Browser(port);
        anne.login(id, password);
        assertThat(anne.get("/dossiers").header("Location")).endsWith("/mot-de-passe");
        anne.sendForm("/mot-de-passe", true, "current", password, "wanted", "un mot de passe à moi", "again", "un mot de passe à moi");
        assertThat(anne.get("/dossiers").status()).isEqualTo(200);
        assertThat(admin.get("/comptes/" + id).body()).doesNotContain("badge soon").contains("ouvert");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "      | Anne | Durand |         | secretariat   | 11049     | id        | Un identifiant a de 2 à 64 lettres",
        "admin | Anne | Durand |         | secretariat   | 11049     | id        | Le compte « admin » existe déjà.",
        "neuf  |      | Durand |         | secretariat   | 11049     | firstName | Donnez le prénom",
        "neuf  | Anne |        |         | secretariat   | 11049     | lastName  | Donnez le nom",
        "neuf  | Anne | Durand | nowhere | secretariat   | 11049     | email     | n’est pas une adresse électronique.",
        "neuf  | Anne | Durand |         |               | 11049     | group     | Les groupes sont",
        "neuf  | Anne | Durand |         | secretariat   |           | of        | Dites de quelle commune",
        "neuf  | Anne | Durand |         | secretariat   | Nulle-part| of        | « Nulle-part » n’est pas dans l’annuaire",
        "neuf  | Anne | Durand |         | academie      | Bram      | of        | « Bram » n’est pas dans l’annuaire, ou un compte du groupe",
        "neuf  | Anne | Durand |         | camunda-admin | 11049     | of        | elle voit tout."})
    void whatIsWrongIsSaidBesideItsFieldAndNothingIsStored(String id, String first, String last, String email, String group, String of, String field, String sentence) {
        Answer refused = admin.sendForm("/comptes", true, "id", text(id), "firstName", text(first), "lastName", text(last), "email", text(email), "group", text(group), "of", text(of));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(plain(refused.body())).contains(sentence, "Aucun compte n’est ouvert.", "href=\"#" + field + "\"", "id=\"" + field + "-faux\"", "<details class=\"panel\" open=\"open\">",
            "<title>Saisie à corriger – Comptes – Paraphe</title>");
        assertThat(last == null || refused.body().contains("value=\"" + last + "\"")).as("the rest is kept").isTrue();
        assertThat(accounts.exists("neuf")).isFalse();
    }

    @Test
    void whatAnAccountIsIsChangedByCodesAndByNamesThatOnlyOneHas() {
        assertThat(admin.get("/comptes/" + clerk).body()).contains("value=\"11076\"");
        assertThat(admin.sendForm("/comptes/" + clerk, true, "firstName", "Anne", "lastName", "Durand", "email", "", "group", "dgs", "of", "castelnaudary, 11049").status()).isEqualTo(302);
        assertThat(accounts.account(clerk)).hasValueSatisfying(account -> {
            assertThat(account.groups()).containsExactly("dgs");
            assertThat(account.scopes()).containsExactlyInAnyOrder(Scope.commune("11076"), Scope.commune("11049"));
            assertThat(account.email()).isNull();
        });
        jdbc.sql("""
            insert into commune (insee, name, siren, population, departement, arrondissement, academie, postal_address, version)
            values ('72041', 'Bram', '217200419', 900, '72', '1', 'montpellier', 'x', 0)""").update();
        try {
            Answer refused = admin.sendForm("/comptes/" + clerk, true, "firstName", "Anne", "lastName", "Durand", "group", "dgs", "of", "Bram");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(plain(refused.body())).contains("Plusieurs portent le nom « Bram » : donnez le code, 11049 ou 72041.", "Rien n’est changé.", "value=\"Bram\"");
        } finally {
            jdbc.sql("delete from commune where insee = '72041'").update();
        }
    }

    @Test
    void blockingEndsWhatIsOpenAndSavingTheRestDoesNotOpenItAgain() {
        Browser session = Browser.loggedIn(port, clerk);
        assertThat(session.get("/dossiers").status()).isEqualTo(200);
        admin.sendForm("/comptes/" + clerk + "/blocage", true);
        assertThat(admin.get("/comptes/" + clerk).body()).contains("Le compte est bloqué", "Débloquer ce compte").doesNotContain("Bloquer maintenant");
        assertThat(session.get("/dossiers").header("Location")).endsWith("/login?expired");
        admin.sendForm("/comptes/" + clerk, true, "firstName", "Anne", "lastName", "Durand", "group", "secretariat", "of", "11076");
        assertThat(accounts.isBlocked(clerk)).isTrue();
        admin.sendForm("/comptes/" + clerk + "/deblocage", true);
        assertThat(accounts.isBlocked(clerk)).isFalse();
    }

    @Test
    void anotherPasswordEndsTheSessionsAndOnesOwnIsChosenElsewhere() {
        Browser session = Browser.loggedIn(port, clerk);
        admin.sendForm("/comptes/" + clerk + "/mot-de-passe", true);
        String password = passwordOn(admin.get("/comptes/" + clerk));
        assertThat(session.get("/dossiers").header("Location")).endsWith("/login?expired");
        Browser anew = new Browser(port);
        anew.login(clerk, password);
        assertThat(anew.get("/dossiers").header("Location")).endsWith("/mot-de-passe");

        assertThat(admin.get("/comptes/admin").body()).doesNotContain("Donner un mot de passe provisoire");
        admin.sendForm("/comptes/admin/mot-de-passe", true);
        assertThat(admin.get("/comptes/admin").body()).contains("Votre propre mot de passe se change à la page").doesNotContain("data-password");
    }

    @Test
    void theLastOperatorStaysOne() {
        assertThat(admin.get("/comptes/admin").body()).contains("C’est le dernier compte d’administration ouvert").doesNotContain("Bloquer maintenant");
        admin.sendForm("/comptes/admin/blocage", true);
        assertThat(plain(admin.get("/comptes/admin").body())).contains("« admin » est le dernier compte d’administration : ouvrez-en d’abord un autre.");
        Answer demoted = admin.sendForm("/comptes/admin", true, "firstName", "A", "lastName", "B", "group", "secretariat", "of", "11076");
        assertThat(demoted.status()).isEqualTo(422);
        assertThat(plain(demoted.body())).contains("id=\"group-faux\"", "« admin » est le dernier compte d’administration");
        cases.account("second-" + clerk, Role.ADMINISTRATION);
        assertThat(admin.get("/comptes/admin").body()).doesNotContain("C’est le dernier compte").contains("Bloquer maintenant", "C’est votre compte");
        admin.sendForm("/comptes/second-" + clerk + "/blocage", true);
        assertThat(accounts.isBlocked("second-" + clerk)).isTrue();
        identity.deleteUser("second-" + clerk);
    }

    @Test
    void eachChangeIsInTheTrailWithTheOperatorAndTheDoor() {
        admin.sendForm("/comptes/" + clerk, true, "firstName", "Anne", "lastName", "Durand", "group", "dgs", "of", "11049");
        admin.sendForm("/comptes/" + clerk + "/blocage", true);
        admin.sendForm("/comptes/" + clerk + "/deblocage", true);
        admin.sendForm("/comptes/" + clerk + "/mot-de-passe", true);
        List<AuditEntry> lines = trail.ofHouse().stream().filter(line -> line.subject().equals(clerk) && line.account().equals("admin")).toList();
        assertThat(lines).hasSize(4).allSatisfy(line -> {
            assertThat(line.kind()).isEqualTo(AuditKind.ACCOUNT_CHANGED);
            assertThat(line.door()).isEqualTo(AuditDoor.PAGE);
        });
        assertThat(lines).flatExtracting(AuditEntry::values).asInstanceOf(InstanceOfAssertFactories.list(AuditEntry.Value.class))
            .extracting(AuditEntry.Value::field, AuditEntry.Value::before, AuditEntry.Value::after)
            .contains(tuple("roles", "secretariat", "dgs"), tuple("scope", "COMMUNE 11076", "COMMUNE 11049"), tuple("blocked", "non", "oui"), tuple("blocked", "oui", "non"),
                tuple("password", null, "provisoire"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secretariat-11076", "maire-11076", "direction-11076", "academie", "direction", "gip"})
    void nobodyElseFindsOrChangesAnything(String account) {
        Browser other = Browser.loggedIn(port, account);
        assertThat(other.get("/echeancier").body()).doesNotContain("href=\"/comptes\"");
        for (String path : List.of("/comptes", "/comptes/" + clerk, "/comptes/nobody")) {
            Answer refused = other.get(path);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.body()).contains("Votre compte ne permet pas d’ouvrir cette page.");
        }
        for (String path : List.of("/comptes", "/comptes/" + clerk, "/comptes/" + clerk + "/blocage", "/comptes/" + clerk + "/deblocage", "/comptes/" + clerk + "/mot-de-passe")) {
            assertThat(other.sendForm(path, true, "id", "mine", "firstName", "A", "lastName", "B", "group", "camunda-admin").status()).as(path).isEqualTo(403);
        }
        assertThat(accounts.account(clerk)).hasValueSatisfying(same -> assertThat(same.groups()).containsExactly("secretariat"));
        assertThat(accounts.exists("mine")).isFalse();
    }

    @Test
    void aForeignPageChangesNothingAndAnUnknownAccountIsToldSo() {
        for (String path : List.of("/comptes", "/comptes/" + clerk, "/comptes/" + clerk + "/blocage", "/comptes/" + clerk + "/mot-de-passe")) {
            assertThat(admin.sendForm(path, false, "id", "foreign").status()).as(path).isEqualTo(403);
        }
        assertThat(accounts.isBlocked(clerk)).isFalse();
        assertThat(admin.get("/comptes/personne").status()).isEqualTo(404);
        assertThat(admin.sendForm("/comptes/personne/blocage", true).status()).isEqualTo(404);
        assertThat(admin.get("/echeancier").body()).contains("href=\"/comptes\"");
    }

    /** In the order of the page. */
    private List<String> found(String query) {
        return Pattern.compile("<th scope=\"row\"><a href=\"/comptes/([^\"]+)\"").matcher(admin.get("/comptes?" + query).body()).results().map(match -> match.group(1)).toList();
    }

    private static String passwordOn(Answer page) {
        Matcher password = PASSWORD.matcher(page.body());
        assertThat(password.find()).as(page.body()).isTrue();
        return password.group(1);
    }

    private static String text(String cell) {
        return cell == null ? "" : cell;
    }

    private static String plain(String page) {
        return page.replace('\u00a0', ' ').replace("&nbsp;", " ");
    }
}
