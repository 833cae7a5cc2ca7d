package fr.paraphe.prefecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatiereTest {

    /** The source's extract: «Domaines de compétences par thèmes», «Enseignement». */
    @Test
    void knowsTheHeadingOfTheSource() {
        Matiere matiere = Matiere.of(" 8.1 ");
        assertThat(matiere.code()).isEqualTo("8.1");
        assertThat(matiere.heading()).isEqualTo("Domaines de compétences par thèmes");
        assertThat(matiere.subheading()).isEqualTo("Enseignement");
    }

    @Test
    void sortsByNumbersWithinTheParent() {
        List<String> sorted = Stream.of("7.10", "8.1.4", "7.2", "8.1", "10.1", "7.1").filter(code -> Matiere.check(code).isAccepted())
                .map(Matiere::of).sorted().map(Matiere::code).toList();
        assertThat(sorted).containsExactly("7.1", "7.2", "7.10", "8.1", "8.1.4");
    }

    @Test
    void offersTheNationalHeadingsInOrder() {
        assertThat(Matiere.national()).isSorted().hasSize(57).extracting(Matiere::code).contains("7.10", "8.1", "9.4");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "''|Indiquez la matière de l’acte, par exemple 8.1 (enseignement).",
            "8|La matière s’écrit avec deux à cinq nombres séparés par des points, par exemple 8.1.",
            "8,1|La matière s’écrit avec deux à cinq nombres séparés par des points, par exemple 8.1.",
            "8.0|La matière s’écrit avec deux à cinq nombres séparés par des points, par exemple 8.1.",
            "8.1.1.1.1.1|La matière s’écrit avec deux à cinq nombres séparés par des points, par exemple 8.1.",
            "8.10|La matière 8.10 n’existe pas dans la nomenclature nationale.",
            "9.5.1|La matière 9.5 n’existe pas dans la nomenclature nationale."})
    void refusesWhatIsNotInTheClassification(String entered, String sentence) {
        assertThat(Matiere.check(entered).reasons()).singleElement().satisfies(refusal -> assertThat(refusal.sentence()).isEqualTo(sentence));
    }
}
