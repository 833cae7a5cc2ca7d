package fr.paraphe.web.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import fr.paraphe.audit.AuditEntry;
import fr.paraphe.audit.AuditReader;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.prefecture.ActIdentifier;
import fr.paraphe.prefecture.Certifier;
import fr.paraphe.prefecture.PrefectureService;
import fr.paraphe.prefecture.PublicationMode;
import fr.paraphe.signature.SignatureService;
import fr.paraphe.support.Answer;
import fr.paraphe.support.Desk;
import fr.paraphe.support.Browser;
import fr.paraphe.support.ParapheTest;
import fr.paraphe.support.Program;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The signing process with its forms, its listeners and the papers it freezes, as mayor, recteur and clerk use them. */
@ParapheTest
class ConventionSignatureTest {

    private static final String CARCASSONNE = "11069";
    private static final AtomicInteger YEARS = new AtomicInteger(2030);

    @Autowired
    ProcessEngine engine;
    @Autowired
    SettableClock clock;
    @Autowired
    ConventionService conventions;
    @Autowired
    PrefectureService prefecture;
    @Autowired
    SignatureService signature;
    @Autowired
    AuditReader trail;
    @LocalServerPort
    int port;

    private int year;
    private String reference;
    private Desk desk;
    private Program mayor;
    private Program recteur;
    private Program clerk;

    @BeforeEach
    void aConventionWhoseDeliberationIsAdopted() {
        year = YEARS.getAndAdd(10);
        on("10-31");
        reference = conventions.prepare(new ConventionService.PrepareFile(CARCASSONNE, new SchoolYear(year), "ENT", null, List.of(), "secretariat-11069")).reference();
        prefecture.put(reference, CARCASSONNE, day("10-30"), "ENT");
        mayor = Program.as(port, "maire-11069");
        recteur = Program.as(port, "recteur");
        clerk = Program.as(port, "secretariat-11069");
    }

    @Test
    void signedByBothOnceTheDeliberationIsExecutory() {
        executory();
        start();
        JsonNode view = desk.view("UserTask_SignAsMayor", mayor);
        assertThat(view.at("/executoryOn").asText()).isEqualTo(year + "-11-07");
        assertThat(view.at("/initial/signatory").asText()).endsWith(", Maire");
        assertThat(view.at("/document/sha256").asText()).hasSize(64).isEqualTo(view.at("/initial/sha256").asText());
        assertThat(mayor.get(view.at("/document/href").asText()).status()).isEqualTo(200);

        on("11-14");
        desk.refusesCompletion("UserTask_SignAsMayor", mayor, "Enregistrez d’abord la décision du maire : signature, ou refus motivé.");
        Answer tooEarly = desk.put("UserTask_SignAsMayor", mayor, signed("11-06", view));
        assertThat(tooEarly.status()).isEqualTo(422);
        assertThat(tooEarly.json().at("/errors/0/field").asText()).isEqualTo("signedOn");
        assertThat(tooEarly.json().at("/errors/0/message").asText())
            .isEqualTo("La signature du 06/11/%1$d précède la date exécutoire de la délibération, le 07/11/%1$d.".formatted(year));
        desk.save("UserTask_SignAsMayor", mayor, signed("11-14", view));
        desk.complete("UserTask_SignAsMayor", mayor);

        on("11-20");
        assertThat(desk.view("UserTask_SignAsRecteur", recteur).at("/mayor/signedOn").asText()).isEqualTo(year + "-11-14");
        desk.save("UserTask_SignAsRecteur", recteur, signed("11-20", view));
        desk.complete("UserTask_SignAsRecteur", recteur);
        assertThat(ended()).containsEntry("signatureDecision", "SIGNED").containsEntry("effectiveOn", year + "-11-20");
        assertThat(signature.effectOn(reference)).isEqualTo(day("11-20"));
    }

    @Test
    void whatADeputySignsNamesWhoActsAndForWhomInEveryRecord() {
        executory();
        start();
        on("11-14");
        assertThat(clerk.post("/api/absences", "{'absent':'maire-11069','deputy':'dgs-11069','deputyName':'Mme Anne Durand, adjointe','deputyEmail':'a@carcassonne.example',"
            .replace('\'', '"') + "\"startsOn\":\"%1$d-11-14\",\"endsOn\":\"%1$d-11-14\"}".formatted(year)).status()).isEqualTo(201);
        Program deputy = Program.as(port, "dgs-11069");
        Task task = desk.task("UserTask_SignAsMayor");
        desk.save("UserTask_SignAsMayor", deputy, signed("11-14", desk.view("UserTask_SignAsMayor", deputy)));
        desk.complete("UserTask_SignAsMayor", deputy);

        assertThat(trail.ofCase(reference, owner -> true)).filteredOn(line -> line.account().equals("dgs-11069"))
            .extracting(line -> line.kind() + " " + line.subject().replaceAll(" n° .*", ""), AuditEntry::inPlaceOf)
            .contains(tuple("CREATED Signature", "maire-11069"), tuple("TASK_COMPLETED Signer le texte figé (maire)", "maire-11069"))
            .allSatisfy(line -> assertThat(line.toList().get(1)).isEqualTo("maire-11069"));
        HistoricTaskInstance done = engine.getHistoryService().createHistoricTaskInstanceQuery().taskId(task.getId()).singleResult();
        assertThat(done.getAssignee()).isEqualTo("dgs-11069");
        assertThat(done.getOwner()).isEqualTo("maire-11069");

        String page = Browser.loggedIn(port, "secretariat-11069").get("/dossiers/" + reference).body();
        assertThat(page).containsPattern("Signer le texte figé \\(maire\\)</span>\\s*<span class=\"soft\">par [^<]+, pour [^<]+<").doesNotContain("pour maire-11069");
    }

    @Test
    void theMayorMayOverrideTheWaitWithAReason() {
        start();
        JsonNode waiting = desk.view("UserTask_AwaitExecutory", mayor);
        assertThat(waiting.at("/missing")).hasSize(2);
        desk.refusesCompletion("UserTask_AwaitExecutory", mayor, "La délibération n’est pas encore exécutoire : attendez, ou écrivez pour quel motif vous y dérogez. "
            + "(CGCT, art. L2131-1 ; CE, avis, 10 juin 1996, n° 176873)");
        desk.save("UserTask_AwaitExecutory", mayor, "{\"reason\":\"Ouverture des comptes avant la rentrée\"}");
        desk.complete("UserTask_AwaitExecutory", mayor);
        JsonNode view = desk.view("UserTask_SignAsMayor", mayor);
        assertThat(view.at("/override/reason").asText()).isEqualTo("Ouverture des comptes avant la rentrée");
        assertThat(view.at("/warnings")).hasSize(1);
        desk.save("UserTask_SignAsMayor", mayor, signed("10-31", view));
        desk.complete("UserTask_SignAsMayor", mayor);
        assertThat(desk.task("UserTask_SignAsRecteur")).isNotNull();
    }

    @Test
    void aRefusalEndsIt() {
        executory();
        start();
        Answer unmotivated = desk.put("UserTask_SignAsMayor", mayor,
            "{\"decision\":\"REFUSED\",\"sha256\":\"" + desk.view("UserTask_SignAsMayor", mayor).at("/document/sha256").asText() + "\"}");
        assertThat(unmotivated.json().at("/errors/0/message").asText()).isEqualTo("Motivez votre refus de signer.");
        desk.save("UserTask_SignAsMayor", mayor, "{\"decision\":\"REFUSED\",\"reason\":\"Le coût\",\"sha256\":\""
            + desk.view("UserTask_SignAsMayor", mayor).at("/document/sha256").asText() + "\"}");
        desk.complete("UserTask_SignAsMayor", mayor);
        assertThat(ended()).containsEntry("signatureDecision", "REFUSED").doesNotContainKey("effectiveOn");
    }

    @Test
    void aCorrectedTextIsFrozenAnewAndSignedAnew() {
        executory();
        start();
        on("11-14");
        desk.save("UserTask_SignAsMayor", mayor, signed("11-14", desk.view("UserTask_SignAsMayor", mayor)));
        desk.complete("UserTask_SignAsMayor", mayor);
        desk.save("UserTask_SignAsRecteur", recteur, "{\"decision\":\"TO_CORRECT\",\"reason\":\"Le contact manque\",\"sha256\":\""
            + desk.view("UserTask_SignAsRecteur", recteur).at("/document/sha256").asText() + "\"}");
        desk.complete("UserTask_SignAsRecteur", recteur);
        JsonNode request = desk.view("UserTask_CorrectText", clerk);
        assertThat(request.at("/request/reason").asText()).isEqualTo("Le contact manque");
        assertThat(request.at("/warning").asText()).isEqualTo("Le texte corrigé sera figé de nouveau : la signature du maire du 14/11/" + year + " ne vaudra plus.");
        desk.save("UserTask_CorrectText", clerk, "{\"correction\":\"Contact ajouté\"}");
        desk.complete("UserTask_CorrectText", clerk);
        JsonNode again = desk.view("UserTask_SignAsMayor", mayor);
        assertThat(again.at("/initial/decision").isNull()).isTrue();
        assertThat(again.at("/voided/0").asText()).endsWith("il a été corrigé à la demande du recteur (Contact ajouté). La signature du maire du 14/11/" + year
            + " ne vaut plus.");
    }

    private void executory() {
        on("11-07");
        prefecture.recordTransmission(new PrefectureService.Transmission(reference, year + "-S", "8.1", "ENT", day("10-31"), null, "x"));
        ActIdentifier identifier = prefecture.act(reference).identifier().orElseThrow();
        prefecture.deliverReceipt(identifier, day("11-02"), "AR-" + year, "x");
        prefecture.recordPublication(reference, day("11-07"), PublicationMode.ELECTRONIC, "x");
        prefecture.recordCertification(new PrefectureService.Certification(reference, day("11-07"), new Certifier("M.", "Jean", "Dupont", "Le Maire", false), "x"));
        prefecture.confirmCertification(reference);
    }

    private void start() {
        desk = new Desk(engine.getTaskService(), engine.getRuntimeService().startProcessInstanceByKey("convention-signature", reference,
            Map.of("commune", CARCASSONNE, "communeName", "Carcassonne", "schoolYear", year + "-" + (year + 1))).getId());
    }

    private String signed(String signedOn, JsonNode view) {
        return "{\"decision\":\"SIGNED\",\"signedOn\":\"%d-%s\",\"signatory\":\"Jean Dupont\",\"sha256\":\"%s\"}".formatted(year, signedOn,
            view.at("/document/sha256").asText());
    }

    private Map<String, Object> ended() {
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(desk.instance()).count()).isZero();
        return engine.getHistoryService().createHistoricVariableInstanceQuery().processInstanceId(desk.instance()).list().stream()
            .collect(Collectors.toMap(HistoricVariableInstance::getName, HistoricVariableInstance::getValue));
    }

    private LocalDate day(String monthAndDay) {
        return LocalDate.parse(year + "-" + monthAndDay);
    }

    private void on(String monthAndDay) {
        clock.set(day(monthAndDay).atTime(LocalTime.of(9, 0)).atZone(clock.getZone()).toInstant());
    }
}
