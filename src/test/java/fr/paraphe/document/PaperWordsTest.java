package fr.paraphe.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** French as town halls write it; no-break spaces are shown as ~. */
class PaperWordsTest {

    private final PaperWords words = new PaperWords();

    @ParameterizedTest
    @CsvSource({
        "2017-10-30, lundi 30 octobre 2017, 30 octobre 2017, 30.10.2017, 30~OCT.~2017",
        "2017-11-07, mardi 7 novembre 2017, 7 novembre 2017, 07.11.2017, 07~NOV.~2017",
        "2018-02-01, jeudi 1er février 2018, 1er février 2018, 01.02.2018, 01~FÉVR.~2018",
        "2020-08-15, samedi 15 août 2020, 15 août 2020, 15.08.2020, 15~AOÛT~2020"})
    void dates(LocalDate date, String dayAndDate, String plain, String dotted, String stamp) {
        assertThat(words.dayAndDate(date)).isEqualTo(dayAndDate);
        assertThat(words.date(date)).isEqualTo(plain);
        assertThat(words.dotted(date)).isEqualTo(dotted);
        assertThat(shown(words.stamp(date))).isEqualTo(stamp);
    }

    @ParameterizedTest
    @CsvSource({"18:30, 18~h~30", "09:00, 9~h", "08:05, 8~h~05"})
    void times(LocalTime time, String text) {
        assertThat(shown(words.time(time))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        50        | 50
        50.00     | 50
        150.5     | 150,50
        1062.50   | 1~062,50
        1250000   | 1~250~000
        0         | 0
        """)
    void amounts(BigDecimal euros, String text) {
        assertThat(shown(words.amount(euros))).isEqualTo(text);
    }

    @Test
    void numbers() {
        assertThat(words.number(15)).isEqualTo("quinze");
        assertThat(words.number(16)).isEqualTo("seize");
        assertThat(words.number(17)).isEqualTo("17");
        assertThat(words.ofMonths(1)).isEqualTo("d’un mois");
        assertThat(words.ofMonths(2)).isEqualTo("de deux mois");
        assertThat(words.dayOfYear(MonthDay.of(9, 1))).isEqualTo("1er septembre");
        assertThat(words.dayOfYear(MonthDay.of(10, 15))).isEqualTo("15 octobre");
        assertThat(shown(words.schoolsRegistered(1))).isEqualTo("1~école est inscrite");
        assertThat(shown(words.schoolsRegistered(3))).isEqualTo("3~écoles sont inscrites");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Castelnaudary    | de Castelnaudary | à Castelnaudary  | de CASTELNAUDARY
        Agde             | d’Agde           | à Agde           | d’AGDE
        Écully           | d’Écully         | à Écully         | d’ÉCULLY
        Yvetot           | d’Yvetot         | à Yvetot         | d’YVETOT
        Yutz             | de Yutz          | à Yutz           | de YUTZ
        Le Mans          | du Mans          | au Mans          | du MANS
        Les Cassés       | des Cassés       | aux Cassés       | des CASSÉS
        La Redorte       | de La Redorte    | à La Redorte     | de LA REDORTE
        L’Haÿ-les-Roses  | de L’Haÿ-les-Roses | à L’Haÿ-les-Roses | de L’HAŸ-LES-ROSES
        Lesquin          | de Lesquin       | à Lesquin        | de LESQUIN
        """)
    void communes(String name, String de, String a, String deCapitals) {
        assertThat(words.de(name)).isEqualTo(de);
        assertThat(words.to(name)).isEqualTo(a);
        assertThat(words.deCapitals(name)).isEqualTo(deCapitals);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        AUTORISE Monsieur le Maire à signer | AUTORISE          | ' Monsieur le Maire à signer'
        DÉCIDE ET AUTORISE, à compter       | DÉCIDE ET AUTORISE | ', à compter'
        Autorise Monsieur le Maire          | ''                | Autorise Monsieur le Maire
        A signer                            | ''                | A signer
        """)
    void theVerbOfADecision(String paragraph, String capitals, String rest) {
        assertThat(words.leadingCapitals(paragraph)).isEqualTo(capitals);
        assertThat(words.afterCapitals(paragraph)).isEqualTo(rest);
    }

    @Test
    void titles() {
        assertThat(words.withArticle("Maire")).isEqualTo("Le Maire");
        assertThat(words.withArticle("Rectrice de la région académique Occitanie")).isEqualTo("La Rectrice de la région académique Occitanie");
        assertThat(words.withoutArticle("Le Directeur Général des Services")).isEqualTo("Directeur Général des Services");
        assertThat(words.ofAcademie("Académie de Montpellier")).isEqualTo("de Montpellier");
    }

    private static String shown(String text) {
        return text.replace('\u00a0', '~');
    }
}
