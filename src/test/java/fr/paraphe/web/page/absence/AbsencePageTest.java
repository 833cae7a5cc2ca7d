package fr.paraphe.web.page.absence;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.calendar.SettableClock;
import fr.paraphe.security.Role;
import fr.paraphe.security.Scope;
import fr.paraphe.support.Answer;
import fr.paraphe.support.Browser;
import fr.paraphe.support.DoorTest;
import fr.paraphe.support.GuardedCase;
import fr.paraphe.support.ParapheTest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is away and who stands in, as a secretariat, a mayor or an operator records it on a page. */
@DoorTest
class AbsencePageTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Pattern OPTION = Pattern.compile("<option value=\"([^\"]+)\"");
    private static final String DEPUTY = "M. Philippe GREFFIER, adjoint";

    @LocalServerPort
    private int port;
    @Autowired
    private GuardedCase cases;
    @Autowired
    private SettableClock clock;
    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void peopleAreThere() {
        clock.set(ParapheTest.START);
        cases.start("ABSENCES-" + NUMBER.incrementAndGet(), "11076");
        cases.account("maire2-11076", Role.MAIRE, Scope.commune("11076"));
        cases.account("maire-of-two", Role.MAIRE, Scope.commune("11076"), Scope.commune("11049"));
        cases.account("academie", Role.ACADEMIE, Scope.academie("montpellier"));
        cases.account("recteur", Role.RECTEUR, Scope.academie("montpellier"));
        cases.account("ien", Role.IEN, Scope.circonscription("aude-ouest"));
    }

    @AfterEach
    void nobodyIsAway() {
        jdbc.sql("delete from absence").update();
    }

    @Test
    void theSecretariatChoosesWhoIsAwayAndWhoStandsInAmongThoseWhoCan() {
        Browser clerk = Browser.loggedIn(port, "secretariat-11076");
        assertThat(options(clerk.get("/absences"))).as("her commune's mayors and directeur").contains("maire-11076", "maire2-11076", "dgs-11076", "maire-of-two")
            .doesNotContain("maire-11049", "secretariat-11076", "direction-11076", "recteur");
        Answer form = clerk.get("/absences?absent=maire-11076");
        assertThat(form.body()).contains("Enregistrer une absence", "(maire-11076)", "Castelnaudary (11076)");
        assertThat(deputies(form)).contains("dgs-11076", "direction-11076", "secretariat-11076")
            .doesNotContain("maire-11076", "maire2-11076", "dgs-11049", "direction", "academie", "ien", "admin");

        Answer recorded = clerk.sendForm("/absences", true, "absent", "maire-11076", "party", "11076", "deputy", "direction-11076", "deputyName", DEPUTY,
            "deputyEmail", "adjoint@castelnaudary.example", "startsOn", "2017-09-15", "endsOn", "2017-09-16");
        assertThat(recorded.status()).isEqualTo(302);
        assertThat(clerk.get("/absences").body()).contains(DEPUTY + " supplée ", " du 15/09/2017 au 16/09/2017.", "en cours", "Mettre fin");
        assertThat(Browser.loggedIn(port, "secretariat-11049").get("/absences").body()).doesNotContain(DEPUTY);
    }

    @Test
    void theMayorRecordsAndEndsHisOwn() {
        Browser mayor = Browser.loggedIn(port, "maire-11076");
        Answer form = mayor.get("/absences");
        assertThat(form.body()).contains("Enregistrer mon absence", "href=\"/absences\" aria-current=\"page\"").doesNotContain("Qui est absent");
        mayor.sendForm("/absences", true, "absent", "maire-11076", "party", "11076", "deputy", "dgs-11076", "deputyEmail", "dgs@castelnaudary.example", "startsOn", "2017-10-02", "endsOn", "2017-10-02");
        assertThat(mayor.get("/absences").body()).contains(" le 02/10/2017.", "à venir");
        long id = jdbc.sql("select max(id) from absence").query(Long.class).single();
        assertThat(Browser.loggedIn(port, "direction-11076").get("/absences").body()).as("seen, not ended").contains("à venir").doesNotContain("Mettre fin<");
        Browser stranger = Browser.loggedIn(port, "secretariat-11049");
        stranger.get("/absences");
        assertThat(stranger.sendForm("/absences/" + id + "/fin", true).status()).isEqualTo(404);
        assertThat(mayor.sendForm("/absences/" + id + "/fin", false).status()).as("a foreign page").isEqualTo(403);
        mayor.sendForm("/absences/" + id + "/fin", true);
        assertThat(mayor.get("/absences").body()).contains("L’absence est terminée", "arrêtée le 15/09/2017");
        mayor.sendForm("/absences/" + id + "/fin", true);
        assertThat(mayor.get("/absences").body()).contains("Cette absence a pris fin le 15/09/2017.");
    }

    @Test
    void whoHasSeveralCommunesSaysForWhich() {
        Browser mayor = Browser.loggedIn(port, "maire-of-two");
        assertThat(options(mayor.get("/absences"))).containsExactly("11049", "11076");
        assertThat(deputies(mayor.get("/absences?absent=maire-of-two&party=11049"))).contains("dgs-11049").doesNotContain("dgs-11076");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "               | 2017-09-16 | dgs-11076         | startsOn | Donnez le premier jour de l’absence.",
        "2017-09-15     |            | dgs-11076         | endsOn   | Donnez le dernier jour de l’absence.",
        "2017-09-15     | 2017-09-14 | dgs-11076         | endsOn   | elle ne peut pas finir le 14/09/2017.",
        "demain         | 2017-09-16 | dgs-11076         | startsOn | « demain » n’est pas une date.",
        "2017-09-15     | 2017-09-16 |                   | deputy   | Désignez le suppléant.",
        "2017-09-15     | 2017-09-16 | secretariat-11049 | deputy   | n’en a pas de compte."})
    void whatIsRefusedIsSaidBesideItsFieldAndTheRestIsKept(String from, String until, String deputy, String field, String sentence) {
        Browser clerk = Browser.loggedIn(port, "secretariat-11076");
        clerk.get("/absences");
        Answer refused = clerk.sendForm("/absences", true, "absent", "maire-11076", "party", "11076", "deputy", deputy == null ? "" : deputy, "deputyName", DEPUTY,
            "deputyEmail", "adjoint@castelnaudary.example", "startsOn", from == null ? "" : from, "endsOn", until == null ? "" : until);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains(sentence, "role=\"alert\"", "href=\"#" + field + "\"", "aria-describedby=\"" + field + "-faux\"", "value=\"" + DEPUTY + "\"",
            "<title>Saisie à corriger – Absences et suppléances – Paraphe</title>");
        assertThat(jdbc.sql("select count(*) from absence").query(Integer.class).single()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"secretariat-11076, true", "dgs-11076, true", "maire-11076, true", "academie, true", "recteur, true", "admin, true", "direction-11076, false", "ien, false", "gip, false"})
    void isOfferedToThoseWhoRecordAbsences(String account, boolean offered) {
        Answer page = Browser.loggedIn(port, account).get("/absences");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body().contains("href=\"/absences\"")).isEqualTo(offered);
        assertThat(page.body().contains("Qui est absent ?") || page.body().contains("Enregistrer mon absence")).isEqualTo(offered);
    }

    @Test
    void anOperatorNamesTheAccountAndAStrangersIsAsUnknownAsNone() {
        Browser admin = Browser.loggedIn(port, "admin");
        assertThat(admin.get("/absences").body()).contains("Compte de la personne absente");
        assertThat(deputies(admin.get("/absences?absent=maire-11049"))).contains("dgs-11049");
        Browser clerk = Browser.loggedIn(port, "secretariat-11076");
        for (String account : List.of("maire-11049", "nobody", "secretariat-11076")) {
            assertThat(clerk.get("/absences?absent=" + account).body()).contains("Ce compte n’est pas de ceux dont vous enregistrez l’absence.").doesNotContain("Enregistrer une absence");
        }
    }

    private static List<String> options(Answer page) {
        return OPTION.matcher(page.body()).results().map(found -> found.group(1)).toList();
    }

    private static List<String> deputies(Answer page) {
        Matcher select = Pattern.compile("<select id=\"deputy\".*?</select>", Pattern.DOTALL).matcher(page.body());
        assertThat(select.find()).as(page.body()).isTrue();
        return OPTION.matcher(select.group()).results().map(found -> found.group(1)).collect(Collectors.toList());
    }
}
