package fr.paraphe.web.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.support.Answer;
import fr.paraphe.support.BlankPdf;
import fr.paraphe.support.ParapheTest;
import fr.paraphe.support.Program;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Papers that people deposit in a case, from the request to the store. */
@ParapheTest
class DepositTest {

    private static int year = 2040;

    @LocalServerPort
    private int port;
    @Autowired
    private SettableClock clock;

    private String path;
    private byte[] pdf;

    @BeforeEach
    void aFileOfItsOwn() {
        year++;
        clock.set(Instant.parse(year + "-09-15T08:00:00Z"));
        Answer prepared = clerk().post("/api/conventions", "{\"commune\":\"11076\",\"firstSchoolYear\":\"%d-%d\",\"object\":\"Convention ENT-école\"}".formatted(year, year + 1));
        assertThat(prepared.status()).as(prepared.body()).isEqualTo(201);
        path = "/api/conventions/" + prepared.json().get("reference").asText() + "/documents";
        pdf = BlankPdf.bytes();
    }

    @Test
    void isKeptOnceAndReadBackAsItWas() {
        Answer deposited = clerk().deposit(path, pdf, "kind", "SENDING_PROOF", "title", "Preuve d’envoi");
        assertThat(deposited.status()).as(deposited.body()).isEqualTo(201);
        JsonNode document = deposited.json();
        assertThat(document.get("title").asText()).isEqualTo("Preuve d’envoi");
        assertThat(document.get("kindName").asText()).isEqualTo("Preuve d’envoi");
        assertThat(document.get("createdBy").asText()).isEqualTo("secretariat-11076");
        assertThat(deposited.header("Location")).isEqualTo(document.get("href").asText());
        assertThat(clerk().deposit(path, pdf, "kind", "SENDING_PROOF", "title", "Preuve d’envoi").json().get("id")).isEqualTo(document.get("id"));
        assertThat(clerk().get(path).json()).hasSize(1);
        Answer read = Program.as(port, "recteur").get(document.get("href").asText());
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(read.header("Content-Disposition")).startsWith("inline");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "CONVENTION | Convention | 422 | kind  | Une pièce de cette nature est établie par Paraphe",
        "TITRE      | Titre      | 422 | kind  | Une pièce de cette nature est établie par Paraphe",
        "CHAT       | Chat       | 400 | kind  | « CHAT » n’est pas une valeur admise",
        "OTHER      | ' '        | 422 | title | Donnez un titre à la pièce."})
    void isRefusedByItsKindOrItsTitle(String kind, String title, int status, String field, String sentence) {
        refused(clerk().deposit(path, pdf, "kind", kind, "title", title), status, field, sentence);
    }

    /** A PDF that is also an archive or a page, under a name that lies: what comes back is a PDF, and the browser is told not to guess. */
    @ParameterizedTest
    @ValueSource(strings = {"facture.html", "<script>alert(1)</script>.svg", "..\\..\\x.exe", "a\u202Efdp.html"})
    void comesBackAsAPdfWhateverItIsCalled(String title) {
        byte[] page = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
        byte[] both = Arrays.copyOf(pdf, pdf.length + page.length);
        System.arraycopy(page, 0, both, pdf.length, page.length);
        Answer kept = clerk().deposit(path, both, "kind", "OTHER", "title", title);
        assertThat(kept.status()).as(kept.body()).isEqualTo(201);
        Answer back = clerk().get("/api/documents/" + kept.json().get("id").asLong());
        assertThat(back.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(back.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(back.header("Content-Security-Policy")).contains("default-src 'self'");
        assertThat(back.header("Content-Disposition")).startsWith("inline;").endsWith(".pdf").doesNotContain("/", "\\", "<", "%E2%80%AE");
    }

    @Test
    void isRefusedByItsFile() {
        refused(clerk().deposit(path, "une page".getBytes(StandardCharsets.UTF_8), "kind", "OTHER", "title", "Pièce"), 422, "file", "Le fichier n’est pas un PDF");
        refused(clerk().deposit(path, new byte[0], "kind", "OTHER", "title", "Pièce"), 422, "file", "Le fichier est vide.");
        refused(clerk().deposit(path, null, "kind", "OTHER", "title", "Pièce"), 422, "file", "Choisissez un fichier.");
        byte[] padded = Arrays.copyOf(pdf, 10 * 1024 * 1024 + 1);
        refused(clerk().deposit(path, padded, "kind", "OTHER", "title", "Pièce"), 413, "file", "Le fichier dépasse la taille admise (10 Mo).");
        refused(clerk().deposit(path, new byte[20 * 1024 * 1024], "kind", "OTHER", "title", "Pièce"), 413, "file", "Le fichier dépasse la taille admise (10 Mo).");
        refused(clerk().deposit(path, pdf, "kind", "OTHER"), 400, "title", "Le paramètre « title » manque.");
        Answer json = clerk().post(path, "{}");
        assertThat(json.status()).isEqualTo(415);
        assertThat(json.json().get("detail").asText()).contains("multipart/form-data");
        assertThat(clerk().get(path).json()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"secretariat-11049,404", "gip,404", "direction-11076,403", "direction,403", "admin,403", "maire-11076,201", "recteur,201", "academie,201"})
    void isForThoseWhoSeeTheCaseAndWorkOnIt(String account, int status) {
        assertThat(Program.as(port, account).deposit(path, pdf, "kind", "LETTER", "title", "Courrier").status()).isEqualTo(status);
    }

    private static void refused(Answer answer, int status, String field, String sentence) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        JsonNode error = answer.json().get("errors").get(0);
        assertThat(error.get("field").asText()).isEqualTo(field);
        assertThat(error.get("message").asText()).startsWith(sentence);
    }

    private Program clerk() {
        return Program.as(port, "secretariat-11076");
    }
}
