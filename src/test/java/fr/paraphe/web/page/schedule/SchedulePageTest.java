package fr.paraphe.web.page.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.support.Answer;
import fr.paraphe.support.Browser;
import fr.paraphe.support.DoorTest;
import fr.paraphe.support.GuardedCase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A clerk's deadlines, of a year in which no other test has any: as a list, a month, a file and a calendar that is subscribed to. */
@DoorTest
class SchedulePageTest {

    private static final LocalDate DUE = LocalDate.of(2013, 5, 17);
    private static final Pattern ADDRESS = Pattern.compile("(/echeancier/flux/[\\w-]{43}\\.ics)");

    @LocalServerPort
    private int port;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private SettableClock clock;
    @Autowired
    private CivilClock civil;
    @Autowired
    private GuardedCase cases;

    private ProcessInstance instance;
    private Task task;

    @BeforeEach
    void aTaskOfCastelnaudaryDueOnTheSeventeenthOfMay() {
        clock.set(Instant.parse("2013-05-16T08:00:00Z"));
        instance = cases.start("ENT-ECHEANCE", "11076");
        task = cases.task(instance);
        engine.getTaskService().setDueDate(task.getId(), Date.from(civil.at(DUE, LocalTime.of(23, 59))));
    }

    @AfterEach
    void nothingIsLeft() {
        engine.getRuntimeService().deleteProcessInstance(instance.getId(), "test");
    }

    @Test
    void aClerkFindsWhatIsDueWithTheReasonOfItsDate() {
        assertThat(clerk().get("/echeancier").body()).contains("17/05/2013", "demain", task.getName(), "ENT-ECHEANCE", "Commune 11076", "service des assemblées", task.getId(),
            "réglage de l’application");
        clock.set(Instant.parse("2013-05-17T21:59:00Z"));
        assertThat(clerk().get("/echeancier").body()).contains("aujourd’hui");
        clock.set(Instant.parse("2013-05-17T22:00:00Z"));
        assertThat(clerk().get("/echeancier").body()).contains("en retard de 1\u00a0jour");
    }

    @Test
    void itIsNobodyElses() {
        for (String path : new String[] {"/echeancier", "/echeancier?qui=tous", "/echeancier?commune=11076&qui=tous", "/echeancier?vue=mois&mois=2013-05", "/echeancier.ics"}) {
            assertThat(Browser.loggedIn(port, "secretariat-11049").get(path).body()).doesNotContain(task.getId(), "ENT-ECHEANCE");
            assertThat(Browser.loggedIn(port, "gip").get(path).body()).doesNotContain(task.getId(), "ENT-ECHEANCE");
        }
        assertThat(Browser.loggedIn(port, "maire-11076").get("/echeancier").body()).as("another service of the same commune").doesNotContain(task.getId());
        assertThat(Browser.loggedIn(port, "maire-11076").get("/echeancier?qui=tous").body()).contains(task.getId());
        assertThat(Browser.loggedIn(port, "direction-11076").get("/echeancier").body()).as("who works on nothing watches everything").contains("ENT-ECHEANCE");
        assertThat(new Browser(port).get("/echeancier").status()).isEqualTo(302);
        assertThat(new Browser(port).get("/echeancier.ics").status()).isEqualTo(302);
    }

    @Test
    void theMonthShowsItInItsSquare() {
        String month = clerk().get("/echeancier?vue=mois&mois=2013-05").body();
        assertThat(month).contains("mai 2013", "mois=2013-04", "mois=2013-06", task.getId()).containsPattern("datetime=\"2013-05-17\"[^>]*>17</time>[\\s\\S]{0,200}" + task.getId());
        assertThat(clerk().get("/echeancier?vue=mois&mois=2013-06").body()).contains("juin 2013").doesNotContain(task.getId());
        assertThat(clerk().get("/echeancier?vue=mois&mois=bientot").body()).as("an unreadable month is the present one").contains("mai 2013");
    }

    @Test
    void aCrowdedDayLeadsToAListOfItsOwn() {
        List<ProcessInstance> others = IntStream.rangeClosed(1, 6).mapToObj(number -> cases.start("ENT-ECHEANCE-" + number, "11076")).toList();
        try {
            others.forEach(other -> engine.getTaskService().setDueDate(cases.task(other).getId(), Date.from(civil.at(DUE, LocalTime.of(23, 59)))));
            String month = clerk().get("/echeancier?vue=mois&mois=2013-05").body();
            Matcher more = Pattern.compile("(\\d)\u00a0autres<span class=\"sr\"\\s*> échéances le 17/05/2013</span>").matcher(month);
            assertThat(more.find()).as(month).isTrue();
            assertThat(Pattern.compile(">ENT-ECHEANCE|, ENT-ECHEANCE").matcher(month).results().count() + Integer.parseInt(more.group(1))).isEqualTo(7);
        } finally {
            others.forEach(other -> engine.getRuntimeService().deleteProcessInstance(other.getId(), "test"));
        }
    }

    @Test
    void theFileHoldsADayThatCalendarsMoveWhenItIsPutOff() {
        Answer file = clerk().get("/echeancier.ics");
        assertThat(file.header("Content-Type")).startsWith("text/calendar");
        assertThat(unfolded(file)).contains("BEGIN:VCALENDAR", "UID:" + task.getId() + "@paraphe", "DTSTART;VALUE=DATE:20130517", "DTEND;VALUE=DATE:20130518", "TRANSP:TRANSPARENT", "ENT-ECHEANCE");
    }

    @Test
    void aCalendarSubscribesByASecretAddressUntilItIsRevoked() {
        Browser clerk = clerk();
        clerk.get("/echeancier");
        String first = newAddress(clerk);
        assertThat(clerk.get("/echeancier").body()).as("shown once").doesNotContain("/echeancier/flux/").contains("Vous avez une adresse depuis le <span>16/05/2013");
        Browser calendar = new Browser(port);
        assertThat(unfolded(calendar.get(first))).contains("UID:" + task.getId(), "X-WR-CALNAME:Paraphe");
        assertThat(calendar.get("/echeancier").status()).as("it opens nothing else").isEqualTo(302);

        String second = newAddress(clerk);
        assertThat(calendar.get(first).status()).isEqualTo(404);
        assertThat(calendar.get(second).status()).isEqualTo(200);

        assertThat(clerk.sendForm("/echeancier/abonnement/revocation", false).status()).isEqualTo(403);
        clerk.sendForm("/echeancier/abonnement/revocation", true);
        assertThat(clerk.get("/echeancier").body()).contains("L’adresse est révoquée");
        assertThat(calendar.get(second).status()).isEqualTo(404);
        assertThat(calendar.get("/echeancier/flux/" + "A".repeat(43) + ".ics").status()).isEqualTo(404);
    }

    @Test
    void aManagerChoosesAGroupOrAPerson() {
        Browser manager = Browser.loggedIn(port, "direction-11076");
        assertThat(manager.get("/echeancier").body()).contains("value=\"groupe:secretariat\"", "value=\"groupe:maire\"").doesNotContain("value=\"personne:");
        assertThat(manager.get("/echeancier?qui=groupe:secretariat").body()).contains("ENT-ECHEANCE");
        assertThat(manager.get("/echeancier?qui=groupe:maire").body()).doesNotContain("ENT-ECHEANCE");
        engine.getTaskService().setAssignee(task.getId(), "secretariat-11076");
        assertThat(manager.get("/echeancier").body()).contains("value=\"personne:secretariat-11076\"");
        assertThat(manager.get("/echeancier?qui=personne:secretariat-11076").body()).contains("ENT-ECHEANCE");
        assertThat(manager.get("/echeancier?qui=personne:maire-11076").body()).doesNotContain("ENT-ECHEANCE");
        assertThat(clerk().get("/echeancier").body()).as("whose work it is chooses between the own and everybody's").doesNotContain("value=\"groupe:");
    }

    @Test
    void aManagerReadsTheCaseInsteadOfTheTask() {
        assertThat(Browser.loggedIn(port, "direction-11076").get("/echeancier").body()).contains("ENT-ECHEANCE").doesNotContain("#/?task=");
    }

    @Test
    void whatIsLateAndWhatIsDueSoonAndOneDayAreListsOfTheirOwn() {
        assertThat(total("/echeancier?qui=tous&quoi=taches&quand=bientot&commune=11076")).isEqualTo(1);
        assertThat(total("/echeancier?qui=tous&quoi=taches&quand=retard&commune=11076")).isZero();
        assertThat(total("/echeancier?qui=tous&quoi=taches&jour=2013-05-17&commune=11076")).isEqualTo(1);
        assertThat(total("/echeancier?qui=tous&quoi=taches&jour=2013-05-18&commune=11076")).isZero();
        assertThat(total("/echeancier?qui=tous&quoi=dates&jour=2013-05-17&commune=11076")).isZero();
        clock.set(Instant.parse("2013-05-18T08:00:00Z"));
        assertThat(total("/echeancier?qui=tous&quoi=taches&quand=retard&commune=11076")).isEqualTo(1);
        assertThat(total("/echeancier?qui=tous&quoi=taches&quand=bientot&commune=11076")).isZero();
    }

    @Test
    void aCommuneIsFoundByItsCodeOrTheBeginningOfItsName() {
        Browser manager = Browser.loggedIn(port, "direction");
        for (String commune : new String[] {"11076", "castel", "CASTELNAUDARY"}) {
            assertThat(manager.get("/echeancier?qui=tous&commune=" + commune).body()).as(commune).contains("ENT-ECHEANCE", "Commune\u00a0: Castelnaudary (11076)", "name=\"commune\"",
                "vue=mois&amp;mois=2013-05", "commune=" + commune);
        }
        assertThat(manager.get("/echeancier?qui=tous&commune=bram").body()).contains("Commune\u00a0: Bram (11049)").doesNotContain("ENT-ECHEANCE");
        assertThat(manager.get("/echeancier?qui=tous&commune=ou+cela").body()).contains("Aucune commune que vous suivez n’a ce code").doesNotContain("ENT-ECHEANCE");
        assertThat(clerk().get("/echeancier").body()).as("who sees one has none to choose").doesNotContain("name=\"commune\"");
        assertThat(clerk().get("/echeancier?qui=tous&commune=bram").body()).as("nor is told of another").contains("Aucune commune que vous suivez").doesNotContain("11049");
    }

    private int total(String path) {
        Matcher total = Pattern.compile("data-total=\"(\\d+)\"").matcher(clerk().get(path).body());
        assertThat(total.find()).isTrue();
        return Integer.parseInt(total.group(1));
    }

    private String newAddress(Browser clerk) {
        clerk.sendForm("/echeancier/abonnement", true);
        Matcher address = ADDRESS.matcher(clerk.get("/echeancier").body());
        assertThat(address.find()).isTrue();
        return address.group(1);
    }

    private Browser clerk() {
        return Browser.loggedIn(port, "secretariat-11076");
    }

    private static String unfolded(Answer file) {
        return file.body().replace("\r\n ", "");
    }
}
