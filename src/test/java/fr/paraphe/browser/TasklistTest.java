package fr.paraphe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.support.ParapheTest;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The clerk of Castelnaudary in Tasklist, with the whole application behind: from nothing to the vote of 33 councillors, by the real forms only. */
@ParapheTest
@ExtendWith(Chromium.class)
@TestPropertySource(properties = "paraphe.test.case=tasklist")
class TasklistTest {

    private static final String CLERK = "secretariat-11076";
    private static final String PASSWORD = "paraphe-demo";
    /** Givers and holders of the source document. */
    private static final Map<String, String> PROXIES = Map.of("CATHALA-LEGUEVAQUES", "GUILHEM", "VERONIN-MASSET", "BOUILLEUX", "CHABERT", "GREFFIER",
        "POUPEAU", "BUSTOS", "RATABOUIL Michel", "BATIGNE");

    @LocalServerPort
    private int port;
    @Autowired
    private SettableClock clock;
    @Autowired
    private RuntimeService runtime;

    @Test
    void fromAnOpenedFileToTheVote(Screen screen) {
        it("2017-10-16T09:00");
        screen.logIn(port, CLERK, PASSWORD);
        screen.picture("01-tasklist");
        openFile(screen);
        readTheCase(screen);
        establishSchoolList(screen);
        prepareSession(screen);
        it("2017-10-24T09:00");
        sendConvocation(screen);
        recordPosting(screen);
        it("2017-10-30T19:30");
        recordAttendance(screen);
        vote(screen);
    }

    private void openFile(Screen screen) {
        Page page = screen.page();
        page.getByText("Démarrer une procédure").first().click();
        page.locator(".modal-content a").filter(new Locator.FilterOptions().setHasText("Vie de la convention")).click();
        screen.formReady();
        screen.picture("02-open-file");
        screen.readsFrench("Tasklist, a start form");
        assertThat(screen.field("firstSchoolYear")).hasValue("2017-2018");
        page.locator("[ng-click='startProcessInstance()']").click();
        screen.listed("Établir l’annexe 1");
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey("ENT-11076-2017").count()).isPositive();
    }

    /** What the list tells of a task unopened, and what stands beside its form. */
    private void readTheCase(Screen screen) {
        Locator card = screen.page().locator(".tasks-list .task").filter(new Locator.FilterOptions().setHasText("Établir l’annexe 1")).first();
        assertThat(card).containsText("Castelnaudary");
        assertThat(card).containsText("ENT-11076-2017");
        assertThat(card).containsText("2017-2018");
        assertThat(screen.page().locator(".tasks-list").first()).containsText("Échéance");
        // this browser is fourteen hours ahead of UTC: dates are those of the académie all the same
        assertThat(card).containsText(Pattern.compile("Échéance le\\s+31/10/2017"));
        assertThat(card).containsText(Pattern.compile("créée le\\s+16/10/2017 à 09:00"));
        assertThat(card.locator(".paraphe-late")).hasCount(0);
        assertThat(screen.page().locator("#footer-timezone")).containsText("Europe/Paris");
        assertThat(screen.page()).hasURL(Pattern.compile(".*sorting=.*dueDate.*"));
        card.click();
        screen.formReady();
        assertThat(screen.page().locator(".meta .due-date")).hasText(Pattern.compile("\\s*\\d{2}/\\d{2}/2017\\s*"));
        screen.page().locator(".task-details .nav-tabs").getByText("Dossier", new Locator.GetByTextOptions().setExact(true)).click();
        Locator dossier = screen.page().locator(".paraphe-case:not([aria-busy])");
        assertThat(dossier).containsText("Dossier ENT-11076-2017");
        assertThat(dossier.locator("dl").first()).containsText("Castelnaudary");
        assertThat(dossier).containsText("Début : Vie de la convention");
        screen.readsFrench("Tasklist, the tab Dossier");
        screen.picture("03-dossier");
        for (String tab : new String[] {"Historique", "Schéma", "Description", "Formulaire"}) {
            screen.page().locator(".task-details .nav-tabs").getByText(tab, new Locator.GetByTextOptions().setExact(true)).click();
            screen.readsFrench("Tasklist, the tab " + tab);
        }
    }

    private void establishSchoolList(Screen screen) {
        screen.take("Établir l’annexe 1");
        screen.press("Reprendre les écoles de l’annuaire");
        int listed = screen.form().locator("tbody[data-rows=schools] tr").count();
        assertThat(listed).isGreaterThanOrEqualTo(3);
        while (screen.form().locator("tbody[data-rows=schools] tr").count() > 3) {
            screen.form().locator("tbody[data-rows=schools] tr").last().locator("[data-remove]").click();
        }
        assertThat(screen.form().locator("#total")).hasText("3 écoles, soit 150,00 € par année scolaire");
        screen.field("schools[0].uai").fill("0341301F");
        assertThat(screen.form().locator("td .check.is-bad").first()).containsText("0341301E");
        screen.pictureOfForm("03-school-list");
        screen.expectingRefusals().complete();
        assertThat(screen.form().locator(".error-summary")).containsText("0341301");
        screen.pictureOfForm("04-school-list-refused");
        screen.field("schools[0].uai").fill("");
        screen.completeFor("Préparer la séance");
    }

    private void prepareSession(Screen screen) {
        screen.take("Préparer la séance");
        screen.field("date").fill("2017-10-30");
        screen.field("time").fill("18:30");
        screen.field("place").fill("Hôtel de ville, salle du conseil");
        assertThat(screen.form().locator(".live")).containsText("mardi 24 octobre 2017");
        screen.field("statement").fill("Monsieur le Maire rappelle la convention de 2014 et demande l’autorisation d’en signer le renouvellement.");
        screen.field("explanatoryNote").fill("La convention de 2014 arrive à son terme ; la nouvelle coûte 50 € par école et par an.");
        screen.pictureOfForm("05-prepare-session");
        screen.completeFor("Convoquer le conseil municipal");
    }

    private void sendConvocation(Screen screen) {
        // without a mouse
        screen.workByKeyboard("Convoquer le conseil municipal", () -> {
            assertThat(screen.form().locator("[data-each='view.recipients'] tr")).hasCount(33);
            screen.tabTo("[name=confirmed]", "");
            screen.page().keyboard().press("Space");
            assertThat(screen.field("confirmed")).isChecked();
            screen.pictureOfForm("06-send-convocation");
        });
        screen.listed("Attester l’envoi et l’affichage");
    }

    private void recordPosting(Screen screen) {
        screen.take("Attester l’envoi et l’affichage");
        screen.field("postedOn").fill("2017-10-24");
        screen.field("forOthers.kind").selectOption(new SelectOption().setLabel("Porteur assermenté"));
        screen.field("forOthers.date").fill("2017-10-24");
        screen.pictureOfForm("07-record-posting");
        screen.completeFor("Relever les présences");
    }

    private void recordAttendance(Screen screen) {
        screen.take("Relever les présences");
        assertThat(member(screen, "MAUGARD").locator("[data-part=present]")).isChecked();
        screen.press("Cocher tous les membres");
        PROXIES.keySet().forEach(giver -> member(screen, giver).locator("[data-part=present]").uncheck());
        PROXIES.forEach((giver, holder) -> {
            Locator choice = member(screen, giver).locator("[data-part=holder]");
            choice.selectOption(choice.locator("option").filter(new Locator.FilterOptions().setHasText(holder)).first().getAttribute("value"));
        });
        assertThat(screen.form().locator("#quorum .figures")).hasText("28 présents sur 33, quorum 17 : atteint");
        assertThat(screen.form().locator("#quorum .others")).hasText("5 procurations : elles votent mais ne comptent pas pour le quorum.");
        assertThat(member(screen, "CATHALA").locator("option").filter(new Locator.FilterOptions().setHasText("BUSTOS"))).hasCount(0);
        screen.field("secretary").selectOption(new SelectOption().setLabel("Mme EL KAHAZ Sarah"));
        screen.pictureOfForm("08-attendance");
        screen.completeFor("Enregistrer le vote");
    }

    private void vote(Screen screen) {
        screen.take("Enregistrer le vote");
        assertThat(screen.form().locator("#voters tr")).hasCount(33);
        screen.field("votesFor").fill("30");
        screen.field("against").fill("2");
        assertThat(screen.form().locator("#sum .figures")).hasText("32 voix comptées sur 33 : il en manque 1");
        screen.pictureOfForm("09-vote-does-not-add-up");
        screen.field("votesFor").fill("");
        screen.field("against").fill("");
        screen.field("unanimous").check();
        assertThat(screen.form().locator("#sum .figures")).hasText("À l’unanimité : 33 voix pour, déduites des présents et des procurations");
        screen.field("number").fill("2017-276");
        screen.pictureOfForm("10-vote");
        screen.completeFor("Afficher les décisions");
    }

    private static Locator member(Screen screen, String name) {
        return screen.form().locator("tr.member").filter(new Locator.FilterOptions().setHas(screen.page().locator("th", new Page.LocatorOptions().setHasText(name))));
    }

    private void it(String localTime) {
        clock.set(LocalDateTime.parse(localTime).atZone(clock.getZone()).toInstant());
    }
}
