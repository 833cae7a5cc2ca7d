package fr.paraphe.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.support.Answer;
import fr.paraphe.support.Browser;
import fr.paraphe.support.DoorTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What stands around every page, seen on the one page that every installation has: the one that tells of an error. */
@DoorTest
class PageFrameTest {

    private static final String TASKS = "href=\"/camunda/app/tasklist/default/\"";
    private static final String COCKPIT = "href=\"/camunda/app/cockpit/default/\"";

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "secretariat-11076, Service des assemblées Castelnaudary, service des assemblées, true, false",
        "maire-11076, Maire Castelnaudary, maire, true, false",
        "direction-11076, Direction Castelnaudary, direction, false, true",
        "gip, Agence comptable GIP Formavie, GIP Formavie, true, false",
        "admin, Administration Paraphe, administration, true, true"})
    void offersWhatAPersonMayOpen(String account, String name, String role, boolean tasks, boolean cockpit) {
        Answer page = Browser.loggedIn(port, account).get("/nulle-part");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).contains("Cette page n’existe pas.", ">" + name + "</strong>", "(" + account + ")", role, "Se déconnecter");
        assertThat(page.body().contains(TASKS)).isEqualTo(tasks);
        assertThat(page.body().contains(COCKPIT)).isEqualTo(cockpit);
    }

    @Test
    void isFrenchHasItsLandmarksAndAWayPastTheNavigation() {
        String page = Browser.loggedIn(port, "secretariat-11076").get("/nulle-part").body();
        assertThat(page).contains("<html lang=\"fr\"", "<title>Page indisponible – Paraphe</title>", "href=\"#contenu\"", "<main id=\"contenu\"", "aria-label=\"Navigation principale\"",
            "<footer").doesNotContain("th:", "<th:block", "style=", "<script");
    }

    @Test
    void logsOutWithItsToken() {
        String page = Browser.loggedIn(port, "secretariat-11076").get("/nulle-part").body();
        assertThat(page).containsPattern("action=\"/logout\" method=\"post\"><input type=\"hidden\" name=\"_csrf\" value=\"[^\"]+\"");
    }
}
