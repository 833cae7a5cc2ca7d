package fr.paraphe.web.page.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.support.Browser;
import fr.paraphe.support.DoorTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The calculator as a clerk reads it: the worked dates of the law, their sentence and their article, and what is wrong beside its field. */
@DoorTest
class CalculatorPageTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "calcul=convocation&session=2017-10-30&population=11900 | mardi 24 octobre 2017 | 5 jours francs entre le 24/10/2017 et le 30/10/2017 : les 25, 26, 27, 28 et 29 octobre | CGCT, art. L2121-12",
        "calcul=convocation&session=2017-10-30&population=3499 | jeudi 26 octobre 2017 | 3 jours francs | CGCT, art. L2121-11",
        "calcul=convocation&session=2018-12-27&population=11900&urgent=true | mardi 25 décembre 2018 | 1 jour franc | CGCT, art. L2121-12",
        "calcul=executoire&received=2017-11-02&published=2017-11-07 | mardi 7 novembre 2017 | mercredi 3 janvier 2018 | lundi 8 janvier 2018",
        "calcul=fenetre&schoolYear=2018-2019 | samedi 1er septembre 2018 | lundi 15 octobre 2018 | dimanche 14 octobre 2018",
        "calcul=conciliation&received=2019-01-31 | jeudi 28 février 2019 | faute de 31 février | art. 10",
        "calcul=resiliation&sent=2019-03-01 | samedi 16 mars 2019 | dimanche 17 mars 2019 | art. 10",
        "calcul=denonciation&received=2020-01-31 | samedi 29 février 2020 | dimanche 1er mars 2020 | art. 9"})
    void saysTheDateWhyAndByWhichArticle(String entries, String date, String also, String article) {
        String page = clerk().get("/calculs?" + entries).body().replace('\u00a0', ' ');
        assertThat(page).contains(date, also, article).doesNotContain("role=\"alert\"", "aria-invalid");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "calcul=convocation&population=11900 | Ce champ est à remplir.",
        "calcul=convocation&session=2017-02-30&population=11900 | Cette date n’existe pas ou n’est pas lisible",
        "calcul=convocation&session=2017-10-30&population=beaucoup | Indiquez un nombre entier, sans espace.",
        "calcul=conciliation | Indiquez au moins une des trois dates.",
        "calcul=conciliation&sent=2019-02-01&received=2019-01-31 | La réception d’une lettre ne précède pas l’envoi. (Convention, art. 10)",
        "calcul=fenetre&schoolYear=2018-2020 | 2018-2020"})
    void saysWhatIsWrongBesideItsField(String entries, String sentence) {
        String page = clerk().get("/calculs?" + entries).body().replace('\u00a0', ' ');
        assertThat(page).contains(sentence).doesNotContain("class=\"done\"").containsPattern("aria-invalid=\"true\"|role=\"alert\"");
    }

    @Test
    void proposesThePopulationOfOnesOwnCommuneAndTheSchoolYearUnderWay() {
        assertThat(clerk().get("/calculs").body()).containsPattern("id=\"convocation-population\"[^>]*value=\"\\d+\"").containsPattern("id=\"fenetre-schoolYear\"[^>]*value=\"\\d{4}-\\d{4}\"");
        assertThat(Browser.loggedIn(port, "academie").get("/calculs").body()).containsPattern("id=\"convocation-population\"[^>]*value=\"\"");
    }

    @Test
    void isForThoseWhoAreLoggedIn() {
        assertThat(new Browser(port).get("/calculs").status()).isEqualTo(302);
    }

    private Browser clerk() {
        return Browser.loggedIn(port, "secretariat-11076");
    }
}
