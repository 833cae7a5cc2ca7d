package fr.paraphe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import fr.paraphe.support.ParapheTest;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** An operator opens somebody's account, through one refusal, changes and blocks it, by keyboard alone; from Admin too the way is in its head. */
@ParapheTest
@ExtendWith(Chromium.class)
@TestPropertySource(properties = "paraphe.test.case=tasklist")
class AccountsTest {

    private static final String OPENED = "secretariat2-11049";

    @LocalServerPort
    private int port;
    @Autowired
    private IdentityService identity;

    @AfterEach
    void theAccountIsGone() {
        identity.deleteUser(OPENED);
    }

    @Test
    void byKeyboardFromAdminsHeadToABlockedAccount(Screen screen) {
        Page page = screen.expectingRefusals().page();
        screen.logInTo(address("/camunda/app/admin/default/#/users"), "admin", "paraphe-demo");
        // what Admin draws late may take the focus, and with it a key: it is at rest once its search is in the address and nothing is asked for
        assertThat(page).hasURL(Pattern.compile(".*searchQuery=.*"));
        page.waitForLoadState(LoadState.NETWORKIDLE);
        Locator pages = page.locator(".paraphe-pages");
        press(page, pages.locator("summary"));
        press(page, pages.getByText("Comptes", new Locator.GetByTextOptions().setExact(true)));
        assertThat(page).hasURL(Pattern.compile(".*/comptes$"));
        page.waitForLoadState();
        Axe.findsNothing(screen);
        press(page, page.locator("summary"));
        page.getByLabel("Identifiant").fill(OPENED);
        page.getByLabel("Prénom").fill("Anne");
        page.getByLabel("Nom", new Page.GetByLabelOptions().setExact(true)).fill("Durand");
        page.getByLabel("Groupe").first().selectOption("secretariat");
        page.getByLabel("Communes, circonscription ou académie").fill("Bram");
        screen.pictureOfPage("comptes-01-ouvrir");
        page.getByLabel("Communes, circonscription ou académie").fill("Castelnaudari");
        press(page, page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ouvrir le compte")));

        Locator alert = page.getByRole(AriaRole.ALERT);
        assertThat(alert).containsText("n’est pas dans l’annuaire");
        Axe.findsNothing(screen);
        press(page, alert.getByRole(AriaRole.LINK));
        Locator of = page.getByLabel("Communes, circonscription ou académie");
        assertThat(of).isFocused();
        assertThat(of).hasAttribute("aria-invalid", "true");
        of.fill("Bram");
        page.keyboard().press("Enter");

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasText("Compte " + OPENED);
        assertThat(page.locator("[data-password]")).hasText(Pattern.compile("([a-z2-9]{4}-){3}[a-z2-9]{4}"));
        assertThat(page.locator("main")).containsText("Bram (11049)");
        screen.pictureOfPage("comptes-02-compte");
        Axe.findsNothing(screen);
        press(page, page.locator("summary").first());
        press(page, page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Bloquer maintenant")));
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Le compte est bloqué");

        page.navigate(address("/comptes?q=durand&etat=bloques"));
        assertThat(page.locator("tbody tr")).containsText("Bram (11049)");
        assertThat(page.locator("tbody .badge").first()).hasText("bloqué");
        Page zoomed = screen.at200Percent();
        for (String path : List.of("/comptes", "/comptes/" + OPENED)) {
            zoomed.navigate(address(path));
            zoomed.locator("summary").first().click();
            assertThat((List<?>) zoomed.evaluate(PagesByKeyboardAndZoomTest.CUT_OR_OVERLAPPING)).as(path).isEmpty();
        }
    }

    private static void press(Page page, Locator element) {
        assertThat(element).isVisible();
        element.focus();
        assertThat(element).isFocused();
        page.keyboard().press("Enter");
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
