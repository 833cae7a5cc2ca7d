package fr.paraphe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.paraphe.support.Program;
import fr.paraphe.web.dossier.PlayedCase;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A manager in Cockpit and a case that is over, which Cockpit itself does not show: its timeline, papers and drawings are found from there all the same. */
class CockpitCasesTest extends PlayedCasePages {

    @Autowired
    private HistoryService history;
    @Autowired
    private RuntimeService runtime;

    @Test
    void aFinishedProcessIsDrawnOnOurPage(Screen screen) {
        String finished = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(PlayedCase.REFERENCE).processDefinitionKey("council-deliberation").finished()
            .list().get(0).getId();
        screen.expectingRefusals().logInTo(cockpit(""), "direction", "paraphe-demo");
        screen.page().locator(".paraphe-dashboard:not([aria-busy])").waitFor();
        screen.page().navigate(cockpit("#/process-instance/" + finished + "/runtime"));
        assertThat(screen.page()).hasURL(Pattern.compile(".*/dossiers/" + PlayedCase.REFERENCE + "/procedures/" + finished));
        assertThat(screen.page().locator("figure.diagram")).hasAttribute("data-drawn", "true");
        screen.picture("cockpit-03-finished");
    }

    @Test
    void besideARunningProcessStandTheWholeCaseAndWhatHasBeenPassed(Screen screen) {
        String running = runtime.createProcessInstanceQuery().processInstanceBusinessKey(PlayedCase.RENEWAL).processDefinitionKey("convention-lifecycle").singleResult().getId();
        screen.logInTo(cockpit("#/process-instance/" + running + "/runtime"), "direction", "paraphe-demo");
        Page page = screen.page();
        page.locator(".paraphe-dashboard:not([aria-busy]), .ctn-tabbed").first().waitFor();
        page.navigate(cockpit("#/process-instance/" + running + "/runtime"));
        page.locator(".nav-tabs").getByText("Dossier", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".paraphe-case:not([aria-busy])")).containsText("Procédures du dossier");
        assertThat(page.locator(".paraphe-passed").first()).isAttached();
        for (String tab : new String[] {"Données", "Incidents", "Dossiers appelés", "Tâches", "Traitements", "Tâches externes"}) {
            page.locator(".nav-tabs").getByText(tab, new Locator.GetByTextOptions().setExact(true)).click();
            screen.readsFrench("Cockpit, the tab " + tab);
        }
        screen.picture("cockpit-04-running");
    }

    /** Also while only others have something to do: from the case's page, by whoever may. */
    @Test
    void aFileIsWithdrawnFromItsPage(Screen screen) {
        Program clerk = Program.as(port(), FileOfBram.CLERK);
        String reference = clerk.post("/api/conventions", "{\"commune\": \"11049\", \"firstSchoolYear\": \"%s\", \"object\": \"ENT-école\"}"
            .formatted(clerk.get("/api/conventions/form").json().at("/schoolYears/0").asText())).json().get("reference").asText();
        clerk.post("/engine-rest/process-definition/key/convention-lifecycle/submit-form",
            "{\"businessKey\": \"%s\", \"variables\": {\"commune\": {\"value\": \"11049\", \"type\": \"String\"}}}".formatted(reference));
        Page page = screen.page();
        screen.logInTo(address("/dossiers/" + reference), "academie", "paraphe-demo");
        assertThat(page.locator("h1")).hasText("Dossier " + reference);
        assertThat(page.locator("form[data-withdrawal]")).hasCount(0);
        page.navigate("about:blank");
        page.context().clearCookies();
        screen.logInTo(address("/dossiers/" + reference), FileOfBram.CLERK, "paraphe-demo");
        page.getByText("Retirer ce dossier avant sa signature…").click();
        Axe.findsNothing(screen);
        page.getByLabel("Motif du retrait").fill("Renvoyé à l’an prochain");
        page.getByLabel("Je confirme que ce dossier est retiré définitivement").check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Retirer définitivement le dossier")).click();
        assertThat(page.locator(".badge").first()).hasText("Close sans suite");
        assertThat(page.locator("main")).containsText("Renvoyé à l’an prochain");
        assertThat(page.locator("form[data-withdrawal]")).hasCount(0);
    }

    private String cockpit(String path) {
        return address("/camunda/app/cockpit/default/" + path);
    }
}
