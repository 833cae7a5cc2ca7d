package fr.paraphe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.mail.MailService;
import fr.paraphe.support.ParapheTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Managers and operators in the engine's own applications, with the whole of Paraphe behind. */
@ParapheTest
@ExtendWith(Chromium.class)
@TestPropertySource(properties = "paraphe.test.case=tasklist")
class WebappsTest {

    private static final String PASSWORD = "paraphe-demo";
    private static final String STOPPED = "ENT-operation-2018-2019";
    private static final List<String> SCREENS = List.of("admin/default/#/", "admin/default/#/users", "admin/default/#/groups", "admin/default/#/authorization?resource=0",
        "admin/default/#/system?section=system-settings-general", "cockpit/default/#/dashboard", "cockpit/default/#/processes", "cockpit/default/#/decisions",
        "cockpit/default/#/tasks", "cockpit/default/#/batch", "cockpit/default/#/reports", "cockpit/default/#/repository");

    @LocalServerPort
    private int port;
    @Autowired
    private SettableClock clock;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private TaskService tasks;
    @Autowired
    private ManagementService management;
    @Autowired
    private MailService mails;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void everyMainScreenOfAnOperatorIsFrench(Screen screen) {
        Page page = screen.expectingRefusals().page();
        screen.logInTo(webapp("welcome/default/"), "admin", PASSWORD);
        page.getByText("Mon compte").first().waitFor();
        screen.readsFrench("welcome");
        for (String path : SCREENS) {
            open(page, path);
            screen.readsFrench(path);
        }
        assertThat(page.locator(".deployment").first()).containsText(Pattern.compile("\\d{2}/\\d{2}/\\d{4} à \\d{2}:\\d{2}"));
        open(page, "admin/default/#/users");
        page.getByText("secretariat-11076").first().waitFor();
        screen.picture("operation-03-accounts");
        open(page, "admin/default/#/users/secretariat-11076?tab=account");
        page.getByText("Déverrouiller le compte").first().waitFor();
        screen.readsFrench("Admin, an account");
        screen.picture("operation-04-account");
    }

    @Test
    void aManagerFindsAnOverdueCaseInTwoClicksAndReadsItBesideItsDiagram(Screen screen) {
        String reference = FileOfBram.late(port, clock, runtime);
        Page page = screen.page();
        AtomicInteger clicks = countedOn(page);
        screen.logInTo(webapp("cockpit/default/"), "direction", PASSWORD);
        Locator figures = page.locator(".paraphe-dashboard:not([aria-busy])");
        Locator bram = figures.getByRole(AriaRole.TABLE, new Locator.GetByRoleOptions().setName("Tâches par commune")).locator("tr")
            .filter(new Locator.FilterOptions().setHasText("Bram"));
        assertThat(bram).isVisible();
        assertThat(figures.locator("canvas").first()).isVisible();
        screen.readsFrench("Cockpit, the managers' figures");
        screen.pictureOfPage("cockpit-01-dashboard");
        clicks.set(0);
        bram.getByRole(AriaRole.CELL).first().getByRole(AriaRole.LINK).click();
        assertThat(page.getByLabel("Période")).hasValue("retard");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(reference)).first().click();
        assertThat(page).hasURL(Pattern.compile(".*/dossiers/" + reference + "$"));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasText("Dossier " + reference);
        assertThat(page.locator("main")).containsText("en retard");
        assertThat(clicks).as("clicks from the dashboard to the case").hasValue(2);

        String instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).processDefinitionKey("convention-lifecycle").singleResult().getId();
        page.navigate(webapp("cockpit/default/#/process-instance/" + instance + "/runtime"));
        assertThat(page.locator(".paraphe-passed").first()).isAttached();
        page.locator(".ctn-tabbed .nav-tabs, .nav-tabs").getByText("Dossier", new Locator.GetByTextOptions().setExact(true)).click();
        Locator dossier = page.locator(".paraphe-case:not([aria-busy])");
        assertThat(dossier).containsText("Dossier " + reference);
        assertThat(dossier).containsText("Début : Vie de la convention");
        assertThat(dossier).containsText("en retard");
        assertThat(dossier).containsText("18/09/2017 à 09:00");
        screen.readsFrench("Cockpit, a case beside its diagram");
        assertThat(page.locator(".ctn-toolbar")).isHidden();
        screen.picture("cockpit-02-dossier");
        assertThat(page.locator(".cam-breadcrumb")).containsText(reference);
        assertThat(page.locator(".cam-breadcrumb")).not().containsText(instance);
        assertThat(page.locator(".process-information dd.instance-id")).isHidden();
        // another test may have taken it
        tasks.createTaskQuery().processInstanceBusinessKey(reference).list().forEach(task -> tasks.setAssignee(task.getId(), null));
        page.navigate(webapp("cockpit/default/#/tasks"));
        assertThat(page.locator("#task-group-counts tbody")).containsText("service des assemblées");
        assertThat(page.locator("#task-group-counts tbody")).not().containsText("secretariat");
        page.navigate(webapp("cockpit/default/#/processes"));
        page.locator(".processes-dashboard").getByText("Vie de la convention").click();
        assertThat(page.locator("table.process-instances td.instance-id").filter(new Locator.FilterOptions().setHasText(reference))).isVisible();
        assertThat(page.locator("table.process-instances .instance-id-label")).hasText("Dossier");
        screen.readsFrench("Cockpit, the cases of a procedure");
        screen.picture("cockpit-05-cases");
    }

    @Test
    void aLateTaskIsLateByTheClockOfTheHouse(Screen screen) {
        FileOfBram.late(port, clock, runtime);
        screen.logIn(port, FileOfBram.CLERK, PASSWORD);
        screen.page().locator(".task-filter").filter(new Locator.FilterOptions().setHasText("En retard")).click();
        Locator card = screen.page().locator(".tasks-list .task").filter(new Locator.FilterOptions().setHasText("Établir l’annexe 1")).first();
        assertThat(card.locator(".due-date.paraphe-late")).hasText(Pattern.compile("\\s*Échéance le\\s+03/10/2017,?\\s*"));
        screen.readsFrench("Tasklist, what is late");
        screen.picture("tasklist-late");
    }

    @Test
    void whatEverybodyMayStartIsAllThatIsOffered(Screen screen) {
        starts(screen, FileOfBram.CLERK, "Avenant", "Lettre d’une partie à l’autre", "Vie de la convention");
        starts(screen, "academie", "Lettre d’une partie à l’autre");
        starts(screen, "maire-11049");
        starts(screen, "gip");
    }

    private void starts(Screen screen, String account, String... procedures) {
        // what the page before may still be asking would be refused
        screen.page().navigate("about:blank");
        screen.page().context().clearCookies();
        screen.logIn(port, account, PASSWORD);
        screen.page().getByText("Démarrer une procédure").first().click();
        Locator offered = screen.page().locator(".modal-content .processes a");
        if (procedures.length == 0) {
            assertThat(screen.page().locator(".modal-content")).containsText("Aucune procédure ne peut être démarrée ici.");
            assertThat(offered).hasCount(0);
        } else {
            assertThat(offered).hasText(procedures);
        }
        screen.readsFrench("Tasklist, what " + account + " may start");
    }

    /** As the guide tells operators: from the mail, through the login, to the cause; once that is mended, the case goes on where it stopped. */
    @Test
    void anOperatorReadsAnIncidentAndSetsTheCaseGoingAgain(Screen screen) {
        clock.set(LocalDate.of(2018, 10, 16).atTime(8, 0).atZone(clock.getZone()).toInstant());
        ProcessInstance stopped = theClosingOfACampaignThatIsNotThere();
        try {
            Page page = screen.expectingRefusals().page();
            screen.logInTo(webapp(addressInTheMail()), "admin", PASSWORD);
            Locator incident = page.locator("tr").filter(new Locator.FilterOptions().setHas(page.locator(".glyphicon-repeat")));
            assertThat(incident.locator("td.type")).hasText("Traitement en échec");
            screen.readsFrench("Cockpit, an incident");
            screen.picture("operation-01-incident");

            jdbc.sql("""
                insert into campaign (reference, academie, school_year, status, opens_on, closes_on, created_at, notices, notice_reference, total, done, last_reference, version)
                values (?, 'operation', '2018-2019', 'OPEN', date '2018-09-01', date '2018-10-15', timestamp with time zone '2017-11-20 08:00:00+00', 1, '', 0, 0, '', 0)""")
                .param(STOPPED).update();
            incident.locator("a[ng-click^=openJobRetryDialog]").click();
            page.locator(".job-retry").waitFor();
            screen.readsFrench("Cockpit, what failed is to be tried again");
            screen.picture("operation-02-retry");
            page.waitForResponse(Pattern.compile(".*/job/[^/]+/retries$"), () -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Réessayer")).click());
            Job job = management.createJobQuery().processInstanceId(stopped.getId()).singleResult();
            assertThat(job.getRetries()).isEqualTo(1);
            management.executeJob(job.getId());
            assertThat(runtime.createIncidentQuery().processInstanceId(stopped.getId()).count()).isZero();
        } finally {
            runtime.deleteProcessInstance(stopped.getId(), "end of the test");
            jdbc.sql("delete from campaign where reference = ?").param(STOPPED).update();
        }
    }

    private ProcessInstance theClosingOfACampaignThatIsNotThere() {
        ProcessInstance instance = runtime.createProcessInstanceByKey("contribution-campaign").businessKey(STOPPED)
            .setVariables(Map.of("academie", "operation", "schoolYear", "2018-2019", "communeName", "Académie")).startBeforeActivity("Gateway_CloseLists").execute();
        String job = management.createJobQuery().processInstanceId(instance.getId()).singleResult().getId();
        assertThatThrownBy(() -> management.executeJob(job)).isInstanceOf(RuntimeException.class);
        management.setJobRetries(job, 1);
        assertThatThrownBy(() -> management.executeJob(job)).isInstanceOf(RuntimeException.class);
        return instance;
    }

    private void open(Page page, String path) {
        page.navigate("about:blank");
        page.navigate(webapp(path));
        page.locator("[cam-widget-footer] #footer-timezone").waitFor();
    }

    /** Within the web applications. */
    private String addressInTheMail() {
        Matcher address = Pattern.compile("/camunda/app/(\\S+)").matcher(mails.of(STOPPED).get(0).body());
        assertThat(address.find()).isTrue();
        return address.group(1);
    }

    /** Counts what a hand clicks, in every page that is loaded from here on. */
    private static AtomicInteger countedOn(Page page) {
        AtomicInteger clicks = new AtomicInteger();
        page.exposeBinding("clicked", (source, arguments) -> clicks.incrementAndGet());
        page.addInitScript("addEventListener('click', event => { if (event.isTrusted) { clicked(); } }, true)");
        return clicks;
    }

    private String webapp(String path) {
        return "http://127.0.0.1:" + port + "/camunda/app/" + path;
    }
}
