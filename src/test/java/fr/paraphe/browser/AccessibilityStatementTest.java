package fr.paraphe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.support.Browser;
import fr.paraphe.support.ParapheTest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What the accessibility statement says: that axe-core finds nothing on our pages, and on the engine's own screens nothing but what it names. */
@ParapheTest
@ExtendWith(Chromium.class)
@TestPropertySource(properties = "paraphe.test.case=tasklist")
class AccessibilityStatementTest {

    private static final String PASSWORD = "paraphe-demo";
    /** Names are given once a screen is drawn (paraphe/names.js). */
    private static final String NAMED = """
        () => [...document.querySelectorAll('a[href], button')].every(each => !each.checkVisibility() || each.innerText.trim() || each.hasAttribute('aria-label')
          || each.querySelector('img, svg'))""";

    @LocalServerPort
    private int port;
    @Autowired
    private SettableClock clock;
    @Autowired
    private RuntimeService runtime;

    @Test
    void aStrangersPagesHaveNothing(Screen screen) {
        for (String path : List.of("/login", "/actes", "/accessibilite")) {
            screen.page().navigate(address(path));
            Axe.findsNothing(screen);
        }
    }

    @Test
    void aClerksPagesHaveNothing(Screen screen) {
        aFile();
        screen.logInTo(address("/echeancier"), FileOfBram.CLERK, PASSWORD);
        assertThat(screen.page()).hasURL(Pattern.compile(".*/echeancier.*"));
        screen.pictureOfPage("echeancier");
        Axe.findsNothing(screen);
        screen.page().navigate(address("/echeancier?vue=mois"));
        Axe.findsNothing(screen);
        screen.page().navigate(address("/calculs"));
        screen.picture("calculs");
        Axe.findsNothing(screen);
        screen.page().navigate(address("/demo/horloge"));
        screen.picture("horloge");
        Axe.findsNothing(screen);
        screen.page().navigate(address("/mot-de-passe"));
        Axe.findsNothing(screen);
    }

    @Test
    void onTasklistsScreensItFindsNothingThatIsNotNamed(Screen screen) {
        aFile();
        screen.logIn(port, FileOfBram.CLERK, PASSWORD);
        onlyWhatIsNamed(screen, "tasklist-list");
        screen.take("Établir l’annexe 1");
        onlyWhatIsNamed(screen, "tasklist-task");
        screen.picture("tasklist-form");
        screen.page().getByText("Dossier", new Page.GetByTextOptions().setExact(true)).last().click();
        assertThat(screen.page().locator(".paraphe-case:not([aria-busy])")).isVisible();
        screen.picture("tasklist-dossier");
        onlyWhatIsNamed(screen, "tasklist-dossier");
        screen.page().getByText("Démarrer une procédure").first().click();
        screen.page().locator(".modal-content .processes a").first().waitFor();
        onlyWhatIsNamed(screen, "tasklist-start");
    }

    @Test
    void onCockpitsScreensItFindsNothingThatIsNotNamed(Screen screen) {
        String reference = aFile();
        screen.logInTo(address("/camunda/app/cockpit/default/"), "direction", PASSWORD);
        assertThat(screen.page().locator(".paraphe-dashboard:not([aria-busy]) canvas").first()).isVisible();
        onlyWhatIsNamed(screen, "cockpit-dashboard");
        screen.page().navigate(address("/camunda/app/cockpit/default/#/processes"));
        screen.page().locator("[cam-widget-footer] #footer-timezone").waitFor();
        onlyWhatIsNamed(screen, "cockpit-processes");
        String instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).processDefinitionKey("convention-lifecycle").singleResult().getId();
        screen.page().navigate(address("/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime"));
        assertThat(screen.page().locator("[data-element-id=UserTask_EstablishSchoolList]").first()).isAttached();
        onlyWhatIsNamed(screen, "cockpit-process");
    }

    @Test
    void onAdminsScreensAndTheWelcomePageItFindsNothingThatIsNotNamed(Screen screen) {
        screen.expectingRefusals().logInTo(address("/camunda/app/welcome/default/"), "admin", PASSWORD);
        screen.page().getByText("Mon compte").first().waitFor();
        onlyWhatIsNamed(screen, "welcome");
        for (String path : List.of("#/users", "#/groups", "#/authorization?resource=0")) {
            screen.page().navigate(address("/camunda/app/admin/default/" + path));
            screen.page().locator("[cam-widget-footer] #footer-timezone").waitFor();
            onlyWhatIsNamed(screen, "admin");
        }
    }

    /** The statement's rows say of which screen, and which of axe-core's rules it breaks there, beside what no program finds. */
    private void onlyWhatIsNamed(Screen screen, String shown) {
        screen.page().waitForLoadState(LoadState.NETWORKIDLE);
        screen.page().waitForFunction(NAMED);
        Matcher named = Pattern.compile("data-screen=\"" + shown + "\" data-rule=\"([\\w-]+)\"").matcher(new Browser(port).get("/accessibilite").body());
        assertThat(Axe.breaks(screen.page())).as("rules that %s breaks", shown).isSubsetOf(named.results().map(row -> row.group(1)).toList());
    }

    private String aFile() {
        return FileOfBram.late(port, clock, runtime);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
