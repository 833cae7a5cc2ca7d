package fr.paraphe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.support.ParapheTest;
import fr.paraphe.support.SignedConvention;
import java.time.LocalDateTime;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The académie in Tasklist, with the whole application behind: it opens a mise en demeure and writes it, in its own confidence. */
@ParapheTest
@ExtendWith(Chromium.class)
@TestPropertySource(properties = "paraphe.test.case=tasklist")
class DisputeTasklistTest {

    private static final String CONVENTION = "ENT-11069-TL1";

    @LocalServerPort
    private int port;
    @Autowired
    private SettableClock clock;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private RuntimeService runtime;

    @Test
    void fromTheStartFormToTheSignatureOfTheRecteur(Screen screen) {
        clock.set(LocalDateTime.parse("2019-01-28T09:00").atZone(clock.getZone()).toInstant());
        inForce();
        screen.logIn(port, "academie", "paraphe-demo");
        Page page = screen.page();
        page.getByText("Démarrer une procédure").first().click();
        page.locator(".modal-content a").filter(new Locator.FilterOptions().setHasText("Lettre d’une partie à l’autre")).click();
        screen.formReady();
        screen.field("convention").selectOption(CONVENTION);
        screen.form().getByLabel("Mise en demeure").check();
        screen.picture("dispute-01-open-letter");
        page.locator("[ng-click='startProcessInstance()']").click();
        screen.listed("Préparer la lettre");
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(CONVENTION + "-M1").tenantIdIn("montpellier-litiges").count()).isEqualTo(1);

        screen.take("Préparer la lettre");
        assertThat(screen.form()).containsText("la commune de Carcassonne");
        screen.expectingRefusals().complete();
        assertThat(screen.form().locator(".error-summary")).containsText("Exposez au moins un grief");
        screen.press("Reprendre ces engagements comme griefs");
        assertThat(screen.form().getByLabel("Article du grief 1")).hasValue("2.1");
        screen.form().getByLabel("Faits du grief 1").fill("Aucun ordinateur.");
        screen.form().getByLabel("Ce qui est demandé").fill("Équiper l’école.");
        screen.pictureOfForm("dispute-02-prepare-letter");
        screen.complete();
        assertThat(page.getByText("Préparer la lettre")).hasCount(0);
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(CONVENTION + "-M1").processDefinitionKey("convention-signature")
            .tenantIdIn("montpellier-litiges").count()).isEqualTo(1);
    }

    private void inForce() {
        SignedConvention.of(CONVENTION, "11069").schools("Est").into(jdbc);
    }
}
