package fr.paraphe.web.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.paraphe.security.Role;
import fr.paraphe.security.Scope;
import fr.paraphe.support.Answer;
import fr.paraphe.support.Browser;
import fr.paraphe.support.DoorTest;
import fr.paraphe.support.GuardedCase;
import fr.paraphe.support.Program;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@DoorTest
class TaskFormControllerTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @LocalServerPort
    private int port;
    @Autowired
    private GuardedCase cases;
    @Autowired
    private GuardedCase.Saved saved;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private JdbcClient jdbc;

    private ProcessInstance instance;
    private Task task;

    @BeforeEach
    void oneCase() {
        instance = cases.start("FORM-" + NUMBER.incrementAndGet(), "11076");
        task = cases.task(instance);
    }

    @Test
    void showsTheTaskWhatIsStoredAndNoDraft() {
        JsonNode form = clerk().get(path("form")).json();
        assertThat(form.get("task").toString()).isEqualTo("""
            {"id":"%s","key":"UserTask_First","name":"Première tâche de 11076","description":"À faire par le secrétariat.","due":"2017-10-30","reference":"%s",\
            "commune":"11076","communeName":"Commune 11076","schoolYear":"2017-2018"}""".formatted(task.getId(), instance.getBusinessKey()));
        assertThat(form.get("view").toString()).isEqualTo("{\"text\":null}");
        assertThat(form.get("draft").isNull()).isTrue();
    }

    @Test
    void aDraftComesBackAsItWasSentAndGoesWithTheSavedForm() {
        assertThat(clerk().put(path("draft"), "{\"text\":\"à moitié\",\"rows\":[1,2.50,null]}").status()).isEqualTo(204);
        assertThat(clerk().put(path("draft"), "{\"text\":\"presque\",\"sum\":2.5}").status()).isEqualTo(204);
        assertThat(clerk().get(path("form")).json().get("draft").toString()).isEqualTo("{\"text\":\"presque\",\"sum\":2.5}");
        assertThat(clerk().put(path("form"), "{\"text\":\" \"}").status()).isEqualTo(422);
        assertThat(clerk().get(path("form")).json().get("draft").isNull()).isFalse();
        assertThat(clerk().put(path("form"), "{\"text\":\"fini\"}").status()).isEqualTo(204);
        JsonNode form = clerk().get(path("form")).json();
        assertThat(form.get("draft").isNull()).isTrue();
        assertThat(form.get("view").toString()).isEqualTo("{\"text\":\"fini\"}");
    }

    @Test
    void aDraftEndsWithItsTask() {
        clerk().put(path("draft"), "{}");
        saved.texts().put(instance.getBusinessKey(), "x");
        engine.getTaskService().complete(task.getId());
        assertThat(drafts(task.getId())).isZero();

        ProcessInstance other = cases.start("FORM-" + NUMBER.incrementAndGet(), "11076");
        String otherTask = cases.task(other).getId();
        clerk().put("/api/tasks/" + otherTask + "/draft", "{}");
        assertThat(drafts(otherTask)).isOne();
        engine.getRuntimeService().deleteProcessInstance(other.getId(), "withdrawn");
        assertThat(drafts(otherTask)).isZero();
    }

    @Test
    void aRefusalNamesTheFieldTheReasonAndTheArticle() {
        Answer answer = clerk().put(path("form"), "{\"text\":\"\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json()).isEqualTo(new Answer(0, null, """
            {"type":"urn:paraphe:problem:refused","title":"Saisie refusée","status":422,"detail":"Le texte manque. (Essai, art. 2)","instance":"%s",
            "errors":[{"field":"text","message":"Le texte manque.","article":"Essai, art. 2"}]}""".formatted(path("form"))).json());
        assertThat(saved.texts()).doesNotContainKey(instance.getBusinessKey());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"txet\":1} | txet | Le champ « txet » n’est pas connu.",
        "{\"text\":12} | text | La valeur n’a pas la forme attendue : un texte.",
        "{\"text\":{\"a\":1}} | text | La valeur n’a pas la forme attendue : un texte.",
        "{\"text\":\"a\\u0000b\"} | text | Le texte contient un caractère qui ne s’écrit pas.",
        "{\"date\":\"30/10/2017\"} | date | « 30/10/2017 » n’est pas une date : elle s’écrit comme 2017-10-30.",
        "{\"date\":\"2017-02-29\"} | date | « 2017-02-29 » n’est pas une date : elle s’écrit comme 2017-10-30.",
        "{\"date\":\"2017-10-30T00:00:00Z\"} | date | « 2017-10-30T00:00:00Z » n’est pas une date : elle s’écrit comme 2017-10-30.",
        "{\"date\":\"+999999999-01-01\"} | date | « +999999999-01-01 » n’est pas une date : elle s’écrit comme 2017-10-30.",
        "{\"date\":17469} | date | La valeur n’a pas la forme attendue : une date comme 2017-10-30.",
        "{\"date\":[2017,10,30]} | date | La valeur n’a pas la forme attendue : une date comme 2017-10-30.",
        "{\"colour\":\"VERT\"} | colour | « VERT » n’est pas une valeur admise (BLEU, BLANC).",
        "{\"colour\":1} | colour | « 1 » n’est pas une valeur admise (BLEU, BLANC).",
        "{\"rows\":{}} | rows | La valeur n’a pas la forme attendue : une liste.",
        "{\"rows\":[{\"count\":1},{\"count\":\"deux\"}]} | rows[1].count | La valeur n’a pas la forme attendue : un nombre.",
        "{\"rows\":[{\"count\":1.5}]} | rows[0].count | « 1.5 » n’a pas la forme attendue : un nombre.",
        "{\"rows\":[{\"count\":99999999999}]} | rows[0].count | La valeur n’est pas admise.",
        "{\"rows\":[{\"time\":\"25:00\"}]} | rows[0].time | « 25:00 » n’est pas une heure : elle s’écrit comme 18:30.",
        "{\"rows\":[{\"yes\":\"oui\"}]} | rows[0].yes | La valeur n’a pas la forme attendue : vrai ou faux (true, false).",
        "{\"rows\":[{\"yes\":1}]} | rows[0].yes | « 1 » n’a pas la forme attendue : vrai ou faux (true, false).",
        "{\"text\":\"a\",\"text\":\"b\"} | | Le contenu n’est pas du JSON lisible (ligne 1, colonne 19).",
        "{\"text\":\"a\"} {} | | La valeur n’a pas la forme attendue : un ensemble de champs.",
        "[] | | La valeur n’a pas la forme attendue : un ensemble de champs.",
        "{\"text\": | | Le contenu n’est pas du JSON lisible (ligne 1, colonne 9).",
        "<text/> | | Le contenu n’est pas du JSON lisible (ligne 1, colonne 1)."})
    void badJsonIsRefusedInFrenchWithItsField(String json, String field, String sentence) {
        Answer answer = clerk().put(path("form"), json);
        assertThat(answer.status()).isEqualTo(400);
        JsonNode error = answer.json().get("errors").get(0);
        assertThat(error.get("message").asText()).isEqualTo(sentence);
        assertThat(error.get("field").asText()).isEqualTo(field == null ? "" : field);
        assertThat(answer.json().get("detail").asText()).isEqualTo(sentence);
        assertThat(answer.body()).doesNotContain("fr.paraphe", "jackson", "Exception");
        assertThat(saved.texts()).doesNotContainKey(instance.getBusinessKey());
    }

    @Test
    void nothingTooLargeIsRead() {
        String draft = "{\"text\":\"" + "x".repeat(257 * 1024) + "\"}";
        String form = "{\"text\":\"" + "x".repeat(1025 * 1024) + "\"}";
        for (Answer answer : new Answer[]{clerk().put(path("draft"), draft), clerk().put(path("form"), form)}) {
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.json().get("detail").asText()).startsWith("Le contenu dépasse la taille admise");
        }
        String deep = "[".repeat(2000) + "]".repeat(2000);
        assertThat(clerk().put(path("form"), "{\"rows\":" + deep + "}").status()).isEqualTo(400);
        assertThat(clerk().put(path("draft"), deep).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", " "})
    void nothingIsNoForm(String json) {
        assertThat(clerk().put(path("form"), json).status()).isIn(400, 422);
    }

    @Test
    void onlyJson() {
        assertThat(clerk().send("PUT", path("form"), "text=x", "Content-Type", "application/x-www-form-urlencoded").status()).isEqualTo(415);
    }

    @Test
    void savingIsForTheTasksPeople() {
        cases.account("secretariat2-11076", Role.SECRETARIAT, Scope.commune("11076"));
        for (String account : new String[]{"maire-11076", "direction-11076", "recteur", "admin"}) {
            assertThat(Program.as(port, account).get(path("form")).status()).as(account).isEqualTo(200);
            for (String what : new String[]{"form", "draft"}) {
                Answer answer = Program.as(port, account).put(path(what), "{\"text\":\"x\"}");
                assertThat(answer.status()).as(account).isEqualTo(422);
                assertThat(answer.json().get("detail").asText()).isEqualTo("Cette tâche revient à : service des assemblées.");
            }
        }
        engine.getTaskService().claim(task.getId(), "secretariat2-11076");
        Answer claimed = clerk().put(path("form"), "{\"text\":\"x\"}");
        assertThat(claimed.status()).isEqualTo(422);
        assertThat(claimed.json().get("detail").asText()).isEqualTo("Cette tâche est prise en charge par « secretariat2-11076 », qui doit d’abord la libérer.");
        assertThat(Program.as(port, "secretariat2-11076").put(path("form"), "{\"text\":\"x\"}").status()).isEqualTo(204);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (Answer answer : new Answer[]{clerk().get("/api/tasks/x/form"), clerk().put("/api/tasks/x/draft", "{}"), clerk().put("/api/tasks/x/form", "{}"),
            Program.as(port, "secretariat-11049").get(path("form")), Program.as(port, "gip").get(path("form"))}) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().get("detail").asText()).isEqualTo("Tâche introuvable.");
        }
        saved.texts().put(instance.getBusinessKey(), "x");
        engine.getTaskService().complete(task.getId());
        assertThat(clerk().get(path("form")).status()).isEqualTo(404);
        Answer formless = clerk().get("/api/tasks/" + cases.task(instance).getId() + "/form");
        assertThat(formless.status()).isEqualTo(404);
        assertThat(formless.json().get("detail").asText()).isEqualTo("Cette tâche n’a pas de formulaire.");
    }

    @Test
    void aBrowserSavesWithItsTokenOnly() {
        Browser browser = Browser.loggedIn(port, "secretariat-11076");
        browser.get("/camunda/app/tasklist/default/");
        Answer forged = browser.sendWithoutTokens("PUT", path("form"), "{\"text\":\"x\"}");
        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.json().get("detail").asText()).isEqualTo("La page a expiré : rechargez-la puis recommencez.");
        assertThat(browser.put(path("form"), "{\"text\":\"x\"}").status()).isEqualTo(204);
    }

    private long drafts(String taskId) {
        return jdbc.sql("select count(*) from form_draft where task = ?").param(taskId).query(Long.class).single();
    }

    private Program clerk() {
        return Program.as(port, "secretariat-11076");
    }

    private String path(String what) {
        return "/api/tasks/" + task.getId() + "/" + what;
    }
}
