package fr.paraphe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import fr.paraphe.avenant.Avenant;
import fr.paraphe.avenant.AvenantService;
import fr.paraphe.avenant.AvenantStatus;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.contribution.CampaignService;
import fr.paraphe.contribution.CampaignStatus;
import fr.paraphe.contribution.TitreFilter;
import fr.paraphe.contribution.TitreLine;
import fr.paraphe.contribution.TitreReader;
import fr.paraphe.contribution.process.SchoolYearCover;
import fr.paraphe.support.Answer;
import fr.paraphe.support.ParapheTest;
import fr.paraphe.support.Program;
import fr.paraphe.support.SignedConvention;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * The académie and the GIP in Tasklist, with the whole application behind: the clerk of Carcassonne has put a school on the list, the académie acknowledges her avenant, and at the
 * end of the window the GIP checks the bordereau and issues the titres. One story, told in order.
 */
@ParapheTest
@ExtendWith(Chromium.class)
@TestPropertySource(properties = "paraphe.test.case=tasklist")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContributionTasklistTest {

    private static final String CONVENTION = "ENT-11069-TL2";
    private static final String AVENANT = CONVENTION + "-A1";
    private static final String CAMPAIGN = "ENT-montpellier-2018-2019";
    private static final String PASSWORD = "paraphe-demo";

    @LocalServerPort
    private int port;
    @Autowired
    private SettableClock clock;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private TaskService tasks;
    @Autowired
    private ManagementService management;
    @Autowired
    private AvenantService avenants;
    @Autowired
    private SchoolYearCover cover;
    @Autowired
    private CampaignService campaigns;
    @Autowired
    private TitreReader titres;
    @Autowired
    private JdbcClient jdbc;

    private EngineAtWork engine;

    @BeforeEach
    void theEngineWorksWhenItIsTold() {
        engine = new EngineAtWork(clock, runtime, management);
    }

    @Test
    @Order(1)
    void anAgentOfTheAcademieAcknowledgesAnAvenant(Screen screen) {
        engine.it("2017-11-20T09:00");
        inForceWithTwoSchools();
        engine.it("2018-09-20T09:00");
        anAvenantWithOneSchoolMoreIsTransmitted();
        engine.it("2018-09-24T09:00");
        screen.logIn(port, "academie", PASSWORD);
        screen.take("Accuser réception de l’avenant");
        assertThat(screen.form()).containsText("Lettre recommandée avec avis de réception, n° 1A 123 456 7890 1");
        assertThat(screen.form()).containsText("EE Sud (Carcassonne)");
        assertThat(pdf(screen, screen.form().getByRole(AriaRole.LINK).first())).startsWith("%PDF");
        screen.readsFrench("Tasklist, an avenant to acknowledge");
        screen.expectingRefusals();
        screen.field("receivedOn").fill("2018-09-19");
        screen.complete();
        assertThat(screen.form().locator(".error-summary")).isVisible();
        screen.pictureOfForm("academie-01-acknowledgement-refused");
        screen.field("receivedOn").fill("2018-09-21");
        screen.pictureOfForm("academie-02-acknowledge-avenant");
        screen.completed();
        Avenant avenant = avenants.byReference(AVENANT);
        assertThat(avenant.receivedOn()).contains(LocalDate.of(2018, 9, 21));
        assertThat(avenant.status()).isEqualTo(AvenantStatus.IN_EFFECT);
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(AVENANT).list()).extracting(Task::getTaskDefinitionKey)
            .containsExactlyInAnyOrder("UserTask_ActivateSchool", "UserTask_ConfirmEquipment");
        screen.listed("Activer l’école dans l’ENT");
    }

    @Test
    @Order(2)
    void theGipIssuesTheBordereauOfTitres(Screen screen) {
        engine.passes(CAMPAIGN, "2018-10-16T08:00");
        assertThat(campaigns.get(CAMPAIGN).listsClosedAt()).isPresent();
        Task check = tasks.createTaskQuery().processInstanceBusinessKey(CAMPAIGN).singleResult();
        assertThat(LocalDate.ofInstant(check.getDueDate().toInstant(), clock.getZone())).isEqualTo("2018-10-31");

        engine.it("2018-10-22T09:00");
        screen.logIn(port, "gip", PASSWORD);
        screen.take("Vérifier le bordereau des contributions");
        Locator row = screen.form().locator("#bordereau tbody tr").filter(new Locator.FilterOptions().setHasText(CONVENTION));
        assertThat(row).containsText("150,00");
        assertThat(row).containsText("3 écoles × 50,00 €");
        screen.form().getByLabel("Commune (code INSEE)").fill("11069");
        screen.form().getByLabel("Commune (code INSEE)").blur();
        assertThat(row).hasCount(1);
        screen.readsFrench("Tasklist, the bordereau");
        screen.expectingRefusals().complete();
        assertThat(screen.form().locator(".error-summary")).isVisible();
        screen.pictureOfForm("gip-01-bordereau-not-confirmed");
        screen.field("confirmed").check();
        screen.pictureOfForm("gip-02-check-bordereau");
        screen.completed();

        engine.settles(CAMPAIGN);
        assertThat(campaigns.get(CAMPAIGN).status()).isEqualTo(CampaignStatus.COLLECTING);
        TitreLine titre = titres.list(new TitreFilter(true, Set.of(), Set.of(), null, CAMPAIGN, null, CONVENTION, null, Set.of(), null), 2, 0).get(0);
        assertThat(titre.number()).startsWith("2018-");
        assertThat(titre.dueOn()).isEqualTo("2018-11-21");
        screen.take("Suivre les paiements");
        assertThat(screen.form().locator("tbody tr").filter(new Locator.FilterOptions().setHasText(titre.number()))).containsText("150,00");
        screen.form().getByText("Bordereau de titres").click();
        assertThat(pdf(screen, screen.form().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("Feuillet 1.*"))))).startsWith("%PDF");
        screen.readsFrench("Tasklist, the payments");
        screen.pictureOfForm("gip-03-follow-payments");
    }

    /** Signed in November 2017, with the schools Est and Nord; the years that it pays are covered. */
    private void inForceWithTwoSchools() {
        SignedConvention.of(CONVENTION, "11069").with("mayor_first_name", "Gérard").with("mayor_last_name", "Larrat").schools("Est", "Nord").into(jdbc);
        cover.cover(CONVENTION);
    }

    private void anAvenantWithOneSchoolMoreIsTransmitted() {
        Program clerk = Program.as(port, "secretariat-11069");
        accepted(clerk.post("/api/conventions/" + CONVENTION + "/avenants", "{\"schoolYear\": \"2018-2019\", \"nature\": \"LIST\"}"));
        accepted(clerk.post("/engine-rest/process-definition/key/avenant/start",
            "{\"businessKey\": \"%s\", \"variables\": {\"commune\": {\"value\": \"11069\", \"type\": \"String\"}}}".formatted(AVENANT)));
        done(clerk, "UserTask_PrepareAvenant", "{\"decision\": \"CONCLUDE\", \"nature\": \"LIST\", \"schools\": %s}".formatted(
            List.of("Est", "Nord", "Sud").stream().map(name -> "{\"type\": \"EE\", \"name\": \"%s\", \"commune\": \"11069\"}".formatted(name)).toList()));
        Program mayor = Program.as(port, "maire-11069");
        done(mayor, "UserTask_SignAsMayor", "{\"decision\": \"SIGNED\", \"signedOn\": \"2018-09-20\", \"signatory\": \"Gérard Larrat, Maire\", \"sha256\": \"%s\"}"
            .formatted(mayor.get("/api/tasks/" + task("UserTask_SignAsMayor") + "/form").json().at("/view/document/sha256").asText()));
        done(clerk, "UserTask_TransmitAvenant", "{\"sentOn\": \"2018-09-20\", \"proof\": \"REGISTERED_LETTER\", \"number\": \"1A 123 456 7890 1\"}");
        engine.settles(AVENANT);
    }

    private void done(Program who, String key, String input) {
        String task = task(key);
        accepted(who.put("/api/tasks/" + task + "/form", input));
        accepted(who.post("/engine-rest/task/" + task + "/complete", "{}"));
    }

    private static void accepted(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
    }

    private String task(String key) {
        return tasks.createTaskQuery().processInstanceBusinessKey(AVENANT).taskDefinitionKey(key).singleResult().getId();
    }

    /** The beginning of what the link leads to. */
    private static String pdf(Screen screen, Locator link) {
        APIResponse answer = screen.page().request().get((String) link.evaluate("each => each.href"));
        assertThat(answer.headers().get("content-type")).isEqualTo("application/pdf");
        return new String(answer.body(), 0, 4, StandardCharsets.US_ASCII);
    }
}
