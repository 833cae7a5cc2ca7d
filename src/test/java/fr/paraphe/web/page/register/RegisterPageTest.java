package fr.paraphe.web.page.register;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.calendar.SettableClock;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.NewDocument;
import fr.paraphe.prefecture.PrefectureService;
import fr.paraphe.prefecture.PrefectureService.Receipt;
import fr.paraphe.prefecture.PrefectureService.Transmission;
import fr.paraphe.prefecture.PublicationMode;
import fr.paraphe.prefecture.ReceiptProof;
import fr.paraphe.support.Answer;
import fr.paraphe.support.Browser;
import fr.paraphe.support.DoorTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A stranger at the door: reads what a council of Bram has published, from the day of its publication on, and nothing else of the case. */
@DoorTest
class RegisterPageTest {

    private static final String REFERENCE = "ENT-11049-REGISTRE";
    private static final String BRAM = "11049";
    private static final LocalDate DECIDED = LocalDate.of(2017, 10, 30);
    private static final String PDF = "%PDF-1.7 extrait signé";

    @LocalServerPort
    private int port;
    @Autowired
    private PrefectureService prefecture;
    @Autowired
    private DocumentStore documents;
    @Autowired
    private SettableClock clock;

    private String identifier;

    @BeforeEach
    void aDeliberationPublishedOnTheSeventhOfNovember() {
        clock.set(Instant.parse("2017-11-08T08:00:00Z"));
        prefecture.put(REFERENCE, BRAM, DECIDED, "Convention ENT-école de Bram");
        if (prefecture.act(REFERENCE).identifier().isEmpty()) {
            prefecture.recordTransmission(new Transmission(REFERENCE, "2017-801", "8.1", "Convention ENT-école de Bram", LocalDate.of(2017, 10, 31), null, "secretariat-11049"));
            prefecture.recordReceipt(new Receipt(REFERENCE, LocalDate.of(2017, 11, 2), ReceiptProof.STAMP, null, "cachet", "secretariat-11049"));
            prefecture.settleReception(REFERENCE);
            prefecture.recordPublication(REFERENCE, LocalDate.of(2017, 11, 7), PublicationMode.ELECTRONIC, "secretariat-11049");
            store(DocumentKind.EXTRACT, PDF);
            store(DocumentKind.CONVENTION, "%PDF-1.7 le texte de la convention");
        }
        identifier = prefecture.act(REFERENCE).identifier().orElseThrow().emitted();
    }

    @Test
    void aStrangerReadsTheDeliberationItsDatesAndItsExtract() {
        Answer page = stranger().get("/actes?commune=11049&annee=2017");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Registre public des délibérations", "Bram", "2017-801", "Convention ENT-école de Bram", "30/10/2017", "02/11/2017", "07/11/2017",
            "07/01/2018", "mise en ligne sur le site internet de la commune", "href=\"/actes/" + identifier + "/extrait.pdf\"", "Se connecter");
        Answer extract = stranger().get("/actes/" + identifier + "/extrait.pdf");
        assertThat(extract.status()).isEqualTo(200);
        assertThat(extract.body()).isEqualTo(PDF);
        assertThat(extract.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(extract.header("ETag")).isEqualTo('"' + DocumentStore.sha256(PDF.getBytes(StandardCharsets.UTF_8)) + '"');
    }

    @Test
    void theDayBeforeItsPublicationItDoesNotExist() {
        clock.set(Instant.parse("2017-11-06T22:59:00Z"));
        assertThat(stranger().get("/actes").body()).doesNotContain("2017-801");
        Answer extract = stranger().get("/actes/" + identifier + "/extrait.pdf");
        assertThat(extract.status()).isEqualTo(404);
        assertThat(extract.body()).contains("Acte introuvable.");
        clock.set(Instant.parse("2017-11-06T23:00:00Z"));
        assertThat(stranger().get("/actes").body()).contains("2017-801");
    }

    @Test
    void nothingElseOfTheCaseIsOpen() {
        assertThat(stranger().get("/actes").body()).doesNotContain(REFERENCE);
        assertThat(stranger().get("/actes/" + REFERENCE + "/extrait.pdf").status()).isEqualTo(404);
        assertThat(stranger().get("/api/conventions/" + REFERENCE + "/documents").status()).isEqualTo(401);
        assertThat(stranger().get("/calculs").status()).isEqualTo(302);
        assertThat(stranger().sendForm("/actes", false, "commune", BRAM).status()).isIn(403, 405);
    }

    @Test
    void isSearchedByCommuneAndYear() {
        assertThat(stranger().get("/actes?commune=11049&annee=2016").body()).contains("0\u00a0délibération publiée").doesNotContain("2017-801");
        assertThat(stranger().get("/actes?commune=99999").body()).doesNotContain("2017-801");
        assertThat(stranger().get("/actes?annee=deux-mille").status()).isEqualTo(400);
        assertThat(stranger().get("/actes?page=-3").status()).isEqualTo(200);
    }

    private Browser stranger() {
        return new Browser(port);
    }

    private void store(DocumentKind kind, String content) {
        documents.store(new NewDocument(REFERENCE, BRAM, kind, kind.label(), "application/pdf", content.getBytes(StandardCharsets.UTF_8), "test"));
    }
}
