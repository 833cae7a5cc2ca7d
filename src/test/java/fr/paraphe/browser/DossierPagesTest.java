package fr.paraphe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.paraphe.web.dossier.PlayedCase;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The list of cases and a case in a browser: found, read, drawn, and open to everybody as far as axe-core can tell. */
class DossierPagesTest extends PlayedCasePages {

    @Test
    void fromTheListToTheDrawingsOfACase(Screen screen) {
        Page page = logIn(screen, "academie", "/dossiers");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Dossiers")).click();
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Dossiers"))).hasAttribute("aria-current", "page");
        page.getByLabel("Mots").fill("numerique");
        page.getByLabel("Phase").selectOption("ENDED");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Rechercher")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("1 dossier");
        screen.pictureOfPage("dossiers-01-list");
        Axe.findsNothing(screen);

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(PlayedCase.REFERENCE)).click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasText("Dossier " + PlayedCase.REFERENCE);
        assertThat(page.locator("figure.diagram")).hasAttribute("data-drawn", "true");
        assertThat(page.locator("canvas[data-of]")).hasAttribute("data-drawn", "true");
        assertThat(page.locator("[data-element-id=UserTask_EstablishSchoolList]").first()).hasClass(Pattern.compile(".*step-passed.*"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Agrandir")).click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Voir tout")).click();
        screen.pictureOfPage("dossiers-02-case");
        Axe.findsNothing(screen);

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Délibération du conseil municipal.*"))).click();
        assertThat(page.locator("figure.diagram")).hasAttribute("data-drawn", "true");
        assertThat(page.locator("ol.steps")).containsText("Enregistrer le vote");
        screen.pictureOfPage("dossiers-03-process");
        Axe.findsNothing(screen);
    }

    @Test
    void anOpenTaskLeadsToTasklist(Screen screen) {
        Page page = logIn(screen, "secretariat-11076", "/dossiers/" + PlayedCase.RENEWAL);
        assertThat(page.locator("figure.diagram")).hasAttribute("data-drawn", "true");
        assertThat(page.locator("[data-element-id=UserTask_EstablishSchoolList]").first()).hasClass(Pattern.compile(".*step-now.*"));
        screen.pictureOfPage("dossiers-04-open");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Établir l’annexe 1")).click();
        page.locator("h2.task").filter(new Locator.FilterOptions().setHasText("Établir l’annexe 1")).waitFor();
        screen.formReady();
    }

    @Test
    void whatIsOwedAndWhatIsDueAreListsThatEverybodyCanRead(Screen screen) {
        Page page = logIn(screen, "direction", "/dossiers");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Titres")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("4 titres");
        screen.pictureOfPage("titres");
        Axe.findsNothing(screen);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Échéancier")).click();
        assertThat(page.getByLabel("Échéances", new Page.GetByLabelOptions().setExact(true)).first()).isVisible();
        screen.pictureOfPage("echeancier-direction");
        Axe.findsNothing(screen);
    }
}
