package fr.paraphe.csv;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.directory.Office;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellReaderTest {

    private final List<ImportFinding> errors = new ArrayList<>();

    private CellReader cell(String content) {
        return new CellReader(new CsvTable.Line(4, Map.of("case", content)), errors, new ArrayList<>());
    }

    private String onlyError() {
        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.line()).isEqualTo(4);
            assertThat(error.column()).isEqualTo("case");
        });
        return errors.get(0).reason();
    }

    @Test
    void tidiesText() {
        assertThat(cell("  31, rue\u00a0de  l’Universite\u0301 ").text("case", 60)).isEqualTo("31, rue de l’Université");
        assertThat(cell("  ").optionalText("case", 60)).isNull();
        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''  | la case est vide ; elle est obligatoire.",
        "=1+1 | la case commence par «=» : un tableur y lirait une formule.",
        "@SUM(A1) | la case commence par «@» : un tableur y lirait une formule.",
        "+33 | la case commence par «+» : un tableur y lirait une formule.",
        "-x | la case commence par «-» : un tableur y lirait une formule.",
        "abcdefghijk | la case a 11 caractères ; elle en prend 10 au plus.",
        "'a\nb' | la case contient un retour à la ligne ou une tabulation.",
        "'a\u0007b' | la case contient un retour à la ligne ou une tabulation.",
        "'a\u202eb' | la case contient un caractère invisible : retapez-la.",
        "'a\u200bb' | la case contient un caractère invisible : retapez-la.",
    })
    void refusesTextThatIsNone(String content, String reason) {
        CellReader cell = cell(content);
        cell.text("case", 10);
        assertThat(onlyError()).isEqualTo(reason);
        assertThat(cell.failed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BP 1100 | 11491  CASTELNAUDARY", "BP 1100|11491 CASTELNAUDARY|", " BP 1100\n11491 CASTELNAUDARY\n", "BP 1100 \r\n\r\n 11491 CASTELNAUDARY"})
    void readsTheLinesOfAnAddress(String content) {
        assertThat(cell(content).address("case", 60)).isEqualTo("BP 1100\n11491 CASTELNAUDARY");
        assertThat(errors).isEmpty();
    }

    @Test
    void refusesAnAddressWithoutALine() {
        assertThat(cell(" | \n").optionalAddress("case", 60)).isNull();
        cell(" \n").address("case", 60);
        assertThat(onlyError()).contains("obligatoire");
    }

    @ParameterizedTest
    @CsvSource({"2014-04-04, 2014-04-04", "04/04/2014, 2014-04-04", "29/02/2020, 2020-02-29"})
    void readsDates(String content, LocalDate date) {
        assertThat(cell(content).date("case")).isEqualTo(date);
        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"31/02/2014", "29/02/2019", "4/4/14", "04/04/0014", "2014-13-01", "2014-04-04T00:00:00", "avril 2014", "41733", "9999-12-31", "04-04-2014"})
    void refusesWhatIsNoDate(String content) {
        assertThat(cell(content).date("case")).isNull();
        assertThat(onlyError()).contains("n’est pas une date").contains("04/04/2014");
    }

    @ParameterizedTest
    @CsvSource({"11900, 11900", "11 900, 11900", "0, 0", "007, 7"})
    void readsNumbers(String content, int number) {
        assertThat(cell(content).number("case", 0, 20000)).isEqualTo(number);
        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"20001", "11900.5", "'11900,0'", "1e3", "onze mille", "99999999999", "٣"})
    void refusesWhatIsNoNumber(String content) {
        cell(content).number("case", 0, 20000);
        assertThat(onlyError()).contains("n’est pas un nombre entier entre 0 et 20000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secretariat@castelnaudary.example", "o'neil.p+x@mairie-bram.fr", "a@b.co"})
    void readsEmails(String content) {
        assertThat(cell(content).email("case")).isEqualTo(content);
        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x@", "x@y", "a b@c.fr", "Jeanne <j@c.fr>", "a@c.fr;b@c.fr", "a@c.fr,b@c.fr", "a@-c.fr", "é@c.fr", "a@c..fr", "\"a\"@c.fr"})
    void refusesWhatIsNoEmail(String content) {
        cell(content).email("case");
        assertThat(onlyError()).contains("n’est pas une adresse de courriel");
    }

    @Test
    void readsOneOfAFewWords() {
        assertThat(cell("maire").choice("case", Office.class)).isEqualTo(Office.MAIRE);
        assertThat(cell("mme").choice("case", List.of("M.", "Mme"), Function.identity())).isEqualTo("Mme");
        assertThat(cell("roi").choice("case", Office.class)).isNull();
        assertThat(onlyError()).isEqualTo("«roi» est inconnu ; les valeurs possibles sont : MAIRE, ADJOINT, CONSEILLER.");
    }

    @Test
    void doesNotShowAWholeNovelBack() {
        cell("x".repeat(50)).date("case");
        assertThat(onlyError()).startsWith("«xxxxxxxxxxxxxxxxxxxx…» n’est pas une date");
    }

    @Property(tries = 300)
    void neverFailsOnAnyText(@ForAll String content) {
        cell(content).date("case");
        cell(content).number("case", 0, 10);
        cell(content).email("case");
        cell(content).optionalText("case", 100);
    }
}
