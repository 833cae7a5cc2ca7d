package fr.paraphe.web.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.security.Role;
import fr.paraphe.security.Scope;
import fr.paraphe.support.Browser;
import fr.paraphe.support.DoorTest;
import fr.paraphe.support.GuardedCase;
import fr.paraphe.support.Program;
import fr.paraphe.support.SignedConvention;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The managers' figures, of an académie of their own with two communes, and who sees how much of them. */
@DoorTest
class DashboardTest {

    private static final String MANAGERS = "direction-tdb";
    private static final String OF_COMMUNE = "direction-B0001";
    private static final String GIP = "gip-tdb";

    @LocalServerPort
    private int port;
    @Autowired
    private GuardedCase cases;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private TaskService tasks;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private SettableClock clock;

    @BeforeEach
    void twoCommunesOfOneAcademie() {
        clock.set(LocalDateTime.parse("2018-11-20T10:00").atZone(clock.getZone()).toInstant());
        if (jdbc.sql("select count(*) from academie where code = 'tdb'").query(Integer.class).single() > 0) {
            return;
        }
        jdbc.sql("""
            insert into academie (code, name, zone, city, postal_address, recteur_civility, recteur_first_name, recteur_last_name, recteur_title, version)
            values ('tdb', 'Essais', 'Europe/Paris', 'Essai', 'Essai', 'M.', 'A', 'B', 'Recteur', 0)""").update();
        commune("B0001", "Auzeville", "100000017");
        commune("B0002", "Bélesta", "100000025");
        cases.account(MANAGERS, Role.DIRECTION, Scope.academie("tdb"));
        cases.account(OF_COMMUNE, Role.DIRECTION, Scope.commune("B0001"));
        cases.account(GIP, Role.GIP, Scope.academie("tdb"));
        convention("ENT-B0001-2017", "B0001", "IN_FORCE");
        convention("ENT-B0002-2017", "B0002", "IN_FORCE");
        convention("ENT-B0002-2013", "B0002", "ENDED");
        task("ENT-B0001-2017", Map.of("commune", "B0001"), LocalDate.of(2018, 11, 19));
        task("ENT-B0002-2017", Map.of("commune", "B0002"), LocalDate.of(2018, 11, 20));
        task("ENT-B0002-2017", Map.of("commune", "B0002"), LocalDate.of(2018, 12, 20));
        task("ENT-B0002-2017", Map.of("commune", "B0002"), LocalDate.of(2018, 12, 21));
        task("ENT-B0001-2017-M1", Map.of("confidentialTo", "B0001", "commune", "B0001"), LocalDate.of(2018, 11, 1));
        titre("001", "ENT-B0001-2017", "B0001", "2018-2019", "150.00", "50.00", LocalDate.of(2018, 11, 1));
        titre("002", "ENT-B0002-2017", "B0002", "2018-2019", "100.00", "100.00", LocalDate.of(2018, 11, 1));
        titre("003", "ENT-B0002-2017", "B0002", "2017-2018", "100.00", "0.00", LocalDate.of(2018, 12, 31));
        jdbc.sql("""
            insert into campaign (reference, academie, school_year, status, opens_on, closes_on, created_at, notices, notice_reference, total, done, last_reference, version)
            values ('ENT-tdb-2018-2019', 'tdb', '2018-2019', 'CLOSING', date '2018-09-01', date '2018-10-15', timestamp with time zone '2017-11-20 08:00:00+00', 1, '', 40, 2, '', 0)""")
            .update();
        for (String commune : List.of("B0001", "B0002")) {
            jdbc.sql("""
                insert into contribution (reference, school_year, campaign, academie, commune, schools, schools_year_before, unit_price, amount, sentence, article, due, closed_at, version)
                values (?, '2018-2019', 'ENT-tdb-2018-2019', 'tdb', ?, 1, 1, 50.00, 50.00, 'x', 'x', true, timestamp with time zone '2018-10-16 08:00:00+00', 0)""")
                .params("ENT-" + commune + "-2017", commune).update();
        }
    }

    @Test
    void theAcademiesManagersSeeItsCommunes() {
        JsonNode figures = figures(MANAGERS);
        assertThat(figures.get("today").asText()).isEqualTo("2018-11-20");
        assertThat(figures.get("soonUntil").asText()).isEqualTo("2018-12-20");
        assertThat(phase(figures, "IN_FORCE")).isEqualTo(2);
        assertThat(phase(figures, "ENDED")).isEqualTo(1);
        assertThat(phase(figures, "SIGNATURE")).isZero();
        assertThat(figures.get("groups")).extracting(DashboardTest::work).containsExactly("secretariat, service des assemblées: 1 late, 2 soon");
        assertThat(figures.get("communes")).as("what a commune prepares in confidence is not told").extracting(DashboardTest::work)
            .containsExactly("B0001, Auzeville: 1 late, 0 soon", "B0002, Bélesta: 0 late, 2 soon");
        assertThat(figures.get("communesAll").asInt()).isEqualTo(2);
        assertThat(figures.at("/campaigns/0/statusName").asText()).isEqualTo("clôture en cours");
        assertThat(figures.at("/campaigns/0/done").asInt()).isEqualTo(2);
        assertThat(figures.at("/campaigns/0/total").asInt()).isEqualTo(40);
    }

    @Test
    void contributionsAreSummedUpBySchoolYearTheLatestFirst() {
        JsonNode years = figures(MANAGERS).get("years");
        assertThat(years.findValuesAsText("schoolYear")).containsExactly("2018-2019", "2017-2018");
        assertThat(years.get(0).get("titres").asInt()).isEqualTo(2);
        assertThat(years.get(0).get("billed").decimalValue()).isEqualByComparingTo("250.00");
        assertThat(years.get(0).get("paid").decimalValue()).isEqualByComparingTo("150.00");
        assertThat(years.get(0).get("open").decimalValue()).isEqualByComparingTo("100.00");
        assertThat(years.get(0).get("overdue").asInt()).isEqualTo(1);
        assertThat(years.get(1).get("overdue").asInt()).isZero();
    }

    @Test
    void aCommunesManagersSeeTheirCommuneAndWhatItPreparesInConfidence() {
        JsonNode figures = figures(OF_COMMUNE);
        assertThat(phase(figures, "IN_FORCE")).isEqualTo(1);
        assertThat(phase(figures, "ENDED")).isZero();
        assertThat(figures.get("communes")).extracting(DashboardTest::work).containsExactly("B0001, Auzeville: 2 late, 0 soon");
        assertThat(figures.get("campaigns")).as("a campaign names all communes").isEmpty();
        assertThat(figures.get("years")).hasSize(1);
        assertThat(figures.at("/years/0/billed").decimalValue()).isEqualByComparingTo("150.00");
    }

    @Test
    void theGipSeesContributionsAndNothingOfAnyCommune() {
        JsonNode figures = figures(GIP);
        figures.get("phases").forEach(each -> assertThat(each.get("count").asInt()).isZero());
        assertThat(figures.get("communes")).isEmpty();
        assertThat(figures.get("groups")).isEmpty();
        assertThat(figures.get("disputes")).isEmpty();
        assertThat(figures.get("campaigns")).hasSize(1);
        assertThat(figures.get("years")).hasSize(2);
    }

    @Test
    void anOpenDisputeStandsWithItsNextLimitForBothSidesAndNoOther() {
        clock.set(LocalDateTime.parse("2018-11-20T10:00").atZone(clock.getZone()).toInstant());
        jdbc.sql("""
            insert into letter (reference, convention, number, commune, academie, kind, author, status, opened_at, opened_by, drops, renounced, lre_consent, sent_on, received_on,
                delivery_concluded_at, version)
            select 'ENT-B0002-2017-M1', 'ENT-B0002-2017', 1, 'B0002', 'tdb', 'MISE_EN_DEMEURE', 'ACADEMIE', 'SENT', timestamp with time zone '2018-11-01 08:00:00+00', 'x', false,
                false, false, date '2018-11-05', date '2018-11-08', timestamp with time zone '2018-11-09 08:00:00+00', 0
            where not exists (select 1 from letter where reference = 'ENT-B0002-2017-M1')""").update();
        jdbc.sql("""
            insert into dispute (reference, convention, commune, academie, kind, author, status, opened_at, version)
            select 'ENT-B0002-2017-M1', 'ENT-B0002-2017', 'B0002', 'tdb', 'MISE_EN_DEMEURE', 'ACADEMIE', 'SENT', timestamp with time zone '2018-11-05 08:00:00+00', 0
            where not exists (select 1 from dispute where reference = 'ENT-B0002-2017-M1')""").update();
        try {
            JsonNode dispute = figures(MANAGERS).at("/disputes/0");
            assertThat(dispute.get("reference").asText()).isEqualTo("ENT-B0002-2017-M1");
            assertThat(dispute.at("/nextLimit/date").asText()).isEqualTo("2018-12-08");
            assertThat(figures(OF_COMMUNE).get("disputes")).isEmpty();
            assertThat(figures(GIP).get("disputes")).isEmpty();
            assertThat(phase(figures(MANAGERS), "DISPUTE")).isEqualTo(1);
            everyNumberLeadsToAListOfAsMany(MANAGERS);
        } finally {
            jdbc.sql("delete from dispute where reference = 'ENT-B0002-2017-M1'").update();
            jdbc.sql("delete from letter where reference = 'ENT-B0002-2017-M1'").update();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {MANAGERS, OF_COMMUNE, GIP})
    void everyNumberLeadsToAListOfAsMany(String account) {
        JsonNode figures = figures(account);
        Browser browser = Browser.loggedIn(port, account);
        Map<String, Integer> followed = new HashMap<>();
        figures.get("phases").forEach(phase -> follow(browser, phase, "count", "href", followed));
        for (String kind : List.of("groups", "communes")) {
            figures.get(kind).forEach(work -> {
                follow(browser, work, "overdue", "overdueHref", followed);
                follow(browser, work, "soon", "soonHref", followed);
            });
        }
        follow(browser, figures, "disputed", "disputedHref", followed);
        figures.get("years").forEach(year -> {
            follow(browser, year, "titres", "href", followed);
            follow(browser, year, "overdue", "overdueHref", followed);
            assertThat(sum(browser, year.get("href").asText(), "billed")).isEqualByComparingTo(year.get("billed").decimalValue());
            assertThat(sum(browser, year.get("href").asText(), "paid")).isEqualByComparingTo(year.get("paid").decimalValue());
            if (year.get("open").decimalValue().signum() > 0) {
                assertThat(sum(browser, year.get("openHref").asText(), "open")).isEqualByComparingTo(year.get("open").decimalValue());
            }
        });
        figures.get("campaigns").forEach(campaign -> {
            if (account.equals(GIP)) {
                assertThat(campaign.get("href").isNull()).as("who sees no case is not sent to a list of them").isTrue();
            } else {
                follow(browser, campaign, "done", "href", followed);
            }
        });
        assertThat(followed.values()).as("numbers that are not all zero").anyMatch(number -> number > 0);
    }

    private static void follow(Browser browser, JsonNode figure, String number, String href, Map<String, Integer> followed) {
        int counted = figure.get(number).asInt();
        String path = figure.get(href).asText();
        assertThat(total(browser, path)).as(path).isEqualTo(counted);
        followed.put(path, counted);
    }

    private static int total(Browser browser, String path) {
        Matcher total = Pattern.compile("data-total=\"(\\d+)\"").matcher(browser.get(path).body());
        assertThat(total.find()).as("a list at " + path).isTrue();
        return Integer.parseInt(total.group(1));
    }

    private static BigDecimal sum(Browser browser, String path, String which) {
        Matcher sum = Pattern.compile("data-sum=\"" + which + "\">([^<]+)<").matcher(browser.get(path).body());
        assertThat(sum.find()).as(which + " at " + path).isTrue();
        return new BigDecimal(sum.group(1).replaceAll("[^0-9,]", "").replace(',', '.'));
    }

    private static String work(JsonNode work) {
        return work.get("code").asText() + ", " + work.get("name").asText() + ": " + work.get("overdue") + " late, " + work.get("soon") + " soon";
    }

    @Test
    void anIncidentIsCountedForThoseWhoseCaseItIs() {
        String instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey("ENT-B0002-2017").listPage(0, 1).get(0).getId();
        String execution = runtime.createExecutionQuery().processInstanceId(instance).activityId("UserTask_First").singleResult().getId();
        String incident = runtime.createIncident("essai", execution, "x", "essai").getId();
        try {
            assertThat(figures(MANAGERS).at("/incidents/0/count").asInt()).isEqualTo(1);
            assertThat(figures(MANAGERS).at("/incidents/0/definition").asText()).startsWith("guarded:");
            assertThat(figures(OF_COMMUNE).get("incidents")).isEmpty();
        } finally {
            runtime.resolveIncident(incident);
        }
    }

    @Test
    void nobodyIsToldAnythingWithoutALogin() {
        assertThat(Program.anonymous(port).get("/api/dashboard").status()).isEqualTo(401);
    }

    private JsonNode figures(String account) {
        return Program.as(port, account).get("/api/dashboard").json();
    }

    private static int phase(JsonNode figures, String phase) {
        for (JsonNode each : figures.get("phases")) {
            if (each.get("phase").asText().equals(phase)) {
                return each.get("count").asInt();
            }
        }
        throw new AssertionError("no phase " + phase);
    }

    private void commune(String insee, String name, String siren) {
        jdbc.sql("insert into commune (insee, name, siren, population, departement, arrondissement, academie, postal_address, version) values (?, ?, ?, 900, '31', '1', 'tdb', 'x', 0)")
            .params(insee, name, siren).update();
    }

    private void convention(String reference, String commune, String status) {
        SignedConvention.of(reference, commune).with("academie", "tdb").with("status", status).into(jdbc);
    }

    private void task(String reference, Map<String, Object> owner, LocalDate due) {
        cases.start("TDB-GARDE", "11076");
        Map<String, Object> variables = new HashMap<>(owner);
        variables.putAll(Map.of("communeName", "Essai", "schoolYear", "2018-2019"));
        Task task = cases.task(runtime.startProcessInstanceByKey("guarded", reference, variables));
        task.setDueDate(Date.from(due.atTime(23, 59).atZone(clock.getZone()).toInstant()));
        tasks.saveTask(task);
    }

    private void titre(String number, String reference, String commune, String year, String amount, String paid, LocalDate due) {
        jdbc.sql("""
            insert into titre (number, creditor, academie, reference, commune, school_year, standing, schools, unit_price, amount, sentence, article, debtor_name, debtor_siren,
                debtor_address, issued_on, payment_days, due_on, paid, reminders, version)
            values (?, 'GIP-TDB', 'tdb', ?, ?, ?, true, 1, 50.00, ?, 'x', 'x', 'x', '100000017', 'x', date '2018-10-20', 30, ?, ?, 0, 0)""")
            .params("TDB-" + number, reference, commune, year, new BigDecimal(amount), due, new BigDecimal(paid)).update();
    }
}
