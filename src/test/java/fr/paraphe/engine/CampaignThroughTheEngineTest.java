package fr.paraphe.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.contribution.Campaign;
import fr.paraphe.contribution.CampaignService;
import fr.paraphe.contribution.CampaignStatus;
import fr.paraphe.contribution.ContributionFilter;
import fr.paraphe.contribution.ContributionLine;
import fr.paraphe.contribution.ContributionOrder;
import fr.paraphe.contribution.ContributionReader;
import fr.paraphe.contribution.Payments;
import fr.paraphe.contribution.TitreReader;
import fr.paraphe.contribution.process.SchoolYearCover;
import fr.paraphe.convention.ConventionLife;
import fr.paraphe.convention.NewTerms;
import fr.paraphe.directory.Academie;
import fr.paraphe.directory.Commune;
import fr.paraphe.mail.MailService;
import fr.paraphe.support.ParapheTest;
import fr.paraphe.support.SignedConvention;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** An académie of three towns, signed in November 2017 like the source: its first year by itself, its campaign of 2018-2019 from the window to the end. One story, told in order. */
@ParapheTest
@TestPropertySource(properties = "paraphe.test.case=campaign")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CampaignThroughTheEngineTest {

    private static final String ACADEMIE = "reunion";
    private static final String CAMPAIGN = "ENT-reunion-2018-2019";
    private static final List<String> TOWNS = List.of("97411", "97412", "97413");

    @Autowired
    private SettableClock clock;
    @Autowired
    private SchoolYearCover cover;
    @Autowired
    private ConventionLife life;
    @Autowired
    private CampaignService campaigns;
    @Autowired
    private ContributionReader contributions;
    @Autowired
    private TitreReader titres;
    @Autowired
    private Payments payments;
    @Autowired
    private MailService mails;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private TaskService tasks;
    @Autowired
    private ManagementService management;
    @Autowired
    private HistoryService history;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private EntityManager entities;
    @Autowired
    private TransactionTemplate transaction;

    @Test
    @Order(1)
    void everyPaidYearIsCoveredOnceInTheNameOfTheAcademie() {
        clock.set(Instant.parse("2017-11-14T08:00:00Z"));
        land();
        TOWNS.forEach(town -> cover.cover(reference(town)));
        TOWNS.forEach(town -> cover.cover(reference(town)));
        List<ProcessInstance> outside = runtime.createProcessInstanceQuery().processDefinitionKey("contribution-outside-campaign").tenantIdIn(ACADEMIE).list();
        assertThat(outside).extracting(ProcessInstance::getBusinessKey).containsExactlyInAnyOrderElementsOf(TOWNS.stream().map(CampaignThroughTheEngineTest::reference).toList());
        List<ProcessInstance> inCampaigns = runtime.createProcessInstanceQuery().processDefinitionKey("contribution-campaign").tenantIdIn(ACADEMIE).list();
        assertThat(inCampaigns).extracting(ProcessInstance::getBusinessKey)
            .containsExactlyInAnyOrder("ENT-reunion-2018-2019", "ENT-reunion-2019-2020", "ENT-reunion-2020-2021");
        assertThat(campaigns.get(CAMPAIGN).status()).isEqualTo(CampaignStatus.WAITING);
        assertThat(runtime.getVariable(instance().getId(), "communeName")).isEqualTo("Académie de La Réunion");
        assertThat(jobs()).extracting(job -> job.getDuedate().toInstant().toString()).as("0:00 in Paris").containsExactly("2018-08-31T22:00:00Z");
    }

    @Test
    @Order(2)
    void theWindowOpensIsRemindedOfAndCloses() {
        run("2018-09-01T06:00:00Z");
        assertThat(campaigns.get(CAMPAIGN).status()).isEqualTo(CampaignStatus.OPEN);
        assertThat(windowMails("97411")).isEqualTo(1);
        for (String day : List.of("2018-09-15", "2018-10-01", "2018-10-12")) {
            assertThat(jobs()).extracting(job -> job.getDuedate().toInstant()).containsExactly(LocalDate.parse(day).atStartOfDay(clock.getZone()).toInstant());
            run(day + "T06:00:00Z");
        }
        assertThat(windowMails("97411")).isEqualTo(4);
        assertThat(jobs()).extracting(job -> job.getDuedate().toInstant().toString()).as("24:00 of 15 October").containsExactly("2018-10-15T22:00:00Z");
    }

    @Test
    @Order(3)
    void theBordereauWaitsForTheClosingAndTheTitresForBoth() {
        clock.set(Instant.parse("2018-10-15T22:00:00Z"));
        management.executeJob(jobs().get(0).getId());
        assertThatThrownBy(() -> tasks.complete(task().getId()))
            .hasMessageContaining("La clôture des listes n’a pas commencé : la fenêtre se ferme le 15/10/2018 à 24 h.");
        run("2018-10-15T22:00:01Z");
        assertThat(runtime.getVariables(instance().getId(), List.of("closedConventions", "totalConventions"))).containsEntry("closedConventions", 3)
            .containsEntry("totalConventions", 3);
        assertThatThrownBy(() -> tasks.complete(task().getId())).hasMessageContaining("Vérifiez d’abord le bordereau et confirmez son total.");
        assertThat(contributions.list(ContributionFilter.ofCampaign(CAMPAIGN), ContributionOrder.REFERENCE, false, 10, 0)).extracting(ContributionLine::amount)
            .allSatisfy(amount -> assertThat(amount).isEqualByComparingTo("150.00")).hasSize(3);
        campaigns.check(CAMPAIGN, List.of(), true, null, "gip-reunion");
        clock.set(Instant.parse("2018-10-22T07:00:00Z"));
        tasks.complete(task().getId());
        run("2018-10-22T07:00:00Z");
        assertThat(campaigns.get(CAMPAIGN).status()).isEqualTo(CampaignStatus.COLLECTING);
        assertThat(titres.totals(CAMPAIGN).titres()).isEqualTo(3);
        assertThat(titres.totals(CAMPAIGN).amount()).isEqualByComparingTo("450.00");
        assertThat(task().getTaskDefinitionKey()).isEqualTo("UserTask_FollowPayments");
    }

    @Test
    @Order(4)
    void theGipEndsItWithAReasonWhileSomethingIsUnpaid() {
        assertThatThrownBy(() -> tasks.complete(task().getId()))
            .hasMessageContaining("3 titres ne sont pas payés : dites pourquoi la campagne se clôt sans attendre le paiement.");
        payments.settleCampaign(CAMPAIGN, "Transmis au préfet", "gip-reunion");
        String id = instance().getId();
        tasks.complete(task().getId());
        assertThat(history.createHistoricProcessInstanceQuery().processInstanceId(id).finished().count()).isEqualTo(1);
        Campaign closed = campaigns.get(CAMPAIGN);
        assertThat(closed.status()).isEqualTo(CampaignStatus.CLOSED);
        assertThat(closed.settlementReason()).contains("Transmis au préfet");
    }

    /** Art. 3 and 6: an avenant that adds a paid year adds its campaign, once. */
    @Test
    @Order(5)
    void aYearThatAnAvenantAddsIsCovered() {
        NewTerms longer = new NewTerms(null, null, LocalDate.of(2022, 10, 31), new SchoolYear(2021));
        TOWNS.forEach(town -> life.applyTerms(reference(town), longer, reference(town) + "-A1"));
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("contribution-campaign").processInstanceBusinessKey("ENT-reunion-2021-2022").tenantIdIn(ACADEMIE)
            .count()).isEqualTo(1);
        assertThat(campaigns.get("ENT-reunion-2021-2022").status()).isEqualTo(CampaignStatus.WAITING);
        assertThat(contributions.count(ContributionFilter.ofCampaign(CAMPAIGN))).as("the years that are billed stay").isEqualTo(3);
    }

    private void land() {
        transaction.executeWithoutResult(status -> {
            entities.persist(new Academie(ACADEMIE, "Académie de La Réunion", clock.getZone(), "Saint-Denis", "24, avenue Georges-Brassens", "M.", "Vêlayoudom", "Marimoutou",
                "Recteur"));
            TOWNS.forEach(town -> entities.persist(new Commune(town, "Ville-" + town, "21" + town + "00", 1900, "974", "1", ACADEMIE, null, "Mairie")));
        });
        for (String town : TOWNS) {
            jdbc.sql("insert into mailbox (role, scope, email, version) values ('secretariat', ?, ?, 0)").params(town, "mairie-" + town + "@example.fr").update();
            SignedConvention.of(reference(town), town).with("academie", ACADEMIE).with("creditor", "GIP de La Réunion").with("effective_on", LocalDate.of(2017, 11, 14))
                .schools("École 1", "École 2", "École 3").into(jdbc);
        }
    }

    /** Everything that is due at that instant, and what follows from it. */
    private void run(String instant) {
        clock.set(Instant.parse(instant));
        List<Job> due = due();
        while (!due.isEmpty()) {
            management.executeJob(due.get(0).getId());
            due = due();
        }
    }

    private List<Job> due() {
        return jobs().stream().filter(job -> job.getDuedate() == null || !job.getDuedate().toInstant().isAfter(clock.instant())).toList();
    }

    private List<Job> jobs() {
        return management.createJobQuery().processInstanceId(instance().getId()).orderByJobDuedate().asc().list();
    }

    private ProcessInstance instance() {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(CAMPAIGN).singleResult();
    }

    private Task task() {
        return tasks.createTaskQuery().processInstanceBusinessKey(CAMPAIGN).singleResult();
    }

    private long windowMails(String town) {
        return mails.of(reference(town)).stream().filter(mail -> mail.subject().contains("ENT-école 2018-2019")).count();
    }

    private static String reference(String town) {
        return "ENT-" + town + "-2017";
    }
}
