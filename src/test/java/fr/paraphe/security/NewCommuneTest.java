package fr.paraphe.security;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.calendar.SettableClock;
import fr.paraphe.support.Answer;
import fr.paraphe.support.Browser;
import fr.paraphe.support.DoorTest;
import fr.paraphe.support.GuardedCase;
import fr.paraphe.support.ParapheTest;
import fr.paraphe.support.Program;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Narbonne joins while the application runs: a row of the directory and an account, through the API, and it is there for its people and its académie through every door. */
@DoorTest
class NewCommuneTest {

    private static final String WEBAPP = "/camunda/api/engine/engine/default";
    private static final String CLERK = "secretariat-11262";
    private static final String FIRST = "un premier mot de passe";
    private static final String OWN = "celui de la secrétaire";

    @LocalServerPort
    private int port;
    @Autowired
    private GuardedCase cases;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private SettableClock clock;

    @BeforeEach
    void accountsOfTheOthers() {
        clock.set(ParapheTest.START);
        cases.start("NEW-COMMUNE", "11076");
        cases.account("academie", Role.ACADEMIE, Scope.academie("montpellier"));
    }

    @Test
    void itsClerkWorksAndItsAcademieSeesItWithTheNextRequest() {
        Browser agent = Browser.loggedIn(port, "academie");
        agent.get("/camunda/app/tasklist/default/");
        long grants = engine.getAuthorizationService().createAuthorizationQuery().count();
        long tenants = engine.getIdentityService().createTenantQuery().count();

        imported("communes", """
            insee;nom;siren;population;arrondissement;academie;circonscription;adresse
            11262;Narbonne;211102629;55000;1;montpellier;;Place de l’Hôtel de Ville | 11100 NARBONNE
            """);
        imported("conseillers", """
            commune;identifiant;ordre;civilite;nom;prenom;fonction;courriel;adresse;canal;canal_demande_le;debut_mandat;fin_mandat
            11262;mouly-didier;1;M.;MOULY;Didier;MAIRE;maire@narbonne.example;;DEMATERIALISE;04/04/2014;04/04/2014;
            """);
        assertThat(open("admin", CLERK, "secretariat", "11262").status()).isEqualTo(201);
        choosesAPassword();

        ProcessInstance instance = cases.startForGroup("ENT-NARBONNE", "11262", "secretariat");
        Task task = cases.task(instance);
        Program clerk = Program.as(port, CLERK, OWN);
        assertThat(clerk.get("/api/tasks/" + task.getId() + "/form").status()).isEqualTo(200);
        Answer opened = clerk.post("/api/conventions", "{\"commune\":\"11262\",\"firstSchoolYear\":\"2017-2018\",\"object\":\"Convention ENT-école\"}");
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        for (String path : new String[] {"/engine-rest", WEBAPP}) {
            Answer seen = path.equals(WEBAPP) ? agent.get(path + "/task/" + task.getId()) : Program.as(port, "academie").get(path + "/task/" + task.getId());
            assertThat(seen.status()).as(path).isEqualTo(200);
        }
        assertThat(agent.get("/api/conventions").body()).contains("ENT-11262-2017");
        assertThat(Program.as(port, "secretariat-11076").get("/api/conventions").body()).doesNotContain("11262");
        assertThat(Program.as(port, "secretariat-11076").get("/engine-rest/task/" + task.getId()).status()).isEqualTo(404);
        assertThat(clerk.post("/engine-rest/task/" + task.getId() + "/complete", "{}").status()).isEqualTo(204);

        assertThat(engine.getAuthorizationService().createAuthorizationQuery().resourceId("11262").count()).isZero();
        assertThat(engine.getIdentityService().createTenantQuery().count()).isEqualTo(tenants);
        assertThat(engine.getAuthorizationService().createAuthorizationQuery().count() - grants).as("the engine's own row by which one sees oneself").isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "x y        | secretariat   | 11076       | id",
        "admin      | secretariat   | 11076       | id",
        "new-1      | secretariats  | 11076       | group",
        "new-1      | secretariat   | 99999       | of[0]",
        "new-1      | secretariat   | montpellier | of[0]",
        "new-1      | academie      | 11076       | of[0]",
        "new-1      | ien           | montpellier | of[0]",
        "new-1      | camunda-admin | 11076       | of"})
    void anAccountIsOfWhatItsGroupIs(String id, String group, String of, String field) {
        Answer refused = open("admin", id, group, of);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(engine.getIdentityService().createUserQuery().userId("new-1").count()).isZero();
    }

    private void imported(String kind, String file) {
        Answer imported = Program.as(port, "admin").send("POST", "/api/import/" + kind, file, "Content-Type", "text/csv");
        assertThat(imported.status()).as(imported.body()).isEqualTo(200);
    }

    private Answer open(String by, String id, String group, String of) {
        return Program.as(port, by).post("/api/accounts", """
            {"id":"%s","firstName":"Une","lastName":"Secrétaire","password":"%s","group":"%s","of":["%s"]}""".formatted(id, FIRST, group, of));
    }

    /** The operator's is a first one: nothing opens before the clerk has chosen another. */
    private void choosesAPassword() {
        Browser clerk = new Browser(port);
        clerk.login(CLERK, FIRST);
        clerk.get("/mot-de-passe");
        assertThat(clerk.sendForm("/mot-de-passe", true, "current", FIRST, "wanted", OWN, "again", OWN).status()).isEqualTo(302);
    }
}
