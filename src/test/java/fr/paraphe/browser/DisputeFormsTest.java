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

/** The forms of a dispute: what each choice shows and sends, and the limits that are said while a date is typed. */
@ExtendWith(Chromium.class)
class DisputeFormsTest {

    private static final String LIMIT = """
        {"by": "2019-02-28", "bySending": "2019-03-01", "article": "Convention, art. 10", "explanation": "1 mois à compter du 31/01/2019."}""";

    private StubApi api;

    @BeforeEach
    void start() throws IOException {
        api = new StubApi();
        api.answer("GET", "/api/deadlines/conciliation", 200, LIMIT);
        api.answer("GET", "/api/deadlines/resiliation", 200, """
            {"lastDay": "2019-03-16", "effective": "2019-03-17", "article": "Convention, art. 10", "explanation": "15 jours."}""");
        api.answer("GET", "/api/deadlines/denonciation", 200, """
            {"lastDay": "2019-02-28", "effective": "2019-03-01", "bySending": "2019-02-28", "article": "Convention, art. 9", "explanation": "1 mois."}""");
    }

    @AfterEach
    void stop(Screen screen) {
        screen.page().navigate("about:blank");
        api.close();
    }

    @Test
    void openingALetterOffersWhatIsPossibleForTheConventionChosen(Screen screen) throws Exception {
        api.answer("GET", "/api/letters/form", 200, sample("open-letter"));
        api.answer("POST", "/api/conventions/ENT-11076-2017/letters", 201, """
            {"reference": "ENT-11076-2017-M1", "commune": "11076", "confidentialTo": "11076"}""");
        screen.page().navigate(api.page("open-letter.html"));
        screen.formReady();
        assertThat(screen.form().getByLabel("Dénonciation")).hasCount(1);
        assertThat(screen.form().getByLabel("Dénonciation")).isHidden();
        assertThat(screen.form().locator("#closed-DENONCIATION")).hasText("Une dénonciation de la commune court déjà.");
        screen.form().getByLabel("Mise en demeure").check();
        screen.pictureOfPage("form-open-letter");
        assertThat(screen.page().evaluate("() => window.complete()")).isNull();
        assertThat(api.next("POST", "/api/conventions/ENT-11076-2017/letters").body()).isEqualTo(StubApi.json("{\"kind\": \"MISE_EN_DEMEURE\"}"));
        assertThat(screen.page().evaluate("() => JSON.stringify(window.engine.asked)"))
            .isEqualTo("[{\"businessKey\":\"ENT-11076-2017-M1\",\"variables\":[\"confidentialTo\"]}]");
    }

    @Test
    void aMissingObligationBecomesAGrievanceWithItsArticle(Screen screen) throws Exception {
        api.view(sample("prepare-letter").replaceFirst("\"grievances\": \\[[^]]*]", "\"grievances\": []"), "null");
        show(screen, "prepare-letter");
        screen.press("Reprendre ces engagements comme griefs");
        assertThat(screen.form().getByLabel("Article du grief 1")).hasValue("2.4");
        screen.form().getByLabel("Faits du grief 1").fill("Aucune formation.");
        screen.press("Ajouter un grief");
        screen.form().getByLabel("Engagement manquant du grief 2").selectOption("TRAINING:formation des enseignants et directeurs");
        assertThat(screen.form().getByLabel("Article du grief 2")).hasValue("2.4");
        screen.form().getByLabel("Faits du grief 2").fill("Ni dates, ni formateurs.");
        screen.form().getByLabel("Ce qui est demandé").fill("Former avant mars.");
        screen.pictureOfPage("form-prepare-letter-grievances");
        JsonNode sent = sent(screen);
        assertThat(sent.at("/grievances/0")).isEqualTo(
            StubApi.json("{\"article\": \"2.4\", \"obligation\": \"TRAINING:formation des enseignants et directeurs\", \"facts\": \"Aucune formation.\"}"));
        assertThat(sent.at("/grievances/1/article").asText()).isEqualTo("2.4");
        assertThat(sent.at("/demand").asText()).isEqualTo("Former avant mars.");
        assertThat(sent.has("motives")).isFalse();
        assertThat(sent.has("reason")).isFalse();
        assertThat(sent.has("dropReason")).isFalse();
    }

    @Test
    void aResiliationAsksForMotivesAndADenonciationForAReason(Screen screen) throws Exception {
        api.view(sample("prepare-letter").replace("\"code\": \"MISE_EN_DEMEURE\"", "\"code\": \"RESILIATION\""), "null");
        show(screen, "prepare-letter");
        screen.form().getByLabel("Motifs de la résiliation").fill("Rien n’a changé.");
        assertThat(screen.form().getByLabel("Faits du grief 1")).isHidden();
        JsonNode sent = sent(screen);
        assertThat(sent.at("/motives").asText()).isEqualTo("Rien n’a changé.");
        assertThat(sent.has("reason")).isFalse();

        api.view(sample("prepare-letter").replace("\"code\": \"MISE_EN_DEMEURE\"", "\"code\": \"DENONCIATION\""), "null");
        show(screen, "prepare-letter");
        assertThat(screen.form().getByLabel("Motifs de la résiliation")).isHidden();
        screen.form().getByLabel("Motif de la dénonciation").fill("Le service cesse.");
        assertThat(sent(screen).at("/reason").asText()).isEqualTo("Le service cesse.");
    }

    @Test
    void anElectronicLetterAsksForTheConsentAndTheLimitIsSaidWhileTyping(Screen screen) throws Exception {
        api.view(sample("send-letter"), "null");
        show(screen, "send-letter");
        screen.form().getByLabel("Lettre recommandée électronique").check();
        screen.form().getByLabel("Le destinataire a accepté").check();
        screen.form().getByLabel("Envoyée le").fill("2019-01-29");
        screen.form().getByLabel("Numéro de l’envoi").fill("LRE-1");
        assertThat(screen.form().locator(".live:visible")).containsText("vendredi 1er mars 2019");
        screen.pictureOfPage("form-send-letter-electronic");
        JsonNode sent = sent(screen);
        assertThat(sent).isEqualTo(StubApi.json("""
            {"renounce": false, "channel": "LRE", "lreConsent": true, "sentOn": "2019-01-29", "trackingNumber": "LRE-1", "proof": null}"""));
    }

    @Test
    void aLetterThatNobodyFetchedCountsFromItsFirstPresentation(Screen screen) throws Exception {
        api.view(sample("record-delivery"), "null");
        show(screen, "record-delivery");
        assertThat(screen.form().getByLabel("Reçue le")).isVisible();
        screen.form().getByLabel("Non réclamée").check();
        assertThat(screen.form().getByLabel("Reçue le")).isHidden();
        screen.form().getByLabel("Première présentation le").fill("2019-01-31");
        assertThat(screen.form().locator(".live:visible")).containsText("jeudi 28 février 2019");
        JsonNode sent = sent(screen);
        assertThat(sent.at("/result").asText()).isEqualTo("UNCLAIMED");
        assertThat(sent.at("/firstPresentedOn").asText()).isEqualTo("2019-01-31");
        assertThat(sent.has("receivedOn")).isFalse();
    }

    @Test
    void aRefusalOfTheReasonStandsBesideTheChoices(Screen screen) throws Exception {
        screen.expectingRefusals();
        api.view(sample("record-delivery"), "null");
        api.answer("PUT", "/api/tasks/t1/form", 422, """
            {"status": 422, "errors": [{"field": "nonDelivery", "message": "La lettre attend au bureau de poste.", "article": ""}]}""");
        show(screen, "record-delivery");
        screen.form().getByLabel("Non réclamée").check();
        screen.page().evaluate("() => window.complete()");
        assertThat(screen.form().locator("p.error")).hasText("La lettre attend au bureau de poste.");
    }

    @Test
    void aMeetingPastTheLimitAsksWhoAgreed(Screen screen) throws Exception {
        api.view(sample("organise-conciliation"), "null");
        show(screen, "organise-conciliation");
        screen.form().getByLabel("Date de la rencontre").fill("2019-02-28");
        assertThat(screen.form().getByLabel("Accord de l’autre partie")).isHidden();
        screen.form().getByLabel("Date de la rencontre").fill("2019-03-01");
        screen.form().getByLabel("Accord de l’autre partie").fill("Courriel du 12/02/2019.");
        screen.form().getByLabel("Heure").fill("14:30");
        screen.form().getByLabel("Lieu").fill("Hôtel de ville");
        screen.form().getByLabel("Personnes attendues").fill("Mme Martin, DGS\nM. Durand, DSDEN");
        assertThat(sent(screen)).isEqualTo(StubApi.json("""
            {"heldOn": "2019-03-01", "heldAt": "14:30", "place": "Hôtel de ville", "participants": ["Mme Martin, DGS", "M. Durand, DSDEN"],
             "agreedLater": "Courriel du 12/02/2019."}"""));
    }

    @Test
    void itsAuthorTakesTheMiseEnDemeureBackFromItsTasks(Screen screen) throws Exception {
        screen.expectingRefusals();
        api.answer("POST", "/api/disputes/ENT-11076-2017-M1/withdrawal", 422, """
            {"status": 422, "errors": [{"field": "reason", "message": "Dites pourquoi la mise en demeure est retirée.", "article": ""}]}""");
        api.viewOf("ENT-11076-2017-M1", sample("organise-conciliation"), "null");
        show(screen, "organise-conciliation");
        screen.form().getByText("Retirer la mise en demeure…").click();
        screen.form().getByLabel("Motif du retrait").fill("Réglé.");
        screen.press("Retirer définitivement la mise en demeure");
        assertThat(api.next("POST", "/api/disputes/ENT-11076-2017-M1/withdrawal").body()).isEqualTo(StubApi.json("{\"reason\": \"Réglé.\"}"));
        assertThat(screen.form().locator(".withdraw p.error")).hasText("Dites pourquoi la mise en demeure est retirée.");

        api.viewOf("ENT-11076-2017-M1", sample("organise-conciliation").replace("\"withdrawable\": true", "\"withdrawable\": false"), "null");
        show(screen, "organise-conciliation");
        assertThat(screen.form().getByText("Retirer la mise en demeure…")).hasCount(0);
    }

    @Test
    void eachOutcomeOfAConciliationSendsItsOwnFields(Screen screen) throws Exception {
        api.view(sample("record-conciliation"), "null");
        show(screen, "record-conciliation");
        screen.form().getByLabel("Accord conclu le").fill("2019-02-25");
        screen.form().getByLabel("Ce qui est convenu").fill("L’académie forme.");
        screen.pictureOfPage("form-record-conciliation-agreement");
        JsonNode agreed = sent(screen);
        assertThat(agreed.at("/commitments/0")).isEqualTo(StubApi.json("{\"side\": \"ACADEMIE\", \"what\": \"Former les enseignants\", \"dueOn\": \"2019-04-30\"}"));
        assertThat(agreed.at("/text").asText()).isEqualTo("L’académie forme.");
        assertThat(agreed.has("statedBy")).isFalse();
        assertThat(agreed.has("newDate")).isFalse();

        show(screen, "record-conciliation");
        screen.form().getByLabel("Échec").check();
        screen.form().getByLabel("Constaté le").fill("2019-02-25");
        screen.form().getByLabel("Déclaré par").selectOption("COMMUNE");
        screen.form().getByLabel("Ce qui a été constaté").fill("Aucun accord.");
        JsonNode failed = sent(screen);
        assertThat(failed.at("/statedBy").asText()).isEqualTo("COMMUNE");
        assertThat(failed.at("/on").asText()).isEqualTo("2019-02-25");
        assertThat(failed.at("/text").asText()).isEqualTo("Aucun accord.");
    }

    private JsonNode sent(Screen screen) throws Exception {
        assertThat(screen.page().evaluate("() => window.complete()")).isNull();
        return api.next("PUT", "/api/tasks/t1/form").body();
    }

    private void show(Screen screen, String form) {
        screen.page().navigate(api.page(form + ".html"));
        screen.formReady();
    }

    private static String sample(String form) throws IOException {
        return Files.readString(Path.of("src/test/resources/forms", form + ".json"));
    }
}
