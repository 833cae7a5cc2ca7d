package fr.paraphe.web.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.support.Answer;
import fr.paraphe.support.ParapheTest;
import fr.paraphe.support.Program;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

/** As a program meets it: through the login, with the answers of the whole application. */
@ParapheTest
class DirectoryApiTest {

    private static final String HEADER = "commune;uai;type;nom\n";

    @LocalServerPort
    private int port;
    @Autowired
    private DirectoryService directory;
    @Autowired
    private ObjectMapper json;

    private HttpResponse<String> importing(String account, String kind, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/import/" + kind))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((account + ":paraphe-demo").getBytes(StandardCharsets.UTF_8)))
            .header("Content-Type", "text/csv").POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> importing(String account, String kind, String body) throws IOException, InterruptedException {
        return importing(account, kind, body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aCodeIsChecked() {
        Answer wrong = Program.as(port, "secretariat-11076").get("/api/uai/0341301f");
        assertThat(wrong.status()).isEqualTo(200);
        assertThat(wrong.json().get("uai").asText()).isEqualTo("0341301F");
        assertThat(wrong.json().get("valid").asBoolean()).isFalse();
        assertThat(wrong.json().get("expectedLetter").asText()).isEqualTo("E");
        Answer right = Program.as(port, "secretariat-11076").get("/api/uai/0341301E");
        assertThat(right.json().get("valid").asBoolean()).isTrue();
        assertThat(right.json().get("expectedLetter").isNull()).isTrue();
    }

    @Test
    void theOperatorImportsTheDemonstrationsOwnFileAgain() throws IOException, InterruptedException {
        HttpResponse<String> answer = importing("admin", "ecoles", new ClassPathResource("demo/ecoles.csv").getContentAsByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode report = json.readTree(answer.body());
        assertThat(report.get("unchanged").asInt()).isEqualTo(report.get("lines").asInt()).isPositive();
    }

    @Test
    void errorsAreProblemDetailsLineByLineAndNothingIsStored() throws IOException, InterruptedException {
        HttpResponse<String> answer = importing("admin", "ecoles", HEADER + "11049;;EE;LES SAULES\n11049;0341301F;EE;LES ORMES\n");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        JsonNode errors = json.readTree(answer.body()).get("errors");
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).get("field").asText()).isEqualTo("lines[3].uai");
        assertThat(errors.get(0).get("message").asText()).startsWith("ligne 3, colonne uai : La lettre de contrôle");
        assertThat(directory.schools("11049")).noneMatch(school -> school.name().equals("LES SAULES"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secretariat-11076", "direction-11076", "academie", "gip"})
    void nobodyElseImports(String account) throws IOException, InterruptedException {
        assertThat(importing(account, "ecoles", HEADER + "11049;;EE;LES SAULES\n").statusCode()).isEqualTo(403);
        assertThat(directory.schools("11049")).noneMatch(school -> school.name().equals("LES SAULES"));
    }

    @Test
    void whatIsNoKindOrTooLargeIsRefused() throws IOException, InterruptedException {
        assertThat(importing("admin", "schools", HEADER).statusCode()).isEqualTo(404);
        assertThat(importing("admin", "ecoles", HEADER + "x".repeat(2 * 1024 * 1024)).statusCode()).isEqualTo(413);
    }
}
