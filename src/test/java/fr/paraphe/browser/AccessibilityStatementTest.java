package fr.paraphe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.support.ParapheTest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What the accessibility statement says: that axe-core finds nothing on our pages, and which of its rules the engine's own screens break, no fewer. */
@ParapheTest
@ExtendWith(Chromium.class)
@TestPropertySource(properties = "paraphe.test.case=tasklist")
class AccessibilityStatementTest {

    private static final String PASSWORD = "paraphe-demo";

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
    void whatTasklistFailsIsNamed(Screen screen) {
        aFile();
        screen.logIn(port, FileOfBram.CLERK, PASSWORD);
        Set<String> found = new TreeSet<>(Axe.breaks(screen.page()));
        screen.take("Établir l’annexe 1");
        found.addAll(Axe.breaks(screen.page()));
        screen.picture("tasklist-form");
        screen.page().getByText("Dossier", new Page.GetByTextOptions().setExact(true)).last().click();
        assertThat(screen.page().locator(".paraphe-case:not([aria-busy])")).isVisible();
        screen.picture("tasklist-dossier");
        found.addAll(Axe.breaks(screen.page()));
        namedOnThePage(screen, "tasklist", found);
    }

    @Test
    void whatCockpitFailsIsNamed(Screen screen) {
        String reference = aFile();
        screen.logInTo(address("/camunda/app/cockpit/default/"), "direction", PASSWORD);
        assertThat(screen.page().locator(".paraphe-dashboard:not([aria-busy]) canvas").first()).isVisible();
        Set<String> found = new TreeSet<>(Axe.breaks(screen.page()));
        screen.page().navigate(address("/camunda/app/cockpit/default/#/processes"));
        screen.page().locator("[cam-widget-footer] #footer-timezone").waitFor();
        found.addAll(Axe.breaks(screen.page()));
        String instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).processDefinitionKey("convention-lifecycle").singleResult().getId();
        screen.page().navigate(address("/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime"));
        assertThat(screen.page().locator("[data-element-id=UserTask_EstablishSchoolList]").first()).isAttached();
        found.addAll(Axe.breaks(screen.page()));
        namedOnThePage(screen, "cockpit", found);
    }

    @Test
    void whatAdminAndWelcomeFailIsNamed(Screen screen) {
        screen.expectingRefusals().logInTo(address("/camunda/app/welcome/default/"), "admin", PASSWORD);
        screen.page().getByText("Mon compte").first().waitFor();
        Set<String> found = new TreeSet<>(Axe.breaks(screen.page()));
        for (String path : List.of("#/users", "#/groups", "#/authorization?resource=0")) {
            screen.page().navigate(address("/camunda/app/admin/default/" + path));
            screen.page().locator("[cam-widget-footer] #footer-timezone").waitFor();
            found.addAll(Axe.breaks(screen.page()));
        }
        namedOnThePage(screen, "admin", found);
    }

    private void namedOnThePage(Screen screen, String application, Set<String> found) {
        screen.page().navigate(address("/accessibilite"));
        List<String> named = screen.page().locator("[data-fails~=" + application + "]").all().stream().map(each -> each.getAttribute("data-rule")).toList();
        assertThat(named).as("rules that %s breaks", application).containsAll(found);
    }

    private String aFile() {
        return FileOfBram.late(port, clock, runtime);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
