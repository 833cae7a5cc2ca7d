package fr.paraphe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The file of payments in the form of a campaign: taken at once, and what it could not take is said there. */
@ExtendWith(Chromium.class)
class PaymentFormsTest {

    private static final String IMPORT = "/api/payments/import";

    private StubApi api;

    @BeforeEach
    void start(Screen screen) throws IOException {
        api = new StubApi();
        api.view(Files.readString(Path.of("src/test/resources/forms/follow-payments.json")), "null");
        screen.page().navigate(api.page("follow-payments.html"));
        screen.formReady();
    }

    @AfterEach
    void stop(Screen screen) {
        // the page goes first: what it may still be asking would find nobody
        screen.page().navigate("about:blank");
        api.close();
    }

    @Test
    void eachBadLineIsSaid(Screen screen) throws InterruptedException {
        api.answer("POST", IMPORT, 200, """
            {"lines": 3, "entered": 1, "known": 1, "errors": [{"line": 4, "column": "titre", "reason": "le titre 2018-000009 est inconnu."}]}""");
        choose(screen);
        assertThat(api.next("POST", IMPORT).body().asText()).isEqualTo("titre;montant\n");
        assertThat(screen.form().locator("#import-result")).hasText("1 paiement enregistré, 1 déjà connus, 1 ligne refusée. Actualisez la tâche pour voir les nouveaux totaux.");
        assertThat(screen.form().locator("#import-errors li")).hasText(new String[] {"ligne 4, colonne titre : le titre 2018-000009 est inconnu."});
    }

    @Test
    void aFileThatIsRefusedAsAWholeIsSaidSo(Screen screen) throws InterruptedException {
        screen.expectingRefusals();
        api.answer("POST", IMPORT, 422, """
            {"detail": "Saisie refusée.", "errors": [{"field": "lines[1].montant", "message": "ligne 1, colonne montant : la colonne manque dans l’en-tête.", "article": ""}]}""");
        choose(screen);
        assertThat(screen.form().locator("#import-result")).hasText("Rien n’est importé. Saisie refusée.");
        assertThat(screen.form().locator("#import-errors li")).hasText(new String[] {"ligne 1, colonne montant : la colonne manque dans l’en-tête."});
    }

    @Test
    void aTitreIsCancelledByItsNumber(Screen screen) throws InterruptedException {
        api.answer("GET", "/api/titres", 200, "{\"total\": 1, \"items\": [{\"id\": 412}]}");
        api.answer("POST", "/api/titres/412/cancellation", 200, "{\"number\": \"2018-000412\", \"replacement\": \"2018-001241\"}");
        screen.form().locator("#cancel-number").fill("2018-000412");
        screen.form().locator("#cancel-reason").fill("Deux écoles");
        screen.form().locator("#cancel-titre").click();
        assertThat(api.next("POST", "/api/titres/412/cancellation").body()).isEqualTo(StubApi.json("{\"reason\": \"Deux écoles\", \"reissue\": true}"));
        assertThat(screen.form().locator("#cancel-result")).hasText("Le titre 2018-000412 est annulé. Le titre 2018-001241 le remplace. Actualisez la tâche.");
    }

    @Test
    void aNumberOfNoTitreIsSaidSo(Screen screen) {
        api.answer("GET", "/api/titres", 200, "{\"total\": 0, \"items\": []}");
        screen.form().locator("#cancel-titre").click();
        assertThat(screen.form().locator("#cancel-result")).hasText("Ce numéro n’est pas celui d’un titre de cette campagne.");
    }

    private static void choose(Screen screen) {
        screen.form().locator("#payments-file").setInputFiles(new FilePayload("paiements.csv", "application/vnd.ms-excel", "titre;montant\n".getBytes(StandardCharsets.UTF_8)));
    }
}
