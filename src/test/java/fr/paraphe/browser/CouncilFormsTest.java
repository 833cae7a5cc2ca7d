package fr.paraphe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import fr.paraphe.browser.StubApi.Sent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The two forms of weight, on the sheet of 33 councillors: what they count while the clerk types, and what they offer. */
@ExtendWith(Chromium.class)
class CouncilFormsTest {

    private static final String FORM = "/api/tasks/t1/form";

    private StubApi api;

    @BeforeEach
    void start() throws IOException {
        api = new StubApi();
    }

    @AfterEach
    void stop(Screen screen) {
        // the page goes first: what it may still be asking would find nobody
        screen.page().navigate("about:blank");
        api.close();
    }

    private void show(Screen screen, String form) throws IOException {
        api.view(Files.readString(Path.of("src/test/resources/forms", form + ".json")), "null");
        screen.page().navigate(api.page(form + ".html"));
        screen.formReady();
    }

    private static Locator member(Screen screen, String name) {
        return screen.form().locator("tr.member").filter(new Locator.FilterOptions().setHas(screen.page().locator("th", new Page.LocatorOptions().setHasText(name))));
    }

    private static Locator detail(Screen screen, String name) {
        member(screen, name).locator("[data-part=more]").click();
        return member(screen, name).locator("xpath=following-sibling::tr[1]");
    }

    private static void gives(Screen screen, String giver, String holder) {
        Locator choice = member(screen, giver).locator("[data-part=holder]");
        choice.selectOption(choice.locator("option").filter(new Locator.FilterOptions().setHasText(holder)).getAttribute("value"));
    }

    @Test
    void theQuorumIsCountedAtTheHourOfTheItemWithoutProxiesAndInterestedMembers(Screen screen) throws IOException {
        show(screen, "attendance");
        Locator figures = screen.form().locator("#quorum .figures");
        assertThat(figures).hasText("1 présent sur 33, quorum 17 : non atteint");
        for (String name : new String[] {"GREFFIER", "GIRAL", "DEMANGEOT", "GUILHEM", "CASTILLO", "SOL Philippe", "RATABOUIL Jacqueline", "GUIRAUD", "BATIGNE", "TAURINES", "ZAMAI",
            "BESSET", "GARRIGUES", "GRIMAUD", "BOUILLEUX", "ESCAFRE"}) {
            member(screen, name).locator("[data-part=present]").check();
        }
        assertThat(figures).hasText("17 présents sur 33, quorum 17 : atteint");
        gives(screen, "CHABERT", "GREFFIER");
        assertThat(figures).hasText("17 présents sur 33, quorum 17 : atteint");
        assertThat(screen.form().locator("#quorum .others")).hasText("1 procuration : elle vote mais ne compte pas pour le quorum ; 15 absents sans procuration.");

        detail(screen, "GIRAL").locator("[data-part=interested]").check();
        assertThat(figures).hasText("16 présents sur 33, quorum 17 : non atteint");
        detail(screen, "LINOU").locator("[data-part=arrivedAt]").fill("19:00");
        member(screen, "LINOU").locator("[data-part=present]").check();
        assertThat(figures).hasText("16 présents sur 33, quorum 17 : non atteint");
        screen.field("discussedAt").fill("19:00");
        assertThat(figures).hasText("17 présents sur 33, quorum 17 : atteint");
    }

    @Test
    void aProxyGoesToSomebodyPresentWhoHoldsNone(Screen screen) throws Exception {
        screen.expectingRefusals();
        show(screen, "attendance");
        member(screen, "GREFFIER").locator("[data-part=present]").check();
        assertThat(member(screen, "CHABERT").locator("option")).hasText(new String[] {"pas de procuration", "M. MAUGARD Patrick", "M. GREFFIER Philippe"});
        gives(screen, "CHABERT", "GREFFIER");
        assertThat(member(screen, "POUPEAU").locator("option")).hasText(new String[] {"pas de procuration", "M. MAUGARD Patrick"});
        assertThat(member(screen, "GREFFIER").locator("[data-part=holder]")).isHidden();
        gives(screen, "POUPEAU", "MAUGARD");
        member(screen, "GREFFIER").locator("[data-part=present]").uncheck();
        assertThat(member(screen, "CHABERT").locator("option:checked")).hasText("M. GREFFIER Philippe (absent(e))");

        api.answer("PUT", FORM, 422, """
            {"detail": "Refusé.", "errors": [{"field": "proxies[0].holder", "message": "M. GREFFIER Philippe ne figure pas parmi les présents.", "article": "CGCT, art. L2121-20"}]}""");
        screen.page().evaluate("() => window.complete()");
        Sent sent = api.next("PUT", FORM);
        assertThat(sent.body().get("proxies").toString()).isEqualTo(
            "[{\"giver\":130,\"holder\":101,\"written\":true,\"sessions\":1,\"illness\":false},{\"giver\":131,\"holder\":100,\"written\":true,\"sessions\":1,\"illness\":false}]");
        assertThat(sent.body().get("version").asInt()).isEqualTo(3);
        assertThat(member(screen, "CHABERT").locator("p.error")).containsText("ne figure pas parmi les présents");
        assertThat(member(screen, "CHABERT").locator("[data-part=holder]")).hasAttribute("aria-invalid", "true");
    }

    @Test
    void aPublicBallotIsCountedFromItsNames(Screen screen) throws Exception {
        show(screen, "vote");
        assertThat(screen.form().locator("#sum .others")).hasText("Peuvent voter : 28 présents et 5 procurations.");
        screen.form().locator("[name=mode][value=PUBLIC]").check();
        assertThat(screen.field("votesFor")).isHidden();
        screen.press("Tous pour");
        screen.form().getByLabel("M. THOMAS Guy : contre").check();
        screen.form().getByLabel("M. BUSTOS Jean-Paul : abstention").check();
        assertThat(screen.form().locator("#sum .figures")).hasText("33 voix comptées sur 33 : le compte est bon");
        assertThat(screen.form().locator("#sum .others")).hasText("31 pour, 1 contre, 1 abstention, 0 blanc ou nul.");
        screen.page().evaluate("() => window.complete()");
        Sent sent = api.next("PUT", FORM);
        assertThat(sent.body().get("byName")).hasSize(33).contains(StubApi.json("{\"voter\": 125, \"sense\": \"AGAINST\"}"), StubApi.json("{\"voter\": 121, \"sense\": \"ABSTENTION\"}"));
        assertThat(sent.body().has("votesFor")).isFalse();
    }

    @Test
    void aTieAsksForThePresidentsVoteUnlessItIsSecret(Screen screen) throws Exception {
        show(screen, "vote");
        screen.field("votesFor").fill("16");
        screen.field("against").fill("16");
        assertThat(screen.field("presidentVote")).isVisible();
        screen.field("abstentions").fill("1");
        screen.form().locator("[name=mode][value=SECRET]").check();
        assertThat(screen.field("presidentVote")).isHidden();
        assertThat(screen.form().locator("#named")).isHidden();
        screen.page().evaluate("() => window.complete()");
        Sent sent = api.next("PUT", FORM);
        assertThat(sent.body().get("byName")).isEmpty();
        assertThat(sent.body().has("presidentVote")).isFalse();
    }
}
