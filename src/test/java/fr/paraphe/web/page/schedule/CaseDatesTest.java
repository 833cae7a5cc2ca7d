package fr.paraphe.web.page.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.calendar.SettableClock;
import fr.paraphe.security.Role;
import fr.paraphe.security.Scope;
import fr.paraphe.support.Browser;
import fr.paraphe.support.DoorTest;
import fr.paraphe.support.GuardedCase;
import fr.paraphe.support.SignedConvention;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The dates of an académie of its own that are nobody's task: one commune with a case at every stage, four with a convention alone. */
@DoorTest
class CaseDatesTest {

    private static final String CLERK = "secretariat-B0101";
    private static final String MAYOR = "maire-B0101";
    private static final String NEIGHBOUR = "secretariat-B0102";
    private static final String MANAGERS = "direction-ech";
    private static final String GIP = "gip-ech";
    private static final String DATES = "/echeancier?qui=tous&quoi=dates";

    @LocalServerPort
    private int port;
    @Autowired
    private GuardedCase cases;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private JdbcTemplate many;
    @Autowired
    private SettableClock clock;

    @BeforeEach
    void anAcademieInTheAutumnOf2018() {
        clock.set(LocalDateTime.parse("2018-11-20T10:00").atZone(clock.getZone()).toInstant());
        if (jdbc.sql("select count(*) from academie where code = 'ech'").query(Integer.class).single() > 0) {
            return;
        }
        jdbc.sql("""
            insert into academie (code, name, zone, city, postal_address, recteur_civility, recteur_first_name, recteur_last_name, recteur_title, version)
            values ('ech', 'Échéances', 'Europe/Paris', 'Essai', 'Essai', 'M.', 'A', 'B', 'Recteur', 0)""").update();
        for (int commune = 1; commune <= 5; commune++) {
            String insee = "B010" + commune;
            jdbc.sql("insert into commune (insee, name, siren, population, departement, arrondissement, academie, postal_address, version) values (?, ?, ?, 900, '31', '1', 'ech', 'x', 0)")
                .params(insee, "Ville " + commune, "10000101" + commune).update();
            convention("ENT-" + insee + "-2017", insee);
        }
        cases.account(CLERK, Role.SECRETARIAT, Scope.commune("B0101"));
        cases.account(MAYOR, Role.MAIRE, Scope.commune("B0101"));
        cases.account(NEIGHBOUR, Role.SECRETARIAT, Scope.commune("B0102"));
        cases.account(MANAGERS, Role.DIRECTION, Scope.academie("ech"));
        cases.account(GIP, Role.GIP, Scope.academie("ech"));
        jdbc.sql("""
            insert into act (reference, commune, nature, matiere, object, decision_date, stage, received_on, published_on, executory_on, certified_on, version)
            values ('ENT-B0101-2017', 'B0101', 'DE', '8.1', 'Avenant', date '2018-11-05', 'RECEIVED', date '2018-11-12', date '2018-11-14', date '2018-11-14', date '2018-11-15', 0)""")
            .update();
        jdbc.sql("""
            insert into titre (number, creditor, academie, reference, commune, school_year, standing, schools, unit_price, amount, sentence, article, debtor_name, debtor_siren,
                debtor_address, issued_on, payment_days, due_on, paid, reminders, version)
            values ('ECH-001', 'GIP-ECH', 'ech', 'ENT-B0101-2017', 'B0101', '2018-2019', true, 1, 50.00, 150.00, 'x', 'x', 'Ville 1', '100001011', 'x', date '2018-11-15', 30,
                date '2018-12-15', 0, 0, 0)""").update();
        jdbc.sql("""
            insert into letter (reference, convention, number, commune, academie, kind, author, status, opened_at, opened_by, drops, renounced, lre_consent, sent_on, received_on,
                delivery_concluded_at, version)
            values ('ENT-B0101-2017-M1', 'ENT-B0101-2017', 1, 'B0101', 'ech', 'MISE_EN_DEMEURE', 'ACADEMIE', 'SENT', timestamp with time zone '2018-11-01 08:00:00+00', 'x', false,
                false, false, date '2018-11-05', date '2018-11-08', timestamp with time zone '2018-11-09 08:00:00+00', 0)""").update();
        jdbc.sql("""
            insert into dispute (reference, convention, commune, academie, kind, author, status, opened_at, version)
            values ('ENT-B0101-2017-M1', 'ENT-B0101-2017', 'B0101', 'ech', 'MISE_EN_DEMEURE', 'ACADEMIE', 'SENT', timestamp with time zone '2018-11-05 08:00:00+00', 0)""").update();
    }

    @Test
    void aClerkFindsWhatLawConventionAndLettersFixWithTheArticle() {
        assertThat(lines(CLERK, DATES)).containsExactly(
            "2018-12-08 Mise en demeure\u00a0: Conciliation\u00a0: 1 mois à compter de la réception (Convention, art. 10)",
            "2018-12-15 Contribution 2018-2019 à payer (usage, non contractuel)",
            "2019-01-14 Fin du délai de déféré préfectoral (CGCT, art. L2131-6\u00a0; CJA, art. R421-1)",
            "2019-09-01 Ouverture de la fenêtre des avenants 2019-2020 (Convention, art. 6.2)",
            "2019-10-15 Fermeture de la fenêtre des avenants 2019-2020 (Convention, art. 6.2)",
            "2020-09-01 Ouverture de la fenêtre des avenants 2020-2021 (Convention, art. 6.2)",
            "2020-10-15 Fermeture de la fenêtre des avenants 2020-2021 (Convention, art. 6.2)",
            "2021-01-31 Renouvellement à préparer (Convention, art. 3)",
            "2021-10-31 Terme de la convention (Convention, art. 3)");
    }

    @Test
    void theDayOfExecutoryForceStandsInItsMonth() {
        assertThat(page(CLERK, "/echeancier?qui=tous&vue=mois&mois=2018-11")).contains("Délibération exécutoire", "href=\"/dossiers/ENT-B0101-2017\"");
        assertThat(page(NEIGHBOUR, "/echeancier?qui=tous&vue=mois&mois=2018-11")).doesNotContain("Délibération exécutoire");
    }

    @Test
    void eachServiceKeepsItsOwnInMind() {
        assertThat(lines(MAYOR, "/echeancier?quoi=dates")).extracting(line -> line.substring(0, 10)).containsExactly("2018-12-08", "2021-10-31");
        assertThat(lines(MANAGERS, "/echeancier?quoi=dates&qui=groupe:gip")).singleElement().asString().contains("Contribution 2018-2019");
        assertThat(lines(MANAGERS, "/echeancier?quoi=dates&qui=personne:" + CLERK)).isEmpty();
    }

    @Test
    void whatIsTheSameForManyConventionsIsOneLineThatLeadsToEach() {
        List<String> lines = lines(MANAGERS, DATES);
        assertThat(lines).filteredOn(line -> line.contains("Terme de la convention")).hasSize(1);
        String page = page(MANAGERS, DATES);
        assertThat(page).contains("5 conventions", "jour=2021-10-31");
        assertThat(lines(MANAGERS, DATES + "&jour=2021-10-31")).hasSize(5);
        assertThat(lines(MANAGERS, DATES + "&commune=B0102")).filteredOn(line -> line.contains("Terme de la convention")).hasSize(1);
    }

    @Test
    void howeverManyDisputesAreOpenEachHasItsDate() {
        List<Object[]> letters = IntStream.rangeClosed(1, 501).mapToObj(number -> new Object[] {"ENT-B0105-2017-M" + number, number}).toList();
        many.batchUpdate("""
            insert into letter (reference, convention, number, commune, academie, kind, author, status, opened_at, opened_by, drops, renounced, lre_consent, sent_on, received_on,
                delivery_concluded_at, version)
            values (?, 'ENT-B0105-2017', ?, 'B0105', 'ech', 'MISE_EN_DEMEURE', 'ACADEMIE', 'SENT', timestamp with time zone '2018-11-01 08:00:00+00', 'x', false, false, false,
                date '2018-11-05', date '2018-11-08', timestamp with time zone '2018-11-09 08:00:00+00', 0)""", letters);
        many.update("""
            insert into dispute (reference, convention, commune, academie, kind, author, status, opened_at, version)
            select reference, convention, commune, academie, kind, author, status, opened_at, 0 from letter where commune = 'B0105'""");
        try {
            assertThat(page(MANAGERS, DATES + "&commune=B0105")).contains("501 litiges", "jour=2018-12-08");
            assertThat(page(MANAGERS, DATES + "&commune=B0105&jour=2018-12-08")).contains("data-total=\"501\"");
        } finally {
            many.update("delete from dispute where commune = 'B0105'");
            many.update("delete from letter where commune = 'B0105'");
        }
    }

    @ParameterizedTest
    @CsvSource({NEIGHBOUR + ", ENT-B0101", GIP + ", ENT-B0102", "secretariat-11076, ENT-B01", "gip, ECH-001"})
    void nobodyReadsAStrangersDates(String account, String theirs) {
        for (String path : List.of(DATES, DATES + "&commune=B0101", DATES + "&jour=2018-12-08", "/echeancier?qui=tous&vue=mois&mois=2018-12", "/echeancier.ics?qui=tous")) {
            assertThat(page(account, path)).as(path).doesNotContain(theirs);
        }
    }

    @Test
    void theGipSeesWhatIsToBePaidAndNoCase() {
        assertThat(lines(GIP, DATES)).singleElement().asString().startsWith("2018-12-15 Contribution");
        assertThat(page(GIP, DATES)).contains("titre n° ECH-001").doesNotContain("href=\"/dossiers");
    }

    @Test
    void whatShouldHaveBeenPaidStaysInTheListUntilItIs() {
        clock.set(LocalDateTime.parse("2018-12-20T10:00").atZone(clock.getZone()).toInstant());
        assertThat(lines(CLERK, DATES)).first().asString().startsWith("2018-12-15 Contribution");
        assertThat(page(CLERK, DATES)).contains("en retard de 5");
        assertThat(lines(CLERK, DATES + "&quand=retard")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/echeancier.ics", "/echeancier.ics?qui=tous&quoi=dates"})
    void calendarsHaveThemTooWithTheirReason(String path) {
        String file = page(CLERK, path).replace("\r\n ", "");
        assertThat(file).contains("UID:defere-ENT-B0101-2017@paraphe", "UID:payment-ECH-001@paraphe",
            "DTSTART;VALUE=DATE:20190901", "CGCT\\, art. L2131-6");
        assertThat(file).as("beyond eighteen months").doesNotContain("20211031");
    }

    private String page(String account, String path) {
        return Browser.loggedIn(port, account).get(path).body();
    }

    /** Day, what, and article of each line. */
    private List<String> lines(String account, String path) {
        String page = page(account, path);
        assertThat(page).contains("data-total=");
        Pattern cell = Pattern.compile("datetime=\"([^\"]+)\"[\\s\\S]*?<th scope=\"row\">(?:<a[^>]*>)?([^<]+)<[\\s\\S]*?class=\"article\">([^<]+)<");
        return Stream.of(page.split("<tr>")).skip(2).map(cell::matcher).filter(Matcher::find)
            .map(row -> row.group(1) + " " + row.group(2).strip() + " (" + row.group(3) + ")").toList();
    }

    private void convention(String reference, String commune) {
        SignedConvention.of(reference, commune).with("academie", "ech").into(jdbc);
    }
}
