package fr.paraphe.contribution.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.contribution.CampaignService;
import fr.paraphe.contribution.CampaignStatus;
import fr.paraphe.contribution.NewPayment;
import fr.paraphe.contribution.Payments;
import fr.paraphe.contribution.Titre;
import fr.paraphe.contribution.TitreReader;
import fr.paraphe.contribution.TitreService;
import fr.paraphe.contribution.TitreState;
import fr.paraphe.convention.ConventionSchool;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.directory.SchoolType;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.StoredDocument;
import fr.paraphe.mail.MailService;
import fr.paraphe.mail.OutboxMail;
import fr.paraphe.support.ParapheTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * The first titre of the source's convention: signed in November 2017, after the window, it is billed by itself from its annexe 1; the year after, the campaign of its
 * académie bills it with Bram's. One story, told in order.
 */
@ParapheTest
@TestPropertySource(properties = "paraphe.test.case=titre")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TitreThroughTheEngineTest {

    private static final SchoolYear YEAR = new SchoolYear(2017);
    private static final SchoolYear NEXT = new SchoolYear(2018);
    private static final String REFERENCE = "ENT-11076-2017";
    private static final String CAMPAIGN = "ENT-montpellier-2018-2019";

    @Autowired
    private SettableClock clock;
    @Autowired
    private ConventionService conventions;
    @Autowired
    private CampaignService campaigns;
    @Autowired
    private TitreService titres;
    @Autowired
    private TitreReader reader;
    @Autowired
    private Payments payments;
    @Autowired
    private PaymentDesk desk;
    @Autowired
    private DocumentStore documents;
    @Autowired
    private MailService mails;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private HistoryService history;
    @Autowired
    private TaskService tasks;
    @Autowired
    private ManagementService management;
    @Autowired
    private JdbcClient jdbc;

    @Test
    @Order(1)
    void itIsCheckedFirst() {
        morningOf("2017-11-15");
        conventions.prepare(new ConventionService.PrepareFile("11076", YEAR, "CONVENTION ENT-ECOLE", null, List.of(), "secretariat-11076"));
        conventions.open(REFERENCE);
        conventions.establishSchoolList(new ConventionService.EstablishSchoolList(REFERENCE, List.of(school("Prosper Estieu"), school("Alphonse Daudet"), school("Jean Moulin")),
            null));
        conventions.bringIntoForce(REFERENCE, LocalDate.parse("2017-11-15"));
        jdbc.sql("""
            insert into contribution (reference, school_year, academie, commune, schools, schools_year_before, unit_price, amount, sentence, article, due, closed_at, version)
            values (?, '2017-2018', 'montpellier', '11076', 3, 0, 50.00, 150.00, '3 écoles × 50,00 € = 150,00 € (art. 7, annexe 1)', 'Convention, art. 7', true, ?, 0)""")
            .params(REFERENCE, clock.instant().atOffset(ZoneOffset.UTC)).update();
        runtime.startProcessInstanceByKey("contribution-outside-campaign", REFERENCE,
            Map.of("academie", "montpellier", "schoolYear", YEAR.toString(), "communeName", "Académie de Montpellier"));
        assertThat(task().getTaskDefinitionKey()).isEqualTo("UserTask_CheckContribution");
        assertThat(task().getTenantId()).isEqualTo("montpellier");
        assertThatThrownBy(() -> tasks.complete(task().getId())).hasMessageContaining("Confirmez d’abord le nombre d’écoles et le montant de la contribution.");
        titres.confirm(REFERENCE, YEAR, true, null, null, "gip");
    }

    @Test
    @Order(2)
    void thenTheTitreIsIssuedAndSent() {
        morningOf("2017-11-20");
        tasks.complete(task().getId());
        run("ServiceTask_IssueTitre");
        Titre titre = titre();
        assertThat(titre.number()).hasToString("2017-000001");
        assertThat(titre.amount()).isEqualByComparingTo(new BigDecimal("150"));
        assertThat(titre.dueOn()).isEqualTo("2017-12-20");
        assertThat(titre.list()).hasSize(3);
        assertThat(documents.of(REFERENCE).stream().filter(document -> document.kind() == DocumentKind.TITRE)).extracting(StoredDocument::title)
            .containsExactly("Titre de perception n° 2017-000001, 2017-2018");
        assertThat(mails.of(REFERENCE)).extracting(OutboxMail::subject).containsExactly("Titre de perception n° 2017-000001 : contribution ENT-école 2017-2018");
        assertThat(task().getTaskDefinitionKey()).isEqualTo("UserTask_FollowPayment");
        assertThatThrownBy(() -> tasks.complete(task().getId())).hasMessageContaining("150,00\u00a0€ restent dus au titre 2017-000001");
    }

    @Test
    @Order(3)
    void whatIsUnpaidIsRemindedOfThirtyAndSixtyDaysAfterItsTerm() {
        // 20 December and thirty days, at 0:00 in Paris
        assertThat(timer().getDuedate().toInstant()).isEqualTo("2018-01-18T23:00:00Z");
        morningOf("2018-01-19");
        management.executeJob(timer().getId());
        run("ServiceTask_RemindDebtor");
        assertThat(mails.of(REFERENCE)).extracting(OutboxMail::subject).last().isEqualTo("Relance : titre de perception n° 2017-000001 impayé");
        assertThat(timer().getDuedate().toInstant()).isEqualTo("2018-02-17T23:00:00Z");
    }

    @Test
    @Order(4)
    void aPaymentInPartLeavesTheTaskOpenAndTheLastOneEndsIt() {
        morningOf("2018-02-01");
        desk.enter(titre().id(), payment("100", "ENC-1"), "gip");
        assertThat(task().getTaskDefinitionKey()).isEqualTo("UserTask_FollowPayment");
        desk.enter(titre().id(), payment("50", "ENC-2"), "gip");
        assertThat(titre().state()).isEqualTo(TitreState.PAID);
        assertThat(payments.of(titre().id())).hasSize(2);
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(REFERENCE).processDefinitionKey("contribution-outside-campaign").count()).isZero();
        assertThat(history.createHistoricActivityInstanceQuery().activityId("EndEvent_TitreSettled").count()).isEqualTo(1);
    }

    @Test
    @Order(5)
    void theCampaignsTitresAreNumberedSentAndFollowedTogether() {
        morningOf("2018-10-22");
        String bram = "ENT-11049-2018";
        conventions.prepare(new ConventionService.PrepareFile("11049", NEXT, "CONVENTION ENT-ECOLE", null, List.of(), "secretariat-11049"));
        conventions.open(bram);
        conventions.establishSchoolList(new ConventionService.EstablishSchoolList(bram, List.of(new ConventionSchool(null, SchoolType.EP, "Jean Moulin", "11049")), null));
        conventions.bringIntoForce(bram, LocalDate.parse("2018-10-01"));
        campaigns.create("montpellier", NEXT, LocalDate.parse("2018-09-01"), LocalDate.parse("2018-10-15"));
        jdbc.sql("update campaign set status = 'ISSUING' where reference = ?").param(CAMPAIGN).update();
        billed(bram, "11049", 1, "50.00");
        billed(REFERENCE, "11076", 3, "150.00");
        runtime.createProcessInstanceByKey("contribution-campaign").businessKey(CAMPAIGN)
            .setVariables(Map.of("academie", "montpellier", "schoolYear", NEXT.toString(), "communeName", "Académie de Montpellier"))
            .startBeforeActivity("ServiceTask_NumberTitres").execute();
        run("ServiceTask_NumberTitres");
        run("ServiceTask_SendTitres");
        assertThat(reader.of(bram, NEXT).orElseThrow().number()).hasToString("2018-000001");
        assertThat(reader.of(REFERENCE, NEXT).orElseThrow().number()).hasToString("2018-000002");
        assertThat(documents.of(CAMPAIGN)).extracting(StoredDocument::title).containsExactly("Bordereau de titres ENT-montpellier-2018-2019, feuillet 1");
        assertThat(campaigns.get(CAMPAIGN).status()).isEqualTo(CampaignStatus.COLLECTING);
        assertThat(campaignTask().getTaskDefinitionKey()).isEqualTo("UserTask_FollowPayments");
        assertThatThrownBy(() -> tasks.complete(campaignTask().getId())).hasMessageContaining("dites pourquoi la campagne se clôt");
        // 21 November and thirty days, at 0:00 in Paris
        assertThat(timer().getDuedate().toInstant()).isEqualTo("2018-12-20T23:00:00Z");
    }

    @Test
    @Order(6)
    void aFileOfPaymentsEndsTheCampaignWithItsLastTitre() {
        morningOf("2018-12-03");
        assertThat(desk.importFile("montpellier", file("2018-000001;50,00;2018-11-20;ENC-10;;;\n2018-000002;200,00;2018-11-21;ENC-11;;;\n"), "gip").errors()).hasSize(1);
        assertThat(campaignTask().getTaskDefinitionKey()).isEqualTo("UserTask_FollowPayments");
        assertThat(desk.importFile("montpellier", file("2018-000001;50,00;2018-11-20;ENC-10;;;\n2018-000002;150,00;2018-11-21;ENC-11;;;\n"), "gip").errors()).isEmpty();
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(CAMPAIGN).count()).isZero();
        assertThat(campaigns.get(CAMPAIGN).status()).isEqualTo(CampaignStatus.CLOSED);
    }

    private static byte[] file(String lines) {
        return (String.join(";", Payments.COLUMNS) + "\n" + lines).getBytes(StandardCharsets.UTF_8);
    }

    private void billed(String reference, String commune, int schools, String amount) {
        jdbc.sql("""
            insert into contribution (reference, school_year, campaign, academie, commune, schools, schools_year_before, unit_price, amount, sentence, article, due,
            closed_at, version) values (?, ?, ?, 'montpellier', ?, ?, 3, 50.00, ?, 'calcul', 'Convention, art. 6.1', true, ?, 0)""")
            .params(reference, NEXT.toString(), CAMPAIGN, commune, schools, new BigDecimal(amount), clock.instant().atOffset(ZoneOffset.UTC)).update();
    }

    private Task campaignTask() {
        return tasks.createTaskQuery().processInstanceBusinessKey(CAMPAIGN).singleResult();
    }

    private void morningOf(String day) {
        clock.set(LocalDate.parse(day).atTime(LocalTime.of(9, 0)).atZone(clock.getZone()).toInstant());
    }

    private static ConventionSchool school(String name) {
        return new ConventionSchool(null, SchoolType.EE, name, "11076");
    }

    private static NewPayment payment(String amount, String reference) {
        return new NewPayment(new BigDecimal(amount), LocalDate.parse("2018-02-01"), reference, null, null, null);
    }

    private Titre titre() {
        return reader.of(REFERENCE, YEAR).orElseThrow();
    }

    private Task task() {
        return tasks.createTaskQuery().processInstanceBusinessKey(REFERENCE).singleResult();
    }

    private void run(String activity) {
        management.executeJob(management.createJobQuery().activityId(activity).singleResult().getId());
    }

    private Job timer() {
        return management.createJobQuery().activityId("Timer_NextPaymentReminder").singleResult();
    }
}
