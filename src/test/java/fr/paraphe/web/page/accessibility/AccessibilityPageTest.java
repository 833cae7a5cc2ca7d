package fr.paraphe.web.page.accessibility;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.support.Answer;
import fr.paraphe.support.Browser;
import fr.paraphe.support.DoorTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A stranger at the door reads how accessible the product is, and whom to tell of an obstacle. */
@DoorTest
class AccessibilityPageTest {

    @LocalServerPort
    private int port;

    @Test
    void aStrangerReadsTheStatementAndWhomToTell() {
        Answer page = new Browser(port).get("/accessibilite");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("<html lang=\"fr\">", "État de conformité", "Résultats des tests", "Contenus non accessibles", "Établissement de cette déclaration",
            "Retour d’information et contact", "Voies de recours", "href=\"mailto:accessibilite@paraphe.example\"", "Tasklist", "Cockpit", "Admin");
    }

    @Test
    void everyPageLeadsToIt() {
        assertThat(new Browser(port).get("/actes").body()).contains("href=\"/accessibilite\"");
    }
}
