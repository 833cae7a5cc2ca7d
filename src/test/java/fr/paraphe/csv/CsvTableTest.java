package fr.paraphe.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    private static final List<String> COLUMNS = List.of("insee", "nom");

    private static CsvTable read(String text) {
        return CsvTable.read(text.getBytes(StandardCharsets.UTF_8), COLUMNS);
    }

    private static List<String> sentences(CsvTable table) {
        return table.errors().stream().map(ImportFinding::sentence).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "insee;nom\n11076;Castelnaudary\n", "insee,nom\n11076,Castelnaudary", "insee;nom\r\n11076;Castelnaudary\r\n", "\uFEFFinsee;nom\n11076;Castelnaudary\n",
        "\uFEFFinsee,nom\r\n\"11076\",\"Castelnaudary\"\r\n", "nom;insee\nCastelnaudary;11076\n", "INSEE; Nom \n11076;Castelnaudary\n", "\n\ninsee;nom\n\n11076;Castelnaudary\n;\n\n",
        "insee;nom\n11076;Castelnaudary;;\n", "insee;\"nom\"\n11076;Castelnaudary\n",
    })
    void readsWhatSpreadsheetsWrite(String text) {
        CsvTable table = read(text);
        assertThat(table.errors()).isEmpty();
        assertThat(table.lines()).singleElement().satisfies(line -> assertThat(line.cells()).containsEntry("insee", "11076").containsEntry("nom", "Castelnaudary"));
    }

    @Test
    void keepsSeparatorsAndQuotesInsideACell() {
        CsvTable table = read("insee;nom\n1;\"a;b, «c» \"\"d\"\"\"\n");
        assertThat(table.lines().get(0).cells()).containsEntry("nom", "a;b, «c» \"d\"");
    }

    @Test
    void countsLinesAsAnEditorDoes() {
        CsvTable table = read("insee;nom\n\n1;a\n;\n2;\"b\nb\nb\"\n3;c\n\n\n4\n5;e");
        assertThat(table.lines()).extracting(CsvTable.Line::number).containsExactly(3, 5, 8, 12);
        assertThat(sentences(table)).containsExactly("ligne 11 : 1 case au lieu de 2 : vérifiez les séparateurs et les guillemets.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "insee;name | ligne 1 : colonne inconnue «name» ; les colonnes attendues sont : insee, nom. | ligne 1, colonne nom : la colonne manque dans l’en-tête.",
        "insee | ligne 1, colonne nom : la colonne manque dans l’en-tête. |",
        "insee;nom;nom | ligne 1, colonne nom : la colonne figure deux fois dans l’en-tête. |",
        "insee;nom; | ligne 1 : une colonne n’a pas de nom. |",
    })
    void namesTheColumnsThatAreWrong(String header, String first, String second) {
        CsvTable table = read(header + "\n1;a\n2;b\n");
        assertThat(sentences(table)).isEqualTo(second == null ? List.of(first) : List.of(first, second));
        assertThat(table.lines()).isEmpty();
    }

    @Test
    void takesAccentsAndSpacesOfAHeaderLightly() {
        CsvTable table = CsvTable.read("Civilité recteur;Début-mandat\nMme;x\n".getBytes(StandardCharsets.UTF_8), List.of("civilite_recteur", "debut_mandat"));
        assertThat(table.errors()).isEmpty();
        assertThat(table.lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", " ", "\uFEFF"})
    void refusesAnEmptyFile(String text) {
        assertThat(sentences(read(text))).singleElement().asString().contains("est vide", "insee, nom");
    }

    @Test
    void saysOnWhichLineAnotherEncodingShows() {
        CsvTable table = CsvTable.read("insee;nom\n11076;Castelnaudary\n11049;Bràm\n".getBytes(Charset.forName("windows-1252")), COLUMNS);
        assertThat(sentences(table)).singleElement().asString().startsWith("ligne 3 : ").contains("UTF-8");
        assertThat(table.lines()).isEmpty();
        assertThat(CsvTable.read("insee;nom\n".getBytes(StandardCharsets.UTF_16), COLUMNS).errors()).isNotEmpty();
    }

    @Test
    void saysWhereQuotationMarksDoNotClose() {
        assertThat(sentences(read("insee;nom\n1;a\n2;\"b\n3;c\n"))).containsExactly("ligne 3 : les guillemets sont mal fermés : la lecture s’arrête là.");
        assertThat(sentences(read("insee;nom\n1;\"a\" x\n"))).containsExactly("ligne 2 : les guillemets sont mal fermés : la lecture s’arrête là.");
    }

    @Test
    void refusesTooLargeAFile() {
        assertThat(sentences(CsvTable.read(new byte[CsvTable.MAX_BYTES + 1], COLUMNS))).singleElement().asString().contains("10 Mo");
    }

    @Property(tries = 300)
    void neverFailsOnAnyBytes(@ForAll byte[] bytes) {
        CsvTable table = CsvTable.read(bytes, COLUMNS);
        assertThat(table.lines().isEmpty() && table.errors().isEmpty()).isFalse();
    }
}
