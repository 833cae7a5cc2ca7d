package fr.paraphe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SelectOption;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionSchool;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.ConventionStatus;
import fr.paraphe.council.CouncilReader;
import fr.paraphe.council.DeliberationOutcome;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.StoredDocument;
import fr.paraphe.prefecture.Act;
import fr.paraphe.prefecture.PrefectureService;
import fr.paraphe.support.ParapheTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The convention of Castelnaudary in Tasklist, with the whole application behind: from nothing to «exécutoire» and in force, by the real forms only, each filled in by
 * whoever has it; after each, what the case knows. Then somebody without an account, who reads the act that was published and nothing else. One story, told in order.
 */
@ParapheTest
@ExtendWith(Chromium.class)
@TestPropertySource(properties = "paraphe.test.case=tasklist")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TasklistTest {

    private static final String CASE = "ENT-11076-2017";
    private static final String CLERK = "secretariat-11076";
    private static final String DGS = "dgs-11076";
    private static final String MAYOR = "maire-11076";
    private static final String RECTEUR = "recteur";
    private static final String PASSWORD = "paraphe-demo";
    private static final String IDENTIFIER = "011-211100763-20171030-2017_276-DE";
    /** The paper has the hyphen of the display number. */
    private static final String PRINTED_IDENTIFIER = "011-211100763-20171030-2017-276-DE";
    /** Givers and holders of the source document. */
    private static final Map<String, String> PROXIES = Map.of("CATHALA-LEGUEVAQUES", "GUILHEM", "VERONIN-MASSET", "BOUILLEUX", "CHABERT", "GREFFIER",
        "POUPEAU", "BUSTOS", "RATABOUIL Michel", "BATIGNE");

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
    private ConventionService conventions;
    @Autowired
    private CouncilReader council;
    @Autowired
    private PrefectureService prefecture;
    @Autowired
    private DocumentStore documents;
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping doors;

    private EngineAtWork engine;

    @BeforeEach
    void theEngineWorksWhenItIsTold() {
        engine = new EngineAtWork(clock, runtime, management);
    }

    @Test
    @Order(1)
    void fromAnOpenedFileToAConventionInForce(Screen screen) {
        engine.it("2017-10-16T09:00");
        screen.logIn(port, CLERK, PASSWORD);
        screen.picture("01-tasklist");
        openFile(screen);
        readTheCase(screen);
        establishSchoolList(screen);
        prepareSession(screen);

        engine.it("2017-10-24T09:00");
        sendConvocation(screen);
        recordPosting(screen);

        engine.it("2017-10-30T19:30");
        recordAttendance(screen);
        vote(screen);

        engine.it("2017-10-31T09:00");
        postDecisions(screen);
        readTheExtract(screen);
        transmit(screen);
        anotherLogsIn(screen, MAYOR);
        theMayorHasToWait(screen);

        engine.it("2017-11-02T16:00");
        anotherLogsIn(screen, CLERK);
        recordReceipt(screen);

        engine.it("2017-11-07T10:00");
        publish(screen);
        anotherLogsIn(screen, DGS);
        copyTheAct(screen);
        certify(screen);

        engine.it("2017-11-08T09:00");
        anotherLogsIn(screen, MAYOR);
        theMayorSigns(screen);

        engine.it("2017-11-20T09:00");
        anotherLogsIn(screen, RECTEUR);
        theRecteurSigns(screen);
        theConventionIsInForce(screen);
    }

    @Test
    @Order(2)
    void somebodyWithoutAnAccountReadsTheRegisterAndNothingElse(Screen screen) throws IOException {
        engine.it("2017-12-01T10:00");
        readTheRegister(screen);
        everythingElseIsClosed(screen);
    }

    private void openFile(Screen screen) {
        Page page = screen.page();
        page.getByText("Démarrer une procédure").first().click();
        page.locator(".modal-content a").filter(new Locator.FilterOptions().setHasText("Vie de la convention")).click();
        screen.formReady();
        screen.picture("02-open-file");
        screen.readsFrench("Tasklist, a start form");
        assertThat(screen.field("firstSchoolYear")).hasValue("2017-2018");
        page.locator("[ng-click='startProcessInstance()']").click();
        screen.listed("Établir l’annexe 1");
        assertThat(conventions.byReference(CASE).terms().endsOn()).isEqualTo("2021-10-31");
        dueOn("UserTask_EstablishSchoolList", "2017-10-31");
    }

    /** What the list tells of a task unopened, and what stands beside its form. */
    private void readTheCase(Screen screen) {
        Locator card = screen.page().locator(".tasks-list .task").filter(new Locator.FilterOptions().setHasText("Établir l’annexe 1")).first();
        assertThat(card).containsText("Castelnaudary");
        assertThat(card).containsText("ENT-11076-2017");
        assertThat(card).containsText("2017-2018");
        assertThat(screen.page().locator(".tasks-list").first()).containsText("Échéance");
        // this browser is fourteen hours ahead of UTC: dates are those of the académie all the same
        assertThat(card).containsText(Pattern.compile("Échéance le\\s+31/10/2017"));
        assertThat(card).containsText(Pattern.compile("créée le\\s+16/10/2017 à 09:00"));
        assertThat(card.locator(".paraphe-late")).hasCount(0);
        assertThat(screen.page().locator("#footer-timezone")).containsText("Europe/Paris");
        assertThat(screen.page()).hasURL(Pattern.compile(".*sorting=.*dueDate.*"));
        whatIsSearchedBy(screen);
        card.click();
        screen.formReady();
        assertThat(screen.page().locator(".meta .due-date")).hasText(Pattern.compile("\\s*\\d{2}/\\d{2}/2017\\s*"));
        screen.page().locator(".task-details .nav-tabs").getByText("Dossier", new Locator.GetByTextOptions().setExact(true)).click();
        Locator dossier = screen.page().locator(".paraphe-case:not([aria-busy])");
        assertThat(dossier).containsText("Dossier ENT-11076-2017");
        assertThat(dossier.locator("dl").first()).containsText("Castelnaudary");
        assertThat(dossier).containsText("Début : Vie de la convention");
        screen.readsFrench("Tasklist, the tab Dossier");
        screen.picture("03-dossier");
        for (String tab : new String[] {"Historique", "Schéma", "Description", "Formulaire"}) {
            screen.page().locator(".task-details .nav-tabs").getByText(tab, new Locator.GetByTextOptions().setExact(true)).click();
            screen.readsFrench("Tasklist, the tab " + tab);
        }
    }

    /** Nothing that only the engine understands. */
    private static void whatIsSearchedBy(Screen screen) {
        screen.page().locator(".tasks-list input.main-field, input.main-field").first().click();
        assertThat(screen.page().locator("ul[uib-typeahead-popup], ul.dropdown-menu[role=listbox]").locator("li:visible")).hasText(new String[] {"Nom de la tâche", "Référence du dossier", "Nom de la procédure",
            "Échéance", "Sans échéance", "Créée"});
        screen.page().keyboard().press("Escape");
    }

    /** Who did what is told by name. */
    private static void readTheHistory(Screen screen) {
        Locator tabs = screen.page().locator(".task-details .nav-tabs");
        tabs.getByText("Historique", new Locator.GetByTextOptions().setExact(true)).click();
        Locator claimed = screen.page().locator(".instant").filter(new Locator.FilterOptions().setHasText("Prise en charge")).first();
        assertThat(claimed.locator(".operation-user")).hasText("Service des assemblées Castelnaudary");
        assertThat(claimed.locator(".new-value")).hasText("Service des assemblées Castelnaudary");
        assertThat(screen.page().locator(".meta .assignee .view-value, .meta .assignee").first()).containsText("Service des assemblées Castelnaudary");
        assertThat(screen.page().locator("section.history-pane, .task-details").first()).not().containsText("secretariat-11076");
        screen.readsFrench("Tasklist, who did what with a task");
        tabs.getByText("Formulaire", new Locator.GetByTextOptions().setExact(true)).click();
        screen.formReady();
    }

    private void establishSchoolList(Screen screen) {
        screen.take("Établir l’annexe 1");
        readTheHistory(screen);
        screen.press("Reprendre les écoles de l’annuaire");
        int listed = screen.form().locator("tbody[data-rows=schools] tr").count();
        assertThat(listed).isGreaterThanOrEqualTo(3);
        while (screen.form().locator("tbody[data-rows=schools] tr").count() > 3) {
            screen.form().locator("tbody[data-rows=schools] tr").last().locator("[data-remove]").click();
        }
        assertThat(screen.form().locator("#total")).hasText("3 écoles, soit 150,00 € par année scolaire");
        screen.field("schools[0].uai").fill("0341301F");
        assertThat(screen.form().locator("td .check.is-bad").first()).containsText("0341301E");
        screen.pictureOfForm("03-school-list");
        screen.expectingRefusals().complete();
        assertThat(screen.form().locator(".error-summary")).containsText("0341301");
        screen.pictureOfForm("04-school-list-refused");
        screen.field("schools[0].uai").fill("");
        screen.completeFor("Préparer la séance");
        assertThat(conventions.byReference(CASE).schools()).extracting(ConventionSchool::name).containsExactly("PROSPER ESTIEU", "JEAN MOULIN", "EST");
    }

    private void prepareSession(Screen screen) {
        screen.take("Préparer la séance");
        screen.field("date").fill("2017-10-30");
        screen.field("time").fill("18:30");
        screen.field("place").fill("Hôtel de ville, salle du conseil");
        assertThat(screen.form().locator(".live")).containsText("mardi 24 octobre 2017");
        screen.field("statement").fill("Monsieur le Maire rappelle la convention de 2014 et demande l’autorisation d’en signer le renouvellement.");
        screen.field("explanatoryNote").fill("La convention de 2014 arrive à son terme ; la nouvelle coûte 50 € par école et par an.");
        screen.pictureOfForm("05-prepare-session");
        screen.completeFor("Convoquer le conseil municipal");
        dueOn("UserTask_SendConvocation", "2017-10-24");
    }

    private void sendConvocation(Screen screen) {
        // without a mouse
        screen.workByKeyboard("Convoquer le conseil municipal", () -> {
            assertThat(screen.form().locator("[data-each='view.recipients'] tr")).hasCount(33);
            screen.tabTo("[name=confirmed]", "");
            screen.page().keyboard().press("Space");
            assertThat(screen.field("confirmed")).isChecked();
            screen.pictureOfForm("06-send-convocation");
        });
        screen.listed("Attester l’envoi et l’affichage");
        assertThat(council.posting(CASE).sentOn()).isEqualTo("2017-10-24");
    }

    private void recordPosting(Screen screen) {
        screen.take("Attester l’envoi et l’affichage");
        screen.field("postedOn").fill("2017-10-24");
        screen.field("forOthers.kind").selectOption(new SelectOption().setLabel("Porteur assermenté"));
        screen.field("forOthers.date").fill("2017-10-24");
        screen.pictureOfForm("07-record-posting");
        screen.completeFor("Relever les présences");
        assertThat(council.posting(CASE).postedOn()).isEqualTo("2017-10-24");
    }

    private void recordAttendance(Screen screen) {
        screen.take("Relever les présences");
        assertThat(member(screen, "MAUGARD").locator("[data-part=present]")).isChecked();
        screen.press("Cocher tous les membres");
        PROXIES.keySet().forEach(giver -> member(screen, giver).locator("[data-part=present]").uncheck());
        PROXIES.forEach((giver, holder) -> {
            Locator choice = member(screen, giver).locator("[data-part=holder]");
            choice.selectOption(choice.locator("option").filter(new Locator.FilterOptions().setHasText(holder)).first().getAttribute("value"));
        });
        assertThat(screen.form().locator("#quorum .figures")).hasText("28 présents sur 33, quorum 17 : atteint");
        assertThat(screen.form().locator("#quorum .others")).hasText("5 procurations : elles votent mais ne comptent pas pour le quorum.");
        assertThat(member(screen, "CATHALA").locator("option").filter(new Locator.FilterOptions().setHasText("BUSTOS"))).hasCount(0);
        screen.field("secretary").selectOption(new SelectOption().setLabel("Mme EL KAHAZ Sarah"));
        screen.pictureOfForm("08-attendance");
        screen.completeFor("Enregistrer le vote");
        assertThat(council.attendance(CASE).quorum().present()).isEqualTo(28);
    }

    private void vote(Screen screen) {
        screen.take("Enregistrer le vote");
        assertThat(screen.form().locator("#voters tr")).hasCount(33);
        screen.field("votesFor").fill("30");
        screen.field("against").fill("2");
        assertThat(screen.form().locator("#sum .figures")).hasText("32 voix comptées sur 33 : il en manque 1");
        screen.pictureOfForm("09-vote-does-not-add-up");
        screen.field("votesFor").fill("");
        screen.field("against").fill("");
        screen.field("unanimous").check();
        assertThat(screen.form().locator("#sum .figures")).hasText("À l’unanimité : 33 voix pour, déduites des présents et des procurations");
        screen.field("number").fill("2017-276");
        screen.pictureOfForm("10-vote");
        screen.completeFor("Afficher les décisions");
        assertThat(council.decision(CASE).outcome()).isEqualTo(DeliberationOutcome.ADOPTED);
        assertThat(council.decision(CASE).sessionDate()).isEqualTo("2017-10-30");
        dueOn("UserTask_PostDecisions", "2017-11-06");
    }

    private void postDecisions(Screen screen) {
        screen.take("Afficher les décisions");
        assertThat(screen.form().locator(".deadline")).containsText("lundi 6 novembre 2017");
        screen.field("postedOn").fill("2017-10-31");
        screen.pictureOfForm("11-post-decisions");
        screen.completed();
        engine.settles(CASE);
        assertThat(council.decisions(CASE).postedOn()).isEqualTo("2017-10-31");
        assertThat(papers(DocumentKind.EXTRACT)).hasSize(1);
        dueOn("UserTask_RecordTransmission", "2017-11-15");
        dueOn("UserTask_AwaitExecutory", "2017-12-30");
    }

    /** What is transmitted lies in the case, beside the form in which the transmission is entered. */
    private void readTheExtract(Screen screen) {
        screen.open("Télétransmettre la délibération");
        screen.page().locator(".task-details .nav-tabs").getByText("Dossier", new Locator.GetByTextOptions().setExact(true)).click();
        Locator dossier = screen.page().locator(".paraphe-case:not([aria-busy])");
        String extract = textOf(paper(screen, dossier.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("Extrait du registre.*"))).first()));
        assertThat(extract).contains("Castelnaudary", "2017-276", "30 octobre 2017", "MAUGARD");
        screen.picture("12-dossier-with-extract");
        screen.page().locator(".task-details .nav-tabs").getByText("Formulaire", new Locator.GetByTextOptions().setExact(true)).click();
    }

    private void transmit(Screen screen) {
        screen.take("Télétransmettre la délibération");
        assertThat(screen.field("number")).hasValue("2017-276");
        assertThat(screen.field("matiere")).hasValue("8.1");
        assertThat(screen.form().locator(".live")).containsText(IDENTIFIER);
        screen.field("transmittedOn").fill("2017-10-31");
        screen.field("tdtReference").fill("S²LOW 4711");
        screen.pictureOfForm("13-transmission");
        screen.completeFor("Saisir l’accusé de réception");
        Act act = prefecture.act(CASE);
        assertThat(act.identifier().orElseThrow().emitted()).isEqualTo(IDENTIFIER);
        assertThat(act.transmittedOn()).contains(LocalDate.of(2017, 10, 31));
        dueOn("UserTask_RecordReceipt", "2017-11-08");
    }

    /** Before the deliberation is executory a signature would be void: there is nothing for the mayor to do but to wait. */
    private void theMayorHasToWait(Screen screen) {
        screen.open("Attendre le caractère exécutoire");
        assertThat(screen.form()).containsText("La réception de la délibération par la préfecture n’est pas enregistrée.");
        assertThat(screen.form()).containsText("Il n’y a rien à faire ici");
        screen.readsFrench("Tasklist, a task to wait in");
        screen.pictureOfForm("14-mayor-waits");
    }

    private void recordReceipt(Screen screen) {
        screen.take("Saisir l’accusé de réception");
        screen.field("receivedOn").fill("2017-11-02");
        screen.field("identifier").fill(PRINTED_IDENTIFIER);
        screen.field("document").setInputFiles(new FilePayload("accuse.pdf", "application/pdf", papers(DocumentKind.EXTRACT).get(0).bytes()));
        assertThat(screen.form()).containsText("Pièce enregistrée : accuse.pdf");
        screen.pictureOfForm("15-receipt");
        screen.completeFor("Publier la délibération");
        assertThat(prefecture.act(CASE).receivedOn()).contains(LocalDate.of(2017, 11, 2));
        assertThat(papers(DocumentKind.RECEIPT)).hasSize(1);
        dueOn("UserTask_RecordPublication", "2017-11-10");
        dueOn("UserTask_RecordAmpliation", "2017-11-10");
    }

    private void publish(Screen screen) {
        screen.take("Publier la délibération");
        screen.field("publishedOn").fill("2017-11-07");
        screen.form().getByLabel("affichage à la porte de la mairie").check();
        assertThat(screen.form().locator(".live")).containsText("Exécutoire le mardi 7 novembre 2017");
        screen.pictureOfForm("16-publication");
        screen.completed();
        assertThat(prefecture.act(CASE).publishedOn()).contains(LocalDate.of(2017, 11, 7));
    }

    private void copyTheAct(Screen screen) {
        screen.take("Faire l’ampliation");
        screen.field("ampliationOn").fill("2017-11-06");
        screen.pictureOfForm("17-ampliation");
        screen.completeFor("Certifier le caractère exécutoire");
        assertThat(prefecture.act(CASE).ampliationOn()).contains(LocalDate.of(2017, 11, 6));
        dueOn("UserTask_CertifyExecutory", "2017-11-10");
    }

    private void certify(Screen screen) {
        screen.take("Certifier le caractère exécutoire");
        assertThat(screen.form().locator(".deadline").first()).containsText("Exécutoire le mardi 7 novembre 2017");
        screen.field("certifiedOn").fill("2017-11-07");
        screen.field("certifier.civility").selectOption("M.");
        screen.field("certifier.firstName").fill("Hervé");
        screen.field("certifier.lastName").fill("ANTOINE");
        assertThat(screen.field("certifier.title")).hasValue("Le Directeur Général des Services");
        screen.pictureOfForm("18-certificate");
        screen.completed();
        engine.settles(CASE);
        assertThat(prefecture.executory(CASE)).contains(LocalDate.of(2017, 11, 7));
        assertThat(textOf(papers(DocumentKind.CERTIFICATE).get(0).bytes())).contains("07/11/2017", "Hervé ANTOINE");
        dueOn("UserTask_WatchDefere", "2018-01-03");
        dueOn("UserTask_SignAsMayor", "2017-11-22");
    }

    private void theMayorSigns(Screen screen) {
        screen.take("Signer le texte figé (maire)");
        assertThat(screen.page().locator(".tasks-list")).not().containsText("Attendre le caractère exécutoire");
        assertThat(screen.form().locator(".hash")).hasText(frozen().sha256());
        String text = textOf(paper(screen, screen.form().getByRole(AriaRole.LINK).first()));
        assertThat(text).contains("PROSPER ESTIEU", "JEAN MOULIN");
        screen.form().getByLabel("Signer la convention").check();
        screen.field("signedOn").fill("2017-11-08");
        assertThat(screen.field("signatory")).hasValue("Patrick MAUGARD, Maire");
        screen.pictureOfForm("19-mayor-signs");
        screen.completed();
        dueOn("UserTask_SignAsRecteur", "2017-12-08");
    }

    private void theRecteurSigns(Screen screen) {
        screen.take("Signer le texte figé (recteur)");
        assertThat(screen.form()).containsText("Patrick MAUGARD, Maire, le 08/11/2017");
        assertThat(screen.form().locator(".hash")).hasText(frozen().sha256());
        screen.form().getByLabel("Signer la convention").check();
        screen.field("signedOn").fill("2017-11-20");
        screen.pictureOfForm("20-recteur-signs");
        screen.completed();
        engine.settles(CASE);
        Convention convention = conventions.byReference(CASE);
        assertThat(convention.status()).isEqualTo(ConventionStatus.IN_FORCE);
        assertThat(convention.effectiveOn()).contains(LocalDate.of(2017, 11, 20));
    }

    /** What art. 2 promises is begun, and whoever has the case in view reads where it is. */
    private void theConventionIsInForce(Screen screen) {
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(CASE).list()).extracting(Task::getTaskDefinitionKey).contains("UserTask_CreateAccounts",
            "UserTask_PlanTraining", "UserTask_ActivateSchool", "UserTask_ConfirmEquipment", "UserTask_CheckContribution", "UserTask_WatchDefere");
        screen.page().navigate(address("/dossiers/" + CASE));
        assertThat(screen.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasText("Dossier " + CASE);
        assertThat(screen.page().locator("main")).containsText("En vigueur");
        assertThat(screen.page().locator("figure.diagram")).hasAttribute("data-drawn", "true");
        screen.pictureOfPage("21-in-force");
    }

    private void readTheRegister(Screen screen) throws IOException {
        Page page = screen.page();
        page.navigate(address("/actes"));
        page.getByLabel("Commune").fill("castel");
        page.getByLabel("Année de la délibération").selectOption("2017");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Rechercher")).click();
        Locator act = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("2017-276"));
        assertThat(act).hasCount(1);
        assertThat(act.getByRole(AriaRole.CELL)).containsText(new String[] {"Castelnaudary", "30/10/2017", "02/11/2017", "07/11/2017", "07/01/2018", "PDF"});
        assertThat(page.locator("main")).not().containsText(CASE);
        screen.readsFrench("the register of acts");
        screen.pictureOfPage("22-register-of-acts");
        Axe.findsNothing(screen);
        assertThat(textOf(paper(screen, act.getByRole(AriaRole.LINK)))).contains("Castelnaudary", "2017-276", "30 octobre 2017");
    }

    /** Every address that one of our pages or doors answers at, and the engine's: but for these few, a login is asked for. */
    private void everythingElseIsClosed(Screen screen) {
        List<String> open = doors.getHandlerMethods().keySet().stream().filter(door -> asksForGet(door)).flatMap(door -> door.getPatternValues().stream()).distinct()
            .filter(pattern -> !isClosed(screen, pattern.replaceAll("\\{[^}]+}", "1").replace("**", "1"))).toList();
        assertThat(open).containsExactlyInAnyOrder("/actes", "/actes/{identifier}/extrait.pdf", "/accessibilite", "/login", "/echeancier/flux/{secret}.ics");
        for (String path : List.of("/dossiers/" + CASE, "/api/conventions/" + CASE, "/api/conventions/" + CASE + "/documents", "/api/documents/" + papers(DocumentKind.CONVENTION)
            .get(0).id(), "/api/documents/" + papers(DocumentKind.EXTRACT).get(0).id(), "/engine-rest/task", "/camunda/api/engine/engine/default/task",
            "/camunda/app/welcome/default/", "/camunda/app/admin/default/", "/camunda/app/cockpit/default/", "/camunda/app/tasklist/default/")) {
            assertThat(isClosed(screen, path)).as(path).isTrue();
        }
        screen.page().navigate(address("/dossiers/" + CASE));
        assertThat(screen.page()).hasURL(Pattern.compile(".*/login$"));
        assertThat(screen.page().locator("main")).not().containsText("Castelnaudary");
        screen.readsFrench("the login");
        screen.picture("23-login");
    }

    private static boolean asksForGet(RequestMappingInfo door) {
        return door.getMethodsCondition().isEmpty() || door.getMethodsCondition().getMethods().contains(RequestMethod.GET);
    }

    private boolean isClosed(Screen screen, String path) {
        APIResponse answer = screen.page().request().get(address(path), RequestOptions.create().setMaxRedirects(0));
        return answer.status() == 401 || answer.status() == 302 && answer.headers().get("location").endsWith("/login");
    }

    /** The next person sits down at the same desk. */
    private void anotherLogsIn(Screen screen, String account) {
        screen.logOut();
        screen.logIn(port, account, PASSWORD);
    }

    private void dueOn(String taskKey, String day) {
        Task task = tasks.createTaskQuery().processInstanceBusinessKey(CASE).taskDefinitionKey(taskKey).singleResult();
        assertThat(task).as(taskKey).isNotNull();
        assertThat(LocalDate.ofInstant(task.getDueDate().toInstant(), clock.getZone())).as(taskKey).isEqualTo(day);
    }

    private StoredDocument frozen() {
        return papers(DocumentKind.CONVENTION).get(0);
    }

    private List<StoredDocument> papers(DocumentKind kind) {
        return documents.of(CASE).stream().filter(document -> document.kind() == kind).toList();
    }

    /** What the link leads to, as this person's browser gets it. */
    private byte[] paper(Screen screen, Locator link) {
        APIResponse answer = screen.page().request().get(address(URI.create(link.evaluate("each => each.href").toString()).getPath()));
        assertThat(answer.headers().get("content-type")).isEqualTo("application/pdf");
        return answer.body();
    }

    private static String textOf(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private static Locator member(Screen screen, String name) {
        return screen.form().locator("tr.member").filter(new Locator.FilterOptions().setHas(screen.page().locator("th", new Page.LocatorOptions().setHasText(name))));
    }

}
