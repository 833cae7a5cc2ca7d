package fr.paraphe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import fr.paraphe.support.DoorTest;
import fr.paraphe.support.GuardedCase;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** In and out, as a clerk does it: our login page, Tasklist, and its own way out. */
@DoorTest
@ExtendWith(Chromium.class)
class OneLoginTest {

    @LocalServerPort
    private int port;
    @Autowired
    private GuardedCase cases;

    @Test
    void fromTheLoginPageToTasklistAndOutAgain(Screen screen) {
        cases.start("BROWSER", "11076");
        Page page = screen.page();
        page.navigate("http://127.0.0.1:" + port + "/");
        page.getByLabel("Identifiant").fill("secretariat-11076");
        page.getByLabel("Mot de passe").fill("paraphe-demo");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Se connecter")).click();
        assertThat(page).hasURL(Pattern.compile(".*/camunda/app/tasklist/default/.*"));
        // what is still being asked when the session ends would be refused, and the console would say so
        page.locator(".tasks-list .task").first().waitFor();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.locator("li.account a.dropdown-toggle").click();
        page.locator("li.logout a").click();
        assertThat(page).hasURL(Pattern.compile(".*/login$"));
        // asked beside the page, which Tasklist may still be sending away after the log-out
        String left = page.request().get("http://127.0.0.1:" + port + "/camunda/app/tasklist/default/").url();
        Assertions.assertThat(left).endsWith("/login");
        // a browser that is closed in the middle of a redirection may never answer
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }
}
