package fr.paraphe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import fr.paraphe.browser.StubApi.Sent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every form gets from the kit, seen on annexe 1 in a real browser with nothing behind it. */
@ExtendWith(Chromium.class)
class FormKitTest {

    private static final String DRAFT = "/api/tasks/t1/draft";
    private static final String FORM = "/api/tasks/t1/form";
    private static final String VIEW = """
        {"schoolYear": "2017-2018", "commune": {"insee": "11076", "name": "Castelnaudary"}, "communes": [{"insee": "11076", "name": "Castelnaudary"}],
         "annexRows": 15, "fee": "50,00", "schools": [], "known": [{"uai": null, "type": "EE", "name": "Jean Moulin", "commune": "11076"},
         {"uai": null, "type": "EE", "name": "Alphonse Daudet", "commune": "11076"}], "contact": {"lastName": null, "firstName": null, "email": null, "phone": null},
         "members": [{"commune": "11225", "name": "Mas-Saintes-Puelles", "mandate": "délibération du 12/09/2017", "document": 7}]}""";

    private StubApi api;

    @BeforeEach
    void start() throws IOException {
        api = new StubApi();
        api.view(VIEW, "null");
        api.answer("GET", "/api/uai/0341301E", 200, "{\"uai\": \"0341301E\", \"valid\": true, \"expectedLetter\": null, \"explanation\": \"\"}");
        api.answer("GET", "/api/uai/0341301", 200, "{\"uai\": \"0341301\", \"valid\": false, \"expectedLetter\": \"E\", \"explanation\": \"Il manque la lettre.\"}");
        api.answer("GET", "/api/uai/0341301F", 200, "{\"uai\": \"0341301F\", \"valid\": false, \"expectedLetter\": \"E\", \"explanation\": \"Ce serait E, soit 0341301E.\"}");
    }

    @AfterEach
    void stop(Screen screen) {
        // the page goes first: what it may still be asking would find nobody
        screen.page().navigate("about:blank");
        api.close();
    }

    private void show(Screen screen) {
        screen.page().navigate(api.page("school-list.html"));
        screen.formReady();
    }

    private static String complete(Page page) {
        return (String) page.evaluate("() => window.complete()");
    }

    private static int askedOfEngine(Page page) {
        return (int) page.evaluate("() => window.engine.asked.length");
    }

    @Test
    void saysWhichCaseAndWhatIsExpected(Screen screen) {
        show(screen);
        assertThat(screen.form().locator(".case")).hasText("Castelnaudary · ENT-11076-2017 · année scolaire 2017-2018");
        assertThat(screen.form().locator(".expected")).hasText("Ce qui est attendu.");
    }

    @Test
    void saysWhichSchoolWhereTheTaskIsAboutOne(Screen screen) {
        api.answer("GET", FORM, 200, """
            {"task": {"id": "t1", "key": "UserTask_Any", "name": "Une tâche", "description": "", "due": null, "reference": "ENT-11076-2017", "commune": "11076",
              "communeName": "Castelnaudary", "schoolYear": "2017-2018", "schoolName": "JEAN MOULIN"}, "view": %s, "draft": null}""".formatted(VIEW));
        show(screen);
        assertThat(screen.form().locator(".case")).hasText("Castelnaudary · ENT-11076-2017 · école JEAN MOULIN · année scolaire 2017-2018");
    }

    @Test
    void savesThroughTheApiBeforeTheEngineCompletes(Screen screen) throws InterruptedException {
        show(screen);
        screen.press("Reprendre les écoles de l’annuaire");
        screen.field("schools[1].uai").fill("0341301E");
        assertThat(complete(screen.page())).isNull();
        Sent saved = api.next("PUT", FORM);
        assertThat(saved.csrf()).isEqualTo("jeton");
        assertThat(saved.body()).isEqualTo(StubApi.json("""
            {"schools": [{"uai": null, "type": "EE", "name": "Jean Moulin", "commune": "11076"},
              {"uai": "0341301E", "type": "EE", "name": "Alphonse Daudet", "commune": "11076"}], "contact": null,
              "members": [{"commune": "11225", "document": 7}]}"""));
        assertThat(askedOfEngine(screen.page())).isEqualTo(1);
    }

    @Test
    void aRefusedSaveNeverReachesTheEngineAndIsShownBesideItsFields(Screen screen) {
        screen.expectingRefusals();
        show(screen);
        screen.press("Reprendre les écoles de l’annuaire");
        api.answer("PUT", FORM, 422, """
            {"title": "Saisie refusée", "status": 422, "detail": "Deux points.", "errors": [
              {"field": "schools[1].uai", "message": "La lettre est fausse.", "article": "convention, annexe 1"},
              {"field": "schools[0]", "message": "L’école est inscrite deux fois.", "article": ""},
              {"field": "", "message": "La liste est incomplète.", "article": ""}]}""");
        assertThat(complete(screen.page())).isEqualTo("camForm submission prevented");
        assertThat(askedOfEngine(screen.page())).isZero();
        assertThat(screen.form().locator(".error-summary .title")).hasText("3 points à corriger");
        assertThat(screen.form().locator(".error-summary li")).hasText(new String[] {
            "La lettre est fausse. (convention, annexe 1)", "L’école est inscrite deux fois.", "La liste est incomplète."});
        assertThat(screen.form().locator(".error-summary")).isFocused();
        assertThat(screen.field("schools[1].uai")).hasAttribute("aria-invalid", "true");
        assertThat(screen.field("schools[1].uai")).hasAccessibleDescription("UAI manquant La lettre est fausse. (convention, annexe 1)");
        assertThat(screen.form().locator("tr.row-error")).hasText(new String[] {"L’école est inscrite deux fois.", "La lettre est fausse. (convention, annexe 1)"});

        screen.press("La lettre est fausse.");
        assertThat(screen.field("schools[1].uai")).isFocused();
        screen.field("schools[1].uai").fill("0341301E");
        assertThat(screen.field("schools[1].uai")).not().hasAttribute("aria-invalid", "true");
        assertThat(screen.form().locator("tr.row-error")).hasText("L’école est inscrite deux fois.");
    }

    @Test
    void showsWhatTheEngineRefuses(Screen screen) {
        show(screen);
        screen.page().evaluate("() => { window.engine.refusal = 'La liste des écoles n’est pas établie.'; }");
        assertThat(complete(screen.page())).isEqualTo("camForm submission prevented");
        assertThat(screen.form().locator(".error-summary")).hasText("La liste des écoles n’est pas établie.");
        assertThat(screen.field("contact.lastName")).isEnabled();
    }

    @Test
    void keepsADraftWhenAFieldIsLeftAndTakesItUpAgain(Screen screen) throws InterruptedException {
        show(screen);
        screen.form().getByLabel("Nom de l’école 1").fill("Jean Moulin");
        screen.form().getByLabel("Nom de l’école 1").blur();
        Sent draft = api.next("PUT", DRAFT);
        assertThat(draft.body().at("/schools/0/name").asText()).isEqualTo("Jean Moulin");
        assertThat(screen.form().locator(".draft-status")).containsText("Brouillon enregistré");

        api.view(VIEW, draft.body().toString());
        show(screen);
        assertThat(screen.field("schools[0].name")).hasValue("Jean Moulin");
        assertThat(screen.form().locator(".draft-status")).hasText("Vous reprenez votre brouillon.");
        screen.press("Effacer le brouillon et recommencer");
        assertThat(screen.form().getByLabel("Nom de l’école 1")).hasValue("");
    }

    @Test
    void aClosedTabLosesNothing(Screen screen) throws InterruptedException {
        show(screen);
        screen.field("contact.lastName").pressSequentially("MAUGARD");
        screen.page().navigate("about:blank");
        Sent draft = api.next("PUT", DRAFT);
        while (!draft.body().at("/contact/lastName").asText().equals("MAUGARD")) {
            draft = api.next("PUT", DRAFT);
        }
    }

    @Test
    void saysWhenTheDraftCannotBeKept(Screen screen) {
        screen.expectingRefusals();
        api.answer("PUT", DRAFT, 404, "{\"detail\": \"Dossier introuvable.\"}");
        show(screen);
        screen.field("contact.lastName").fill("MAUGARD");
        assertThat(screen.form().locator(".draft-status.failed")).hasText("Brouillon non enregistré. Dossier introuvable.");
    }

    @Test
    void saysWhyATaskCannotBeShown(Screen screen) {
        screen.expectingRefusals();
        api.answer("GET", FORM, 404, "{\"detail\": \"Dossier introuvable.\"}");
        show(screen);
        assertThat(screen.form().locator(".error-summary")).hasText("Dossier introuvable.");
        assertThat(screen.form().locator("fieldset").first()).isHidden();
        assertThat(complete(screen.page())).isEqualTo("camForm submission prevented");
        assertThat(askedOfEngine(screen.page())).isZero();
    }

    @Test
    void verifiesTheLetterOfAnUaiAsItIsTyped(Screen screen) {
        show(screen);
        Locator uai = screen.form().getByLabel("UAI de l’école 1");
        Locator said = screen.form().locator("td .check").first();
        assertThat(said).hasText("UAI manquant");
        uai.pressSequentially("0341301f");
        assertThat(said).hasText("Ce serait E, soit 0341301E.");
        uai.fill("0341301E");
        assertThat(said).hasText("Lettre exacte");
        uai.fill("");
        assertThat(said).hasText("UAI manquant");
    }

    @Test
    void emptyRowsAreNotSentAndRowsKeepTheirOrder(Screen screen) throws InterruptedException {
        show(screen);
        screen.press("Ajouter une école");
        screen.press("Ajouter une école");
        screen.form().getByLabel("Nom de l’école 3").fill("Prosper Estieu");
        screen.form().getByLabel("Type de l’école 3").selectOption("EE");
        assertThat(screen.form().locator("#total")).hasText("1 école, soit 50,00 € par année scolaire");
        screen.press("Retirer l’école 1");
        assertThat(screen.form().getByLabel("Nom de l’école 2")).hasValue("Prosper Estieu");
        assertThat(screen.form().getByLabel("Nom de l’école 3")).hasCount(0);
        complete(screen.page());
        assertThat(api.next("PUT", FORM).body().get("schools").toString())
            .isEqualTo("[{\"uai\":null,\"type\":\"EE\",\"name\":\"Prosper Estieu\",\"commune\":\"11076\"}]");
    }

    @Test
    void textOfTheApiIsNeverMarkup(Screen screen) {
        api.view(VIEW.replace("2017-2018", "<img src=x onerror=alert(1)>{{7*7}}"), "null");
        show(screen);
        assertThat(screen.form().locator("legend").first()).hasText("Écoles inscrites pour <img src=x onerror=alert(1)>{{7*7}}");
        assertThat(screen.form().locator("img")).hasCount(0);
    }

    @Test
    void nothingCanBeTypedWhileTheTaskCompletes(Screen screen) {
        show(screen);
        complete(screen.page());
        screen.form().and(screen.page().locator("[inert]")).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    }

    @Test
    void aChosenFileIsDepositedAtOnceAndTheFormSendsItsNumber(Screen screen) throws InterruptedException {
        api.view("{\"initial\": {}}", "null");
        api.answer("POST", "/api/conventions/ENT-11076-2017/documents", 201, "{\"id\": 12, \"title\": \"Preuve d’envoi\"}");
        screen.page().navigate(api.page("upload.html"));
        screen.formReady();
        screen.field("proof").setInputFiles(pdf("accusé.pdf"));
        Sent deposit = api.next("POST", "/api/conventions/ENT-11076-2017/documents");
        assertThat(deposit.csrf()).isEqualTo("jeton");
        assertThat(deposit.body().asText()).contains("name=\"kind\"", "SENDING_PROOF", "name=\"title\"", "Preuve d’envoi", "name=\"file\"; filename=\"accusé.pdf\"", "%PDF-1.7");
        Locator said = screen.form().locator(".field .check");
        assertThat(said).hasText("Pièce enregistrée : accusé.pdf Retirer");
        assertThat(said.locator("a")).hasAttribute("href", java.util.regex.Pattern.compile(".*/api/documents/12"));
        Sent draft = api.next("PUT", DRAFT);
        assertThat(draft.body().get("proof").asInt()).isEqualTo(12);

        screen.press("Ajouter une commune");
        screen.form().getByLabel("Mandat de la commune 1").setInputFiles(pdf("mandat.pdf"));
        assertThat(api.next("POST", "/api/conventions/ENT-11076-2017/documents").body().asText()).contains("MANDATE");
        assertThat(screen.form().locator("td .check")).hasText("Pièce enregistrée : mandat.pdf Retirer");
        complete(screen.page());
        assertThat(api.next("PUT", FORM).body()).isEqualTo(StubApi.json("{\"proof\": 12, \"note\": null, \"members\": [{\"commune\": null, \"mandate\": 12}]}"));
    }

    @Test
    void aDepositThatIsRefusedSaysWhyAndSendsNothing(Screen screen) throws InterruptedException {
        screen.expectingRefusals();
        api.view("{\"initial\": {\"proof\": 7}}", "null");
        api.answer("POST", "/api/conventions/ENT-11076-2017/documents", 422,
            "{\"status\": 422, \"errors\": [{\"field\": \"file\", \"message\": \"Le fichier n’est pas un PDF.\", \"article\": \"\"}]}");
        screen.page().navigate(api.page("upload.html"));
        screen.formReady();
        assertThat(screen.form().locator(".field .check")).hasText("Pièce enregistrée : Preuve d’envoi Retirer");
        screen.field("proof").setInputFiles(pdf("photo.pdf"));
        assertThat(screen.form().locator(".field .check.is-bad")).hasText("Le fichier n’est pas un PDF.");
        complete(screen.page());
        assertThat(api.next("PUT", FORM).body().get("proof").isNull()).isTrue();
    }

    @Test
    void aDepositedPaperIsTakenBackBeforeTheFormIsSaved(Screen screen) throws InterruptedException {
        api.view("{\"initial\": {}}", "{\"proof\": 7}");
        screen.page().navigate(api.page("upload.html"));
        screen.formReady();
        screen.press("Retirer la pièce : Preuve d’envoi");
        assertThat(screen.form().locator(".field .check")).hasText("");
        complete(screen.page());
        assertThat(api.next("PUT", FORM).body().get("proof").isNull()).isTrue();
    }

    private static FilePayload pdf(String name) {
        return new FilePayload(name, "application/pdf", "%PDF-1.7".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    @Test
    void openingAFileGivesTheEngineItsReferenceAndCommuneOnce(Screen screen) throws Exception {
        api.answer("GET", "/api/conventions/form", 200, Files.readString(Path.of("src/test/resources/forms/open-file.json")));
        api.answer("POST", "/api/conventions", 201, "{\"reference\": \"ENT-11076-2017\", \"commune\": \"11076\"}");
        screen.page().navigate(api.page("open-file.html"));
        screen.formReady();
        screen.page().evaluate("() => { window.engine.refusal = 'Réessayez.'; }");
        complete(screen.page());
        assertThat(screen.form().locator(".error-summary")).hasText("Réessayez.");
        assertThat(api.next("POST", "/api/conventions").body().get("commune").asText()).isEqualTo("11076");
        screen.page().evaluate("() => { window.engine.refusal = null; }");
        assertThat(complete(screen.page())).isNull();
        assertThat(screen.page().evaluate("() => JSON.stringify(window.engine.asked)"))
            .isEqualTo("[{\"businessKey\":\"ENT-11076-2017\",\"variables\":[\"commune\"]},{\"businessKey\":\"ENT-11076-2017\",\"variables\":[\"commune\"]}]");
        assertThat(api.unseen()).as("the file was made once").isEmpty();
    }

    @Test
    void openingAFileOffersNoYearThatAnotherFileCovers(Screen screen) throws Exception {
        api.answer("GET", "/api/conventions/form", 200, Files.readString(Path.of("src/test/resources/forms/open-file.json")).replaceFirst("\"refused\": null",
            "\"refused\": \"Le dossier ENT-11076-2014 couvre déjà l’année scolaire 2017-2018.\""));
        screen.page().navigate(api.page("open-file.html"));
        screen.formReady();
        assertThat(screen.field("firstSchoolYear")).hasValue("2018-2019");
        assertThat(screen.form()).containsText("Le dossier ENT-11076-2014 couvre déjà");
    }

    @Test
    void whereNothingCanBeBegunTheFormSaysWhyAndBeginsNothing(Screen screen) throws Exception {
        api.answer("GET", "/api/avenants/form", 200, "{\"conventions\": [], \"schoolYears\": [], \"natures\": []}");
        screen.page().navigate(api.page("open-avenant.html"));
        screen.formReady();
        assertThat(screen.form()).containsText("Aucune convention de vos communes ne peut être modifiée par avenant");
        assertThat(screen.field("convention")).isHidden();
        complete(screen.page());
        assertThat(screen.form().locator(".error-summary")).containsText("Aucune convention de vos communes ne peut être modifiée par avenant");
        assertThat(api.unseen()).as("sent").isEmpty();
    }

    @Test
    void whereEachYearIsCoveredNoFileIsOpenedAndTheFormSaysByWhich(Screen screen) throws Exception {
        api.answer("GET", "/api/conventions/form", 200, Files.readString(Path.of("src/test/resources/forms/open-file.json")).replace("\"refused\": null",
            "\"refused\": \"Le dossier ENT-11076-2014 couvre déjà cette année.\""));
        screen.page().navigate(api.page("open-file.html"));
        screen.formReady();
        assertThat(screen.form().locator(".error-summary")).hasText("Le dossier ENT-11076-2014 couvre déjà cette année.");
        assertThat(screen.field("firstSchoolYear")).isHidden();
    }

    @Test
    void communesOfAnRpiAreEnteredOneByOne(Screen screen) throws Exception {
        api.answer("GET", "/api/conventions/form", 200, Files.readString(Path.of("src/test/resources/forms/open-file.json")));
        api.answer("POST", "/api/conventions", 201, "{\"reference\": \"ENT-11076-2017\", \"commune\": \"11076\"}");
        screen.page().navigate(api.page("open-file.html"));
        screen.formReady();
        assertThat(screen.form().locator("table")).isHidden();
        screen.press("Ajouter une commune du RPI");
        screen.form().getByLabel("Code INSEE de la commune représentée 1").fill("11225");
        screen.form().getByLabel("Délibération donnant mandat 1").fill("délibération du 12/09/2017");
        complete(screen.page());
        assertThat(api.next("POST", "/api/conventions").body().get("members"))
            .isEqualTo(StubApi.json("[{\"commune\": \"11225\", \"mandate\": \"délibération du 12/09/2017\"}]"));
    }

    @Test
    void aFileIsWithdrawnWithItsReason(Screen screen) throws InterruptedException {
        screen.expectingRefusals();
        show(screen);
        screen.form().getByText("Retirer le dossier…").click();
        screen.form().getByLabel("Motif du retrait").fill("Renvoyé à l’an prochain");
        api.answer("POST", "/api/conventions/ENT-11076-2017/withdrawal", 422,
            "{\"errors\": [{\"field\": \"\", \"message\": \"La convention est signée.\", \"article\": \"\"}]}");
        screen.press("Retirer définitivement le dossier");
        assertThat(api.next("POST", "/api/conventions/ENT-11076-2017/withdrawal").body().get("reason").asText()).isEqualTo("Renvoyé à l’an prochain");
        assertThat(screen.form().locator(".withdraw [role=alert]")).hasText("La convention est signée.");
    }
}
