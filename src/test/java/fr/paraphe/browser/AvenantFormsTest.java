package fr.paraphe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The forms of an avenant: what the clerk is shown of its effect while typing, and that a commune which has just joined an RPI can be chosen for its schools. */
@ExtendWith(Chromium.class)
class AvenantFormsTest {

    private static final String SIMULATION = "/api/avenants/simulation";

    private StubApi api;

    @BeforeEach
    void start() throws IOException {
        api = new StubApi();
        api.answer("POST", SIMULATION, 200, """
            {"summary": "1 école ajoutée, 1 retirée : permutation.", "added": [{"label": "EE Alphonse Daudet"}], "removed": [{"label": "EE Jean Moulin"}], "corrected": [],
             "outcome": "EFFECTIVE", "clause": "Convention, art. 6.2", "sentence": "Il prend effet pour l’année scolaire 2018-2019.", "cost": "2 écoles × 50,00 € = 100,00 €"}""");
        api.view(sample("prepare-avenant"), "null");
    }

    @AfterEach
    void stop(Screen screen) {
        screen.page().navigate("about:blank");
        api.close();
    }

    @Test
    void theClerkSeesWhatChangesAndWhatItCostsWhileTyping(Screen screen) throws Exception {
        show(screen);
        JsonNode asked = api.next("POST", SIMULATION).body();
        assertThat(asked.get("reference").asText()).isEqualTo("ENT-11076-2017");
        assertThat(asked.get("sentOn").asText()).isEqualTo("2018-10-14");
        assertThat(asked.get("schools")).hasSize(2);
        assertThat(screen.form().locator(".live")).containsText("1 école ajoutée, 1 retirée : permutation.");
        assertThat(screen.form().locator(".live li")).hasText(new String[] {"EE Alphonse Daudet", "EE Jean Moulin"});
        assertThat(screen.form().locator(".live").getByText("Rectifiées")).isHidden();

        screen.form().getByLabel("Envoi prévu à l’académie le").fill("2018-10-20");
        assertThat(api.next("POST", SIMULATION).body().get("sentOn").asText()).isEqualTo("2018-10-20");
        screen.press("Reprendre les écoles de l’annuaire");
        asked = api.next("POST", SIMULATION).body();
        assertThat(asked.get("schools")).hasSize(3);
        screen.press("Revenir à la liste en vigueur");
        assertThat(api.next("POST", SIMULATION).body().get("schools")).hasSize(2);

        screen.page().evaluate("() => window.complete()");
        assertThat(api.next("PUT", "/api/tasks/t1/form").body().has("planned")).isFalse();
    }

    @Test
    void aRefusedSimulationSaysWhy(Screen screen) {
        screen.expectingRefusals();
        api.answer("POST", SIMULATION, 422, """
            {"status": 422, "errors": [{"field": "schools", "message": "Un avenant ne peut pas retirer toutes les écoles.", "article": "Convention, art. 9"}]}""");
        show(screen);
        assertThat(screen.form().locator(".live.is-refused")).hasText("Un avenant ne peut pas retirer toutes les écoles.");
    }

    @Test
    void aCommuneThatJoinsTheRpiIsOfferedForItsSchools(Screen screen) throws Exception {
        show(screen);
        screen.form().getByLabel("Intégration d’une ou plusieurs communes").check();
        screen.press("Ajouter une commune du RPI");
        screen.form().getByLabel("Code INSEE de la commune représentée 2").fill("11076");
        screen.form().getByLabel("Code INSEE de la commune représentée 1").fill("11004");
        screen.press("Ajouter une école");
        screen.form().getByLabel("Commune de l’école 3").selectOption("11004");
        screen.form().getByLabel("Nom de l’école 3").fill("Les Tilleuls");
        screen.form().getByLabel("Nom de l’école 3").blur();
        JsonNode draft = api.next("PUT", "/api/tasks/t1/draft").body();
        while (draft.at("/schools/2/name").asText().isEmpty()) {
            draft = api.next("PUT", "/api/tasks/t1/draft").body();
        }

        api.view(sample("prepare-avenant"), draft.toString());
        show(screen);
        assertThat(screen.form().getByLabel("Commune de l’école 3")).hasValue("11004");
    }

    @Test
    void anAbandonedAvenantSendsItsReasonOnly(Screen screen) throws Exception {
        show(screen);
        screen.form().getByLabel("Abandonner l’avenant").check();
        screen.form().getByLabel("Motif de l’abandon").fill("La liste ne change pas.");
        screen.page().evaluate("() => window.complete()");
        JsonNode sent = api.next("PUT", "/api/tasks/t1/form").body();
        assertThat(sent.get("decision").asText()).isEqualTo("ABANDON");
        assertThat(sent.get("reason").asText()).isEqualTo("La liste ne change pas.");
        assertThat(sent.has("nature")).isFalse();
    }

    @Test
    void openingAnAvenantOffersWhatTheChosenYearAllows(Screen screen) throws Exception {
        api.answer("GET", "/api/avenants/form", 200, sample("open-avenant"));
        api.answer("GET", "/api/deadlines/avenant-window", 200, """
            {"opens": "2018-09-01", "closes": "2018-10-15", "article": "Convention, art. 6.2", "explanation": "Du 1er septembre au 15 octobre 2018."}""");
        screen.page().navigate(api.page("open-avenant.html"));
        screen.formReady();
        screen.form().getByLabel("Modification d’un RPI").check();
        screen.field("schoolYear").selectOption("2019-2020");
        assertThat(screen.form().getByLabel("Modification d’un RPI")).isHidden();
        assertThat(screen.form().getByLabel("Modification de la liste des écoles")).isVisible();
        assertThat(screen.form().locator("[name=nature]:checked")).hasCount(0);
    }

    @Test
    void openingAnAvenantGivesTheEngineItsReferenceAndCommune(Screen screen) throws Exception {
        api.answer("GET", "/api/avenants/form", 200, sample("open-avenant"));
        api.answer("GET", "/api/deadlines/avenant-window", 200, """
            {"opens": "2018-09-01", "closes": "2018-10-15", "article": "Convention, art. 6.2", "explanation": "Du 1er septembre au 15 octobre 2018."}""");
        api.answer("POST", "/api/conventions/ENT-11076-2017/avenants", 201, "{\"reference\": \"ENT-11076-2017-A1\", \"commune\": \"11076\"}");
        screen.page().navigate(api.page("open-avenant.html"));
        screen.formReady();
        assertThat(screen.form().locator(".live")).containsText("Du 1er septembre au 15 octobre 2018.");
        screen.form().getByLabel("Modification d’un RPI").check();
        screen.pictureOfPage("form-open-avenant");
        assertThat(screen.page().evaluate("() => window.complete()")).isNull();
        assertThat(api.next("POST", "/api/conventions/ENT-11076-2017/avenants").body())
            .isEqualTo(StubApi.json("{\"schoolYear\": \"2018-2019\", \"nature\": \"RPI_CHANGE\"}"));
        assertThat(screen.page().evaluate("() => JSON.stringify(window.engine.asked)"))
            .isEqualTo("[{\"businessKey\":\"ENT-11076-2017-A1\",\"variables\":[\"commune\"]}]");
    }

    private void show(Screen screen) {
        screen.page().navigate(api.page("prepare-avenant.html"));
        screen.formReady();
    }

    private static String sample(String form) throws IOException {
        return Files.readString(Path.of("src/test/resources/forms", form + ".json"));
    }
}
