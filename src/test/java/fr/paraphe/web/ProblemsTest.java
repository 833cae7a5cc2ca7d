package fr.paraphe.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.support.Answer;
import fr.paraphe.support.DoorTest;
import fr.paraphe.support.GuardedCase;
import fr.paraphe.support.Program;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

@DoorTest
class ProblemsTest {

    @LocalServerPort
    private int port;
    @Autowired
    private GuardedCase cases;

    @BeforeEach
    void accountsAreThere() {
        cases.start("PROBLEMS", "11076");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "30/10/2017 | java.time.LocalDate | « 30/10/2017 » n’est pas une date : elle s’écrit comme 2017-10-30.",
        "18h30 | java.time.LocalTime | « 18h30 » n’est pas une heure : elle s’écrit comme 18:30.",
        "hier | java.time.Instant | « hier » n’est pas un instant : il s’écrit comme 2017-10-30T18:30:00Z.",
        "beaucoup | java.lang.Integer | « beaucoup » n’a pas la forme attendue : un nombre.",
        "oui | java.lang.Boolean | « oui » n’a pas la forme attendue : vrai ou faux (true, false)."}, quoteCharacter = '`')
    void aWrongParameterIsNamed(String value, Class<?> type, String sentence) {
        ResponseEntity<ProblemDetail> answer = new Problems().wrongParameter(new MethodArgumentTypeMismatchException(value, type, "session", null, null));
        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody().getDetail()).isEqualTo(sentence);
        assertThat(answer.getBody().getProperties()).extracting("errors").asString().contains("field=session");
    }

    @Test
    void aMissingParameterIsNamed() {
        ResponseEntity<ProblemDetail> answer = new Problems().missing(new MissingServletRequestParameterException("session", "LocalDate"));
        assertThat(answer.getBody().getDetail()).isEqualTo("Le paramètre « session » manque.");
    }

    @Test
    void wrongAddressesAndMethods() {
        assertThat(clerk().get("/api/nowhere").json().get("detail").asText()).isEqualTo("Cette adresse n’existe pas.");
        Answer method = clerk().delete("/api/docs");
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.json().get("detail").asText()).isEqualTo("Cette adresse n’accepte pas la méthode DELETE.");
    }

    @ParameterizedTest
    @CsvSource({"23505,409,Cet enregistrement existe déjà", "22001,400,Un des textes saisis est trop long.", "42000,500,Une erreur inattendue est survenue"})
    void theDatabasesRefusals(String state, int status, String sentence) {
        ResponseEntity<ProblemDetail> answer = new Problems().contradicted(new DataIntegrityViolationException("secret", new SQLException("secret", state)));
        assertThat(answer.getStatusCode().value()).isEqualTo(status);
        assertThat(answer.getBody().getDetail()).startsWith(sentence).doesNotContain("secret");
    }

    @Test
    void overtakenByAnother() {
        ResponseEntity<ProblemDetail> answer = new Problems().overtaken(new OptimisticLockingFailureException("secret"));
        assertThat(answer.getStatusCode().value()).isEqualTo(409);
        assertThat(answer.getBody().getDetail()).isEqualTo("Ce dossier vient d’être modifié par quelqu’un d’autre : rechargez la page.");
    }

    @Test
    void nothingOfTheInsideIsTold() throws Exception {
        ResponseEntity<ProblemDetail> answer = new Problems().unexpected(new IllegalStateException("secret"), new MockHttpServletRequest("GET", "/api/x"));
        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        assertThat(answer.getBody().getDetail()).matches("Une erreur inattendue est survenue ; signalez-la à votre administrateur avec le numéro [0-9a-f]{8}\\.");
    }

    private Program clerk() {
        return Program.as(port, "secretariat-11076");
    }
}
