package fr.paraphe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.support.ParapheTest;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A secretariat records its mayor's absence and ends it, by keyboard alone, through one refusal. */
@ParapheTest
@ExtendWith(Chromium.class)
@TestPropertySource(properties = "paraphe.test.case=tasklist")
class AbsencesTest {

    @LocalServerPort
    private int port;
    @Autowired
    private SettableClock clock;
    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void nobodyIsAway() {
        jdbc.sql("delete from absence").update();
    }

    @Test
    void byKeyboardFromTheNavigationToTheEndOfAnAbsence(Screen screen) {
        clock.set(Instant.parse("2017-10-16T07:00:00Z"));
        Page page = screen.expectingRefusals().page();
        screen.logInTo("http://127.0.0.1:" + port + "/calculs", FileOfBram.CLERK, "paraphe-demo");
        press(page, page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Absences")));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasText("Absences et suppléances");
        page.waitForLoadState();
        Axe.findsNothing(screen);
        page.getByLabel("Personne absente").selectOption("maire-11049");
        press(page, page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Continuer")));
        page.getByLabel("Premier jour").fill("2017-10-16");
        page.getByLabel("Dernier jour").fill("2017-10-20");
        page.getByLabel("Nom et qualité du suppléant").fill("Mme Anne DURAND, première adjointe");
        page.getByLabel("Adresse électronique du suppléant").fill("adjointe@bram.example");
        screen.pictureOfPage("absences");
        page.keyboard().press("Enter");

        Locator alert = page.getByRole(AriaRole.ALERT);
        assertThat(alert).containsText("Désignez le suppléant.");
        Axe.findsNothing(screen);
        press(page, alert.getByRole(AriaRole.LINK));
        Locator deputy = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Suppléant"));
        assertThat(deputy).isFocused();
        assertThat(deputy).hasAttribute("aria-invalid", "true");
        assertThat(page.getByLabel("Premier jour")).hasValue("2017-10-16");
        deputy.selectOption("direction-11049");
        press(page, page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Enregistrer l’absence")));

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Mme Anne DURAND, première adjointe supplée ");
        press(page, page.locator("summary"));
        Axe.findsNothing(screen);
        press(page, page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Mettre fin maintenant")));
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("L’absence est terminée");
        assertThat(page.locator("tbody .badge")).hasText(Pattern.compile("terminée"));
    }

    private static void press(Page page, Locator element) {
        element.focus();
        page.keyboard().press("Enter");
    }
}
