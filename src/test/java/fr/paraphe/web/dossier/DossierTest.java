package fr.paraphe.web.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.engine.replay.Replay;
import fr.paraphe.support.Answer;
import fr.paraphe.support.Browser;
import fr.paraphe.support.ParapheTest;
import fr.paraphe.support.Program;
import fr.paraphe.support.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The list of cases and one case, through our API and on our pages, as the people of the source document's case meet them once it is over. */
@ParapheTest
@TestPropertySource(properties = PlayedCase.CONTEXT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag(TestDatabase.TAG)
class DossierTest {

    private static final String CLERK = "secretariat-11076";
    private static final String NEIGHBOUR = "secretariat-11049";

    @LocalServerPort
    private int port;
    @Autowired
    private Replay replay;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private SettableClock clock;

    @BeforeAll
    void play() {
        PlayedCase.ensure(replay, jdbc);
    }

    @Test
    void aListTellsPhaseYearsAndWhatIsDueNext() {
        JsonNode page = list(CLERK, "");
        assertThat(page.get("total").asLong()).isEqualTo(2);
        JsonNode ended = page.get("items").get(0);
        assertThat(ended.get("reference").asText()).isEqualTo(PlayedCase.REFERENCE);
        assertThat(ended.get("communeName").asText()).isEqualTo("Castelnaudary");
        assertThat(ended.get("phaseName").asText()).isEqualTo("Terminée");
        assertThat(ended.get("endedOn").asText()).isEqualTo("2021-10-31");
        assertThat(ended.get("tasks").asInt()).isZero();
        assertThat(ended.get("nextDue").isNull()).isTrue();
        JsonNode renewal = page.get("items").get(1);
        assertThat(renewal.get("phaseName").asText()).isEqualTo("Ouverture du dossier");
        assertThat(renewal.get("firstSchoolYear").asText()).isEqualTo("2021-2022");
        assertThat(renewal.get("tasks").asInt()).isEqualTo(1);
        assertThat(LocalDate.parse(renewal.get("nextDue").asText())).isAfter(LocalDate.of(2021, 1, 31));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "commune=11076, 2", "commune=castel, 2", "commune=CASTELNAUDARY, 2", "commune=11049, 0", "phase=ENDED, 1", "phase=OPENING, 1", "phase=IN_FORCE, 0",
        "schoolYear=2018-2019, 1", "schoolYear=2022-2023, 1", "schoolYear=2016-2017, 0", "q=11076-2021, 1", "q=NUMERIQUE, 2", "q=num%C3%A9rique%20castelnaudary, 2",
        "q=numerique%20nulle-part, 0", "q=%25, 0", "phase=ENDED&q=2017&schoolYear=2020-2021, 1", "phase=, 2", "overdue=false, 2", "disputed=true, 0", "group=secretariat, 1", "group=gip, 0",
        "soon=true&group=maire, 0"})
    void aListIsFound(String query, long total) {
        assertThat(list(CLERK, "?" + query).get("total").asLong()).isEqualTo(total);
    }

    @Test
    void aCaseIsOverdueOnceTheDayOfAnOpenTaskIsOverAndNotOnThatDay() {
        LocalDate due = LocalDate.parse(list(CLERK, "?q=" + PlayedCase.RENEWAL).get("items").get(0).get("nextDue").asText());
        var before = clock.instant();
        try {
            clock.set(due.atTime(23, 59).atZone(clock.getZone()).toInstant());
            assertThat(list(CLERK, "?overdue=true").get("total").asLong()).isZero();
            clock.set(due.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
            JsonNode late = list(CLERK, "?overdue=true");
            assertThat(late.get("items")).extracting(line -> line.get("reference").asText()).containsExactly(PlayedCase.RENEWAL);
            assertThat(late.get("items").get(0).get("overdue").asInt()).isEqualTo(1);
            assertThat(list("academie", "?overdue=true").get("total").asLong()).isEqualTo(1);
            assertThat(list(NEIGHBOUR, "?overdue=true").get("total").asLong()).isZero();
            assertThat(Browser.loggedIn(port, CLERK).get("/dossiers?overdue=true").body()).contains("dont 1 en retard", "en retard de 1");
        } finally {
            clock.set(before);
        }
    }

    @Test
    void aListGoesPageByPageAndSaysItsTotalAlsoBeyondTheLast() {
        assertThat(list(CLERK, "?size=1").get("items")).hasSize(1);
        assertThat(list(CLERK, "?size=1&page=1").get("items").get(0).get("reference").asText()).isEqualTo(PlayedCase.RENEWAL);
        JsonNode beyond = list(CLERK, "?size=1&page=7");
        assertThat(beyond.get("items")).isEmpty();
        assertThat(beyond.get("total").asLong()).isEqualTo(2);
    }

    @Test
    void whatIsNoSchoolYearIsRefusedWithItsField() {
        Answer refused = Program.as(port, CLERK).get("/api/dossiers?schoolYear=2018");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").get(0).get("field").asText()).isEqualTo("schoolYear");
        assertThat(Program.as(port, CLERK).get("/api/dossiers?phase=NULLE").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"secretariat-11076, 2", "maire-11076, 2", "direction-11076, 2", "academie, 2", "recteur, 2", "direction, 2", "ien, 2", "admin, 2", "secretariat-11049, 0", "gip, 0"})
    void everybodySeesTheirOwn(String account, long total) {
        assertThat(list(account, "").get("total").asLong()).isEqualTo(total);
        assertThat(Program.as(port, account).get("/api/dossiers/" + PlayedCase.REFERENCE).status()).isEqualTo(total == 0 ? 404 : 200);
        long counted = StreamSupport.stream(Program.as(port, account).get("/api/dossiers/phases").json().spliterator(), false).mapToLong(each -> each.get("number").asLong()).sum();
        assertThat(counted).isEqualTo(total);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/processes/x/steps", "/processes/x/model"})
    void aStrangersCaseAndAnUnknownOneGetTheSameAnswer(String what) {
        Answer stranger = Program.as(port, NEIGHBOUR).get("/api/dossiers/" + PlayedCase.REFERENCE + what);
        Answer unknown = Program.as(port, NEIGHBOUR).get("/api/dossiers/ENT-11076-1999" + what);
        assertThat(stranger.status()).isEqualTo(404);
        assertThat(stranger.body().replace(PlayedCase.REFERENCE, "ENT-11076-1999")).isEqualTo(unknown.body());
    }

    @Test
    void onPagesTheyGetTheSameAnswerToo() {
        Browser neighbour = Browser.loggedIn(port, NEIGHBOUR);
        Answer stranger = neighbour.get("/dossiers/" + PlayedCase.REFERENCE);
        Answer unknown = neighbour.get("/dossiers/ENT-11076-1999");
        assertThat(stranger.status()).isEqualTo(404);
        assertThat(stranger.body()).contains("Dossier introuvable.", "Navigation principale").isEqualTo(unknown.body());
        assertThat(neighbour.get("/dossiers").body()).contains("Vous ne suivez encore aucun dossier.").doesNotContain("Castelnaudary");
    }

    @Test
    void aProcessOfAnotherCaseIsNotReachedThroughOnesOwn() {
        String own = dossier("academie", PlayedCase.RENEWAL).get("processes").get(0).get("id").asText();
        assertThat(Program.as(port, "academie").get("/api/dossiers/" + PlayedCase.RENEWAL + "/processes/" + own + "/steps").status()).isEqualTo(200);
        assertThat(Program.as(port, "academie").get("/api/dossiers/" + PlayedCase.REFERENCE + "/processes/" + own + "/steps").status()).isEqualTo(404);
    }

    @Test
    void theListAsATableNeverHoldsAFormula() {
        String object = jdbc.sql("select object from convention where reference = ?").param(PlayedCase.RENEWAL).query(String.class).single();
        jdbc.sql("update convention set object = '=CMD()' where reference = ?").param(PlayedCase.RENEWAL).update();
        try {
            Answer table = Program.as(port, CLERK).get("/api/dossiers.csv?phase=OPENING");
            assertThat(table.header("Content-Disposition")).contains("dossiers.csv");
            assertThat(table.body()).startsWith("\uFEFFdossier;commune;nom_commune;").contains("ENT-11076-2021;11076;Castelnaudary;montpellier;'=CMD();Ouverture du dossier;2021-2022;")
                .doesNotContain(PlayedCase.REFERENCE);
        } finally {
            jdbc.sql("update convention set object = ? where reference = ?").params(object, PlayedCase.RENEWAL).update();
        }
    }

    @Test
    void aCaseTellsItsDatesWithSentenceAndArticle() {
        JsonNode dates = dossier(CLERK, PlayedCase.REFERENCE).get("dates");
        assertThat(dates).extracting(date -> date.get("date").asText()).isSorted()
            .contains("2017-10-24", "2017-10-30", "2017-11-06", "2018-01-03", "2018-01-08", "2017-11-20", "2021-10-31");
        assertThat(dates).filteredOn(date -> date.get("date").asText().equals("2017-10-24")).singleElement().satisfies(date -> {
            assertThat(date.get("explanation").asText()).contains("les 25, 26, 27, 28 et 29 octobre");
            assertThat(date.get("article").asText()).contains("L2121-12");
            assertThat(date.get("past").asBoolean()).isTrue();
        });
        assertThat(dates).allSatisfy(date -> assertThat(date.get("article").asText()).isNotBlank());
    }

    @Test
    void aCaseTellsWhoDidWhatWhenAlsoOfWhatIsOver() {
        JsonNode timeline = dossier(CLERK, PlayedCase.REFERENCE).get("timeline");
        List<String> lines = StreamSupport.stream(timeline.spliterator(), false).map(event -> event.get("at").asText().substring(0, 10) + " " + event.get("what").asText()).toList();
        assertThat(timeline).extracting(event -> java.time.Instant.parse(event.get("at").asText())).isSorted();
        assertThat(lines).contains("2017-10-16 Début : Vie de la convention", "2017-10-30 Enregistrer le vote", "2017-11-20 Signer le texte figé (recteur)")
            .anyMatch(line -> line.contains("Délibération du conseil municipal : Délibération adoptée"))
            .anyMatch(line -> line.startsWith("2021-10-31") && line.contains("Vie de la convention : Convention arrivée à son terme"))
            .anyMatch(line -> line.contains("(JEAN MOULIN)")).anyMatch(line -> line.contains("Titre de perception") && line.contains("150,00"));
        assertThat(timeline).filteredOn(event -> event.get("what").asText().equals("Enregistrer le vote")).singleElement()
            .satisfies(event -> assertThat(event.get("by").asText()).isEqualTo(CLERK));
    }

    @Test
    void aCaseHasItsPapersSchoolsMailsAndProcesses() {
        JsonNode dossier = dossier(CLERK, PlayedCase.REFERENCE);
        assertThat(dossier.get("schools")).extracting(school -> school.get("name").asText()).containsExactlyInAnyOrder("PROSPER ESTIEU", "JEAN MOULIN", "EST");
        assertThat(dossier.get("documents")).extracting(document -> document.get("kind").asText()).isNotEmpty();
        assertThat(Program.as(port, CLERK).get(dossier.get("documents").get(0).get("href").asText()).status()).isEqualTo(200);
        assertThat(dossier.get("mails")).isNotEmpty();
        assertThat(dossier.get("obligations")).allSatisfy(promise -> assertThat(promise.get("doneOn").isNull()).isFalse());
        assertThat(dossier.get("processes")).extracting(process -> process.get("key").asText())
            .contains("convention-lifecycle", "council-deliberation", "prefecture-reception", "convention-signature", "school-activation").doesNotContain("contribution-outside-campaign");
        assertThat(dossier("academie", PlayedCase.REFERENCE).get("processes")).extracting(process -> process.get("key").asText()).contains("contribution-outside-campaign");
        assertThat(dossier.get("tasks")).isEmpty();
        JsonNode open = dossier(CLERK, PlayedCase.RENEWAL).get("tasks").get(0);
        assertThat(open.get("groups").get(0).asText()).isEqualTo("service des assemblées");
        assertThat(open.get("href").asText()).startsWith("/camunda/app/tasklist/default/#/?task=");
        assertThat(open.get("due").get("article").asText()).isNotBlank();
    }

    @Test
    void moneyIsShownToThoseWhomItConcerns() {
        JsonNode owed = dossier(CLERK, PlayedCase.REFERENCE).get("contributions");
        assertThat(owed).extracting(year -> year.get("schoolYear").asText()).containsExactly("2017-2018", "2018-2019", "2019-2020", "2020-2021");
        assertThat(owed).allSatisfy(year -> {
            assertThat(year.get("amount").decimalValue()).isEqualByComparingTo("150.00");
            assertThat(year.get("titre").asText()).matches("20\\d\\d-\\d{6}");
        });
        assertThat(dossier("ien", PlayedCase.REFERENCE).get("contributions")).isEmpty();
        assertThat(dossier("ien", PlayedCase.REFERENCE).get("timeline").toString()).doesNotContain("Titre de perception");
    }

    @Test
    void theStepsOfAProcessAndItsDrawing() {
        JsonNode deliberation = StreamSupport.stream(dossier(CLERK, PlayedCase.REFERENCE).get("processes").spliterator(), false)
            .filter(process -> process.get("key").asText().equals("council-deliberation")).findFirst().orElseThrow();
        assertThat(deliberation.get("end").asText()).isEqualTo("Délibération adoptée");
        String process = "/api/dossiers/" + PlayedCase.REFERENCE + "/processes/" + deliberation.get("id").asText();
        JsonNode steps = Program.as(port, CLERK).get(process + "/steps").json();
        assertThat(steps).extracting(step -> step.get("activity").asText()).startsWith("StartEvent_PutItem", "UserTask_PrepareSession").endsWith("EndEvent_Adopted");
        assertThat(steps).allSatisfy(step -> assertThat(step.get("state").asText()).isEqualTo("done"));
        Answer model = Program.as(port, CLERK).get(process + "/model");
        assertThat(model.header("Content-Type")).startsWith("application/xml");
        assertThat(model.body()).contains("BPMNDiagram", "UserTask_RecordVote");
    }

    @Test
    void thePageOfACaseSaysItAllInFrench() {
        String page = Browser.loggedIn(port, CLERK).get("/dossiers/" + PlayedCase.REFERENCE).body();
        assertThat(page).contains("Dossier ENT-11076-2017", "Castelnaudary (11076)", "Terme de la convention (art. 3)", "30/10/2017", "les 25, 26, 27, 28 et 29 octobre", "150,00",
            "JEAN MOULIN (EE)", "Délibération adoptée", "Convention arrivée à son terme", "href=\"/dossiers/ENT-11076-2017/procedures/").doesNotContain(">null", "null<", "(null", "th:", "??", "style=\"");
        String open = Browser.loggedIn(port, CLERK).get("/dossiers/" + PlayedCase.RENEWAL).body();
        assertThat(open).contains("#/?task=", "à prendre", "href=\"/dossiers/ENT-11076-2017\"").doesNotContain(">null", "null<", "(null", "th:", "??");
    }

    @Test
    void thePageNamesPeopleAndLeadsFromAStepToWhatItCalled() {
        String page = Browser.loggedIn(port, CLERK).get("/dossiers/" + PlayedCase.REFERENCE).body();
        String name = jdbc.sql("select trim(concat(coalesce(first_, ''), ' ', coalesce(last_, ''))) from act_id_user where id_ = ?").param(CLERK).query(String.class).single();
        assertThat(name).isNotBlank();
        assertThat(page.substring(page.indexOf("<main"))).contains("par " + name).doesNotContain("par " + CLERK, "(" + CLERK + ")")
            .containsPattern("data-called href=\"/dossiers/ENT-11076-2017/procedures/[^\"]+\">Délibération du conseil municipal");
    }

    @Test
    void aLongStoryIsFoldedByYearAndItsLastYearIsOpen() {
        String page = Browser.loggedIn(port, CLERK).get("/dossiers/" + PlayedCase.REFERENCE).body();
        assertThat(page).containsPattern("<details class=\"year\">\\s*<summary>2017 : \\d+\u00a0événements").containsPattern("<details class=\"year\" open=\"open\">\\s*<summary>2021 : ")
            .contains("Courriels plus anciens (");
    }

    @Test
    void theTrailStandsOnThePageInFrenchPageByPageTheLatestFirst() {
        Browser clerk = Browser.loggedIn(port, CLERK);
        String first = clerk.get("/dossiers/" + PlayedCase.REFERENCE).body();
        assertThat(first).contains("id=\"journal\"", "Page 1 sur ", "journal=2#journal", "Avant et après").doesNotContain("journal=0");
        int last = Integer.parseInt(first.replaceAll("(?s).*Page 1 sur (\\d+).*", "$1"));
        String oldest = clerk.get("/dossiers/" + PlayedCase.REFERENCE + "?journal=" + last).body();
        assertThat(oldest).contains("Étape ouverte : Vie de la convention", "journal=" + (last - 1) + "#journal");
        assertThat(clerk.get("/dossiers/" + PlayedCase.REFERENCE + "?journal=9999").body()).contains("Cette page est au-delà de la dernière.");
        String csv = clerk.get("/api/audit/cases/" + PlayedCase.REFERENCE + ".csv").body();
        assertThat(csv).contains(";en vigueur;", ";31/10/2021;").doesNotContain(";IN_FORCE;", ";IN_APPROVAL;", ";SECRETARIAT;", ";ACADEMIE;");
        assertThat(Browser.loggedIn(port, "ien").get("/dossiers/" + PlayedCase.REFERENCE).body()).as("no money for inspectors").contains("id=\"journal\"")
            .doesNotContain("Titre de perception n°", ">Titre de perception<");
    }

    @Test
    void theListKeepsWhatWasAskedForInItsLinks() {
        String page = Browser.loggedIn(port, CLERK).get("/dossiers?q=numerique%20%26%20castel&phase=ENDED").body();
        assertThat(page).contains("Aucun dossier ne répond à cette recherche.", "value=\"numerique &amp; castel\"", "selected=\"selected\">Terminée");
        assertThat(Browser.loggedIn(port, CLERK).get("/dossiers?phase=ENDED&commune=castel").body()).contains("href=\"/api/dossiers.csv?commune=castel&amp;phase=ENDED\"", "1\u00a0dossier");
    }

    private JsonNode list(String account, String query) {
        Answer answer = Program.as(port, account).get("/api/dossiers" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode dossier(String account, String reference) {
        Answer answer = Program.as(port, account).get("/api/dossiers/" + reference);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }
}
