package fr.paraphe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.support.ParapheTest;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Managers and operators in the engine's own applications, with the whole of Paraphe behind. */
@ParapheTest
@ExtendWith(Chromium.class)
@TestPropertySource(properties = "paraphe.test.case=tasklist")
class WebappsTest {

    private static final String PASSWORD = "paraphe-demo";
    private static final List<String> SCREENS = List.of("admin/default/#/", "admin/default/#/users", "admin/default/#/groups", "admin/default/#/authorization?resource=0",
        "admin/default/#/system?section=system-settings-general", "cockpit/default/#/dashboard", "cockpit/default/#/processes", "cockpit/default/#/decisions",
        "cockpit/default/#/tasks", "cockpit/default/#/batch", "cockpit/default/#/reports", "cockpit/default/#/repository");

    @LocalServerPort
    private int port;
    @Autowired
    private SettableClock clock;
    @Autowired
    private RuntimeService runtime;

    @Test
    void everyMainScreenOfAnOperatorIsFrench(Screen screen) {
        Page page = screen.expectingRefusals().page();
        screen.logInTo(webapp("welcome/default/"), "admin", PASSWORD);
        page.getByText("Mon compte").first().waitFor();
        screen.readsFrench("welcome");
        for (String path : SCREENS) {
            page.navigate("about:blank");
            page.navigate(webapp(path));
            page.locator("[cam-widget-footer] #footer-timezone").waitFor();
            screen.readsFrench(path);
        }
        assertThat(page.locator(".deployment").first()).containsText(Pattern.compile("\\d{2}/\\d{2}/\\d{4} à \\d{2}:\\d{2}"));
    }

    @Test
    void aManagerFindsAnOverdueCaseInTwoClicksAndReadsItBesideItsDiagram(Screen screen) {
        String reference = FileOfBram.late(port, clock, runtime);
        Page page = screen.page();
        screen.logInTo(webapp("cockpit/default/"), "direction", PASSWORD);
        Locator figures = page.locator(".paraphe-dashboard:not([aria-busy])");
        Locator bram = figures.getByRole(AriaRole.TABLE, new Locator.GetByRoleOptions().setName("Tâches par commune")).locator("tr")
            .filter(new Locator.FilterOptions().setHasText("Bram"));
        assertThat(bram).isVisible();
        assertThat(figures.locator("canvas").first()).isVisible();
        screen.readsFrench("Cockpit, the managers' figures");
        screen.pictureOfPage("cockpit-01-dashboard");
        bram.locator("a").first().click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(reference)).first().click();
        assertThat(page).hasURL(Pattern.compile(".*/dossiers/" + reference + "$"));

        String instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).processDefinitionKey("convention-lifecycle").singleResult().getId();
        page.navigate(webapp("cockpit/default/#/process-instance/" + instance + "/runtime"));
        assertThat(page.locator(".paraphe-passed").first()).isAttached();
        page.locator(".ctn-tabbed .nav-tabs, .nav-tabs").getByText("Dossier", new Locator.GetByTextOptions().setExact(true)).click();
        Locator dossier = page.locator(".paraphe-case:not([aria-busy])");
        assertThat(dossier).containsText("Dossier " + reference);
        assertThat(dossier).containsText("Début : Vie de la convention");
        assertThat(dossier).containsText("en retard");
        assertThat(dossier).containsText("18/09/2017 à 09:00");
        screen.readsFrench("Cockpit, a case beside its diagram");
        assertThat(page.locator(".ctn-toolbar")).isHidden();
        screen.picture("cockpit-02-dossier");
    }

    @Test
    void aLateTaskIsLateByTheClockOfTheHouse(Screen screen) {
        FileOfBram.late(port, clock, runtime);
        screen.logIn(port, FileOfBram.CLERK, PASSWORD);
        screen.page().locator(".task-filter").filter(new Locator.FilterOptions().setHasText("En retard")).click();
        Locator card = screen.page().locator(".tasks-list .task").filter(new Locator.FilterOptions().setHasText("Établir l’annexe 1")).first();
        assertThat(card.locator(".due-date.paraphe-late")).hasText(Pattern.compile("\\s*Échéance le\\s+03/10/2017,?\\s*"));
        screen.readsFrench("Tasklist, what is late");
        screen.picture("tasklist-late");
    }

    @Test
    void whatEverybodyMayStartIsAllThatIsOffered(Screen screen) {
        starts(screen, FileOfBram.CLERK, "Avenant", "Lettre d’une partie à l’autre", "Vie de la convention");
        starts(screen, "academie", "Lettre d’une partie à l’autre");
        starts(screen, "maire-11049");
        starts(screen, "gip");
    }

    private void starts(Screen screen, String account, String... procedures) {
        // what the page before may still be asking would be refused
        screen.page().navigate("about:blank");
        screen.page().context().clearCookies();
        screen.logIn(port, account, PASSWORD);
        screen.page().getByText("Démarrer une procédure").first().click();
        Locator offered = screen.page().locator(".modal-content .processes a");
        if (procedures.length == 0) {
            assertThat(screen.page().locator(".modal-content")).containsText("Aucune procédure ne peut être démarrée ici.");
            assertThat(offered).hasCount(0);
        } else {
            assertThat(offered).hasText(procedures);
        }
        screen.readsFrench("Tasklist, what " + account + " may start");
    }

    private String webapp(String path) {
        return "http://127.0.0.1:" + port + "/camunda/app/" + path;
    }
}
