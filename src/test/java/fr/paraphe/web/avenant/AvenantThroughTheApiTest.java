package fr.paraphe.web.avenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.support.Answer;
import fr.paraphe.support.BlankPdf;
import fr.paraphe.support.ParapheTest;
import fr.paraphe.support.Program;
import fr.paraphe.support.SignedConvention;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** An avenant as clerk, mayor and académie take it through forms and API: who may, what each form shows, and what its rules refuse. */
@ParapheTest
@TestPropertySource(properties = "paraphe.test.case=avenant")
class AvenantThroughTheApiTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @LocalServerPort
    private int port;
    @Autowired
    private SettableClock clock;
    @Autowired
    private JdbcClient jdbc;

    private String convention;
    private String reference;
    private Program clerk;
    private Program mayor;
    private Program academie;

    /** Of Carcassonne, in force since November 2017 with the schools Est and Nord. */
    @BeforeEach
    void aConventionInForce() {
        on("2018-09-20");
        clerk = Program.as(port, "secretariat-11069");
        mayor = Program.as(port, "maire-11069");
        academie = Program.as(port, "academie");
        convention = "ENT-11069-AV" + NUMBER.incrementAndGet();
        SignedConvention.of(convention, "11069").schools("Est", "Nord").into(jdbc);
    }

    @Test
    void aListIsSignedByTheMayorTransmittedAndAcknowledged() {
        open("LIST");
        JsonNode prepare = view(clerk, "UserTask_PrepareAvenant");
        assertThat(prepare.at("/window/closes/date").asText()).isEqualTo("2018-10-15");
        assertThat(prepare.at("/inForce")).hasSize(2);
        assertThat(prepare.at("/initial/schools")).hasSize(2);
        assertThat(prepare.at("/natures")).hasSize(6);
        assertThat(prepare.at("/proposedSending").asText()).isEqualTo("2018-09-20");
        assertThat(complete(clerk, "UserTask_PrepareAvenant")).isEqualTo("400 Enregistrez d’abord la nouvelle liste des écoles. (Convention, art. 6.2)");
        assertThat(save(clerk, "UserTask_PrepareAvenant", list("Est", "Nord"))).startsWith("422 schools: La liste est celle qui est en vigueur");
        assertThat(save(clerk, "UserTask_PrepareAvenant", "{\"decision\": \"CONCLUDE\", \"nature\": \"LIST\", \"schools\": []}"))
            .startsWith("422 schools: Un avenant ne peut pas retirer toutes les écoles").contains("dénoncez");
        done(clerk, "UserTask_PrepareAvenant", list("Est", "Sud"));

        JsonNode sign = view(mayor, "UserTask_SignAsMayor");
        assertThat(sign.at("/document/title").asText()).startsWith("Avenant n° 1 à la convention");
        assertThat(sign.at("/deliberated").asBoolean()).isFalse();
        done(mayor, "UserTask_SignAsMayor", "{\"decision\": \"SIGNED\", \"signedOn\": \"2018-09-20\", \"signatory\": \"Jean Dupont, Maire\", \"sha256\": \"%s\"}"
            .formatted(sign.at("/document/sha256").asText()));

        JsonNode transmit = view(clerk, "UserTask_TransmitAvenant");
        assertThat(transmit.at("/avenant/document/title").asText()).startsWith("Avenant n° 1");
        assertThat(transmit.at("/avenant/added/0").asText()).isEqualTo("EE Sud (Carcassonne)");
        assertThat(clerk.get("/api/avenants/" + reference + "/window?sentOn=2018-10-15").json().get("lastDay").asBoolean()).isTrue();
        assertThat(clerk.get("/api/avenants/" + reference + "/window?sentOn=2018-10-16").json().get("outcome").asText()).isEqualTo("TO_DECIDE");
        assertThat(clerk.get("/api/avenants/" + reference + "/window?sentOn=hier").status()).isEqualTo(422);
        on("2018-10-15");
        assertThat(save(clerk, "UserTask_TransmitAvenant", "{\"sentOn\": \"2018-10-15\", \"proof\": \"EMAIL\"}"))
            .isEqualTo("422 number: Indiquez le numéro de la preuve d’envoi, ou déposez-la.");
        Answer proof = clerk.deposit("/api/avenants/" + reference + "/documents", BlankPdf.bytes(), "kind", "SENDING_PROOF", "title", "Preuve");
        done(clerk, "UserTask_TransmitAvenant", "{\"sentOn\": \"2018-10-15\", \"sentAt\": \"08:30\", \"proof\": \"EMAIL\", \"number\": null, \"document\": %s}"
            .formatted(proof.json().get("id")));

        JsonNode acknowledge = view(academie, "UserTask_AcknowledgeAvenant");
        assertThat(acknowledge.at("/avenant/lastDay").asBoolean()).isTrue();
        assertThat(acknowledge.at("/avenant/added/0").asText()).isEqualTo("EE Sud (Carcassonne)");
        assertThat(acknowledge.at("/avenant/removed/0").asText()).isEqualTo("EE Nord (Carcassonne)");
        assertThat(acknowledge.at("/avenant/proof").asText()).isEqualTo("Courriel");
        done(academie, "UserTask_AcknowledgeAvenant", "{\"receivedOn\": \"2018-10-15\"}");
        assertThat(openTasks(academie)).contains("UserTask_ActivateSchool");
        JsonNode summary = clerk.get("/api/avenants/" + reference).json();
        assertThat(summary.get("status").asText()).isEqualTo("IN_EFFECT");
        assertThat(summary.get("kind").asText()).isEqualTo("SWAP");
        assertThat(summary.get("clause").asText()).isEqualTo("Convention, art. 6.2");
        assertThat(Program.as(port, "secretariat-11076").get("/api/avenants/" + reference).status()).isEqualTo(404);
        assertThat(Program.as(port, "secretariat-11076").get("/api/avenants/" + reference + "/window?sentOn=2018-10-15").status()).isEqualTo(404);
        assertThat(clerk.get("/api/conventions/" + convention + "/avenants").json()).hasSize(1);
        assertThat(clerk.get("/api/avenants").json().findValuesAsText("reference")).contains(reference);
    }

    @Test
    void aCommuneThatJoinsTheRpiDepositsItsMandateAndTheCouncilDeliberates() {
        open("RPI_ENTRY");
        String members = "{\"decision\": \"CONCLUDE\", \"nature\": \"RPI_ENTRY\", \"members\": [{\"commune\": \"11076\", \"mandate\": \"délibération du 12/09/2018\", \"document\": %s}],"
            + "\"schools\": [{\"type\": \"EE\", \"name\": \"Est\", \"commune\": \"11069\"}, {\"type\": \"EE\", \"name\": \"Prosper Estieu\", \"commune\": \"11076\"}]}";
        assertThat(save(clerk, "UserTask_PrepareAvenant", members.formatted("null")))
            .isEqualTo("422 members[0].document: Déposez la délibération par laquelle la commune 11076 donne mandat à la commune signataire.");
        Answer mandate = clerk.deposit("/api/avenants/" + reference + "/documents", BlankPdf.bytes(), "kind", "MANDATE", "title", "Mandat de Castelnaudary");
        done(clerk, "UserTask_PrepareAvenant", members.formatted(mandate.json().get("id")));
        assertThat(openTasks(clerk)).containsExactly("UserTask_PrepareSession");
        assertThat(save(clerk, "UserTask_PrepareSession", "{}")).startsWith("422 ");
    }

    @Test
    void theTermsAndTheBodyInTheCommunesPlaceHaveTheirFields() {
        open("TERMS");
        assertThat(save(clerk, "UserTask_PrepareAvenant", "{\"decision\": \"CONCLUDE\", \"nature\": \"TERMS\"}")).startsWith("422 : Indiquez ce que l’avenant change");
        assertThat(save(clerk, "UserTask_PrepareAvenant", "{\"decision\": \"CONCLUDE\", \"nature\": \"TERMS\", \"feePerSchool\": \"cher\", \"feeFrom\": \"2018-2019\"}"))
            .startsWith("422 feePerSchool: La contribution par école s’écrit en euros et centimes");
        assertThat(save(clerk, "UserTask_PrepareAvenant", "{\"decision\": \"CONCLUDE\", \"nature\": \"TERMS\", \"feePerSchool\": \"45,50\", \"feeFrom\": \"2019-2020\"}")).isEqualTo("204 ");
        assertThat(view(clerk, "UserTask_PrepareAvenant").at("/initial/feePerSchool").asText()).isEqualTo("45,50");
        assertThat(save(clerk, "UserTask_PrepareAvenant", "{\"decision\": \"CONCLUDE\", \"nature\": \"INTERCOMMUNALITY\", \"name\": \"Agglo\", \"siren\": \"200035716\"}"))
            .startsWith("422 siren: Le numéro SIREN 200035716 est faux");
        assertThat(save(clerk, "UserTask_PrepareAvenant", "{\"decision\": \"CONCLUDE\", \"nature\": \"INTERCOMMUNALITY\", \"name\": \"Carcassonne Agglo\", \"siren\": \"200 035 715\","
            + "\"postalAddress\": \"1, rue Pierre Germain\", \"on\": \"2019-01-01\"}")).isEqualTo("204 ");
        JsonNode initial = view(clerk, "UserTask_PrepareAvenant").at("/initial");
        assertThat(initial.get("nature").asText()).isEqualTo("INTERCOMMUNALITY");
        assertThat(initial.get("siren").asText()).isEqualTo("200035715");
        assertThat(initial.get("feePerSchool").isNull()).isTrue();
        assertThat(save(clerk, "UserTask_PrepareAvenant", "{\"decision\": \"ABANDON\"}")).isEqualTo("422 reason: Dites pourquoi l’avenant est abandonné.");
        done(clerk, "UserTask_PrepareAvenant", "{\"decision\": \"ABANDON\", \"reason\": \"La compétence ne passe pas.\"}");
        assertThat(clerk.get("/api/avenants/" + reference).json().get("status").asText()).isEqualTo("CLOSED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "secretariat-11069 | 2017-2018 | 422 schoolYear: L’année scolaire 2017-2018 est terminée depuis le 31/08/2018",
        "secretariat-11069 | 2021-2022 | 422 schoolYear: L’année scolaire 2021-2022 n’est pas incluse dans la convention, dont 2020-2021 est la dernière : c’est son renouvellement",
        "secretariat-11069 | 2018      | 422 schoolYear: «2018» n’est pas une année scolaire",
        "maire-11069       | 2018-2019 | 422 : Seul le secrétariat de la commune ouvre un avenant.",
        "secretariat-11076 | 2018-2019 | 404 Dossier introuvable."})
    void isOpenedByItsClerkForAYearOfItsConvention(String user, String year, String answer) {
        assertThat(Program.as(port, user).post("/api/conventions/" + convention + "/avenants", "{\"schoolYear\": \"%s\", \"nature\": \"LIST\"}".formatted(year)).said())
            .startsWith(answer);
    }

    @Test
    void theOpeningOffersConventionsInForceAndTheYearWhoseWindowIsToCome() {
        JsonNode form = clerk.get("/api/avenants/form").json();
        assertThat(form.get("conventions").findValuesAsText("reference")).contains(convention);
        assertThat(form.get("schoolYears").get(0).asText()).isEqualTo("2018-2019");
        JsonNode offers = offersOf(form);
        assertThat(offers.findValuesAsText("schoolYear")).containsExactly("2018-2019", "2019-2020");
        assertThat(offers.get(0).get("natures").toString()).as("the commune signed for itself alone").contains("LIST", "RPI_ENTRY", "TERMS")
            .doesNotContain("RPI_EXIT", "RPI_CHANGE");
        on("2018-10-16");
        assertThat(clerk.get("/api/avenants/form").json().get("schoolYears").get(0).asText()).isEqualTo("2019-2020");
        assertThat(Program.as(port, "secretariat-11076").get("/api/avenants/form").json().get("conventions").findValuesAsText("reference")).doesNotContain(convention);
    }

    private JsonNode offersOf(JsonNode form) {
        for (JsonNode each : form.get("conventions")) {
            if (each.get("reference").asText().equals(convention)) {
                return each.get("offers");
            }
        }
        throw new AssertionError("not offered: " + convention);
    }

    /** The clauses of art. 6.2 and 6.3, tried out before anything is signed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2018-10-14 | Est,Nord,Sud | INCREASE  | EFFECTIVE | false | 1 école ajoutée : augmentation. | 3 écoles × 50,00 € = 150,00 € à partir de l’année scolaire 2018-2019",
        "2018-10-15 | Est          | DECREASE  | EFFECTIVE | true  | 1 école retirée : diminution.   | 1 école × 50,00 € = 50,00 € à partir de l’année scolaire 2018-2019",
        "2018-08-31 | Est,Nord,Sud | INCREASE  | HELD      | false | 1 école ajoutée : augmentation. | 3 écoles × 50,00 € = 150,00 € à partir de l’année scolaire 2018-2019",
        "2018-10-16 | Est          | DECREASE  | NO_EFFECT | false | 1 école retirée : diminution.   | 2 écoles × 50,00 € = 100,00 € pour 2018-2019, inchangé",
        "2018-10-16 | Est,Nord,Sud | INCREASE  | NO_EFFECT | false | 1 école ajoutée : augmentation. | 2 écoles × 50,00 € = 100,00 € pour 2018-2019, inchangé",
        "2018-10-16 | Est,Sud      | SWAP      | TO_DECIDE | false | 1 école ajoutée, 1 retirée : permutation. | 2 écoles × 50,00 € = 100,00 € pour 2018-2019",
        "2018-10-16 | Est,Sud,Ouest | MIXED    | NO_EFFECT | false | 2 écoles ajoutées, 1 retirée : ajouts et retraits. | 2 écoles × 50,00 € = 100,00 € pour 2018-2019, inchangé",
        "2018-10-16 | Est,Nord     | UNCHANGED |           | false | Liste inchangée.                | 2 écoles × 50,00 € = 100,00 €"})
    void aListIsTriedOut(String sentOn, String schools, String kind, String outcome, boolean lastDay, String summary, String cost) {
        JsonNode answer = clerk.post("/api/avenants/simulation", simulation(sentOn, schools)).json();
        assertThat(answer.get("kind").asText()).as(answer.toString()).isEqualTo(kind);
        assertThat(answer.get("outcome").isNull() ? null : answer.get("outcome").asText()).isEqualTo(outcome);
        assertThat(answer.get("lastDay").asBoolean()).isEqualTo(lastDay);
        assertThat(answer.get("summary").asText()).isEqualTo(summary);
        assertThat(answer.get("cost").asText().replace('\u00a0', ' ')).startsWith(cost);
        assertThat(answer.get("clause").asText()).startsWith("Convention, art. 6");
    }

    @Test
    void aSimulationIsRefusedAsTheAvenantWouldBe() {
        assertThat(clerk.post("/api/avenants/simulation", simulation("2018-09-20", "").replaceAll("\\[.*]", "[]")).said()).startsWith("422 schools: Un avenant ne peut pas retirer");
        assertThat(clerk.post("/api/avenants/simulation", simulation("2018-09-20", "Est").replace("\"commune\": \"11069\"", "\"commune\": \"11076\"")).said()).startsWith("422 schools[0]");
        assertThat(clerk.post("/api/avenants/simulation", simulation("2018-09-20", "Est").replace("2018-2019", "2021-2022")).said()).contains("renouvellement");
        assertThat(clerk.post("/api/avenants/simulation", simulation("2018-09-20", "Est").replace("{\"reference\"", "{\"nature\": \"TERMS\", \"reference\"")).said())
            .startsWith("422 nature: Cet avenant ne porte pas sur la liste des écoles.");
        assertThat(clerk.post("/api/avenants/simulation", "{\"schoolYear\": \"2018-2019\"}").said()).isEqualTo("404 Dossier introuvable.");
        assertThat(clerk.post("/api/avenants/simulation", simulation("2018-09-20", "Est").replaceAll("\\[.*]", "[null]")).said()).startsWith("422 schools[0]");
        assertThat(Program.as(port, "secretariat-11076").post("/api/avenants/simulation", simulation("2018-09-20", "Est")).said()).isEqualTo("404 Dossier introuvable.");
    }

    private String simulation(String sentOn, String schools) {
        return "{\"reference\": \"%s\", \"schoolYear\": \"2018-2019\", \"sentOn\": \"%s\", \"schools\": %s}".formatted(convention, sentOn, rows(schools.split(",")));
    }

    private static String list(String... schools) {
        return "{\"decision\": \"CONCLUDE\", \"nature\": \"LIST\", \"schools\": %s}".formatted(rows(schools));
    }

    private static String rows(String... schools) {
        return List.of(schools).stream().map(name -> "{\"type\": \"EE\", \"name\": \"%s\", \"commune\": \"11069\"}".formatted(name)).toList().toString();
    }

    private void open(String nature) {
        Answer opened = clerk.post("/api/conventions/" + convention + "/avenants", "{\"schoolYear\": \"2018-2019\", \"nature\": \"%s\"}".formatted(nature));
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        reference = opened.json().get("reference").asText();
        assertThat(reference).isEqualTo(convention + "-A1");
        Answer started = clerk.post("/engine-rest/process-definition/key/avenant/start",
            "{\"businessKey\": \"%s\", \"variables\": {\"commune\": {\"value\": \"11069\", \"type\": \"String\"}}}".formatted(reference));
        assertThat(started.status()).as(started.body()).isEqualTo(200);
    }

    private JsonNode view(Program who, String key) {
        Answer answer = who.get("/api/tasks/" + task(who, key) + "/form");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("view");
    }

    private void done(Program who, String key, String input) {
        assertThat(save(who, key, input)).as(key).isEqualTo("204 ");
        assertThat(complete(who, key)).as(key).isEqualTo("204 ");
    }

    private String save(Program who, String key, String input) {
        return who.put("/api/tasks/" + task(who, key) + "/form", input).said();
    }

    private String complete(Program who, String key) {
        return who.post("/engine-rest/task/" + task(who, key) + "/complete", "{}").said();
    }

    private List<String> openTasks(Program who) {
        return StreamSupport.stream(tasks(who).spliterator(), false).map(task -> task.get("taskDefinitionKey").asText()).toList();
    }

    private String task(Program who, String key) {
        return StreamSupport.stream(tasks(who).spliterator(), false).filter(task -> task.get("taskDefinitionKey").asText().equals(key))
            .map(task -> task.get("id").asText()).findFirst().orElseThrow(() -> new AssertionError(key + " is not open, only " + openTasks(who)));
    }

    private JsonNode tasks(Program who) {
        return who.get("/engine-rest/task?processInstanceBusinessKey=" + reference).json();
    }

    private void on(String day) {
        clock.set(LocalDate.parse(day).atTime(LocalTime.of(9, 0)).atZone(clock.getZone()).toInstant());
    }
}
