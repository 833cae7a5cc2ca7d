package fr.paraphe.convention;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import fr.paraphe.directory.SchoolType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchoolListRuleTest {

    private static final String CASTELNAUDARY = "11076";
    private final SchoolListRule rule = new SchoolListRule(Set.of(CASTELNAUDARY));

    @Test
    void theSourcesOwnAnnexeHasNoCodeAndIsAcceptedWithAWarningForEachSchool() {
        Verdict verdict = rule.check(List.of(school(null, "PROSPER ESTIEU"), school(null, "JEAN MOULIN"), school(null, "EST")));
        assertThat(verdict.isAccepted()).isTrue();
        assertThat(verdict.warnings()).containsExactly(
            "UAI manquant pour l’école «PROSPER ESTIEU» : il sera exigé à l’activation de l’école.",
            "UAI manquant pour l’école «JEAN MOULIN» : il sera exigé à l’activation de l’école.",
            "UAI manquant pour l’école «EST» : il sera exigé à l’activation de l’école.");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', value = {
        "0110001A | schools[0].uai | La lettre de contrôle du code UAI 0110001A est fausse : avec les chiffres 0110001, ce serait S, soit 0110001S.",
        "0341301F | schools[0].uai | La lettre de contrôle du code UAI 0341301F est fausse : avec les chiffres 0341301, ce serait E, soit 0341301E.",
        "ABC      | schools[0].uai | «ABC» n’est pas un code UAI : il faut sept chiffres puis une lettre, par exemple 0341301E."
    })
    void aWrongCodeIsAnErrorOfItsField(String uai, String field, String sentence) {
        assertThat(rule.check(List.of(school(uai, "EST"))).reasons()).containsExactly(new Refusal(field, sentence, "Convention, annexe 1"));
    }

    @Test
    void aCodeThatNoKnownSchoolOfTheCommuneHasIsRefused() {
        SchoolListRule known = new SchoolListRule(Set.of(CASTELNAUDARY, "11049"), Map.of(CASTELNAUDARY, Set.of("0110001S")));
        assertThat(known.check(List.of(school("0110001s", "EST"), school(null, "NORD"))).isAccepted()).isTrue();
        assertThat(known.check(List.of(school("0110002T", "EST"))).reasons()).containsExactly(new Refusal("schools[0].uai",
            "Aucune école connue de la commune 11076 n’a l’UAI 0110002T : vérifiez-le, ou laissez-le vide jusqu’à l’activation de l’école «EST».", "Convention, annexe 1"));
        assertThat(known.check(List.of(new ConventionSchool("0110002T", SchoolType.EE, "EST", "11049"))).isAccepted()).as("none of that commune's codes is known").isTrue();
    }

    @Test
    void theSameCodeOrTheSameNameTwiceIsRefused() {
        assertThat(rule.check(List.of(school("0341301E", "EST"), school("034 1301e", "OUEST"))).reasons()).containsExactly(
            new Refusal("schools[1].uai", "L’UAI 0341301E figure déjà à la ligne 1 : une école ne s’inscrit qu’une fois.", "Convention, annexe 1"));
        assertThat(rule.check(List.of(school(null, "Prosper Estieu"), school(null, "PROSPER-ESTIEU"))).reasons()).containsExactly(
            new Refusal("schools[1].name", "L’école «PROSPER-ESTIEU» figure déjà à la ligne 1.", "Convention, annexe 1"));
    }

    @Test
    void twoSchoolsOfTheSameNameWithCodesOfTheirOwnAreTwoSchools() {
        assertThat(rule.check(List.of(school("0341301E", "JEAN MOULIN"), school("0951099D", "JEAN MOULIN"))).isAccepted()).isTrue();
    }

    @Test
    void aCodeOfAnotherDepartementIsAWarningForRpisCrossBorders() {
        assertThat(rule.check(List.of(school("0341301E", "EST"))).warnings())
            .containsExactly("L’UAI 0341301E n’est pas du département de la commune 11076 : vérifiez-le.");
    }

    @Test
    void anEmptyListATypeOrANameMissingAndAnotherCommuneAreRefused() {
        assertThat(rule.check(List.of()).reasons()).extracting(Refusal::sentence)
            .containsExactly("Inscrivez au moins une école : la contribution se calcule sur le nombre d’écoles inscrites.");
        assertThat(rule.check(List.of(new ConventionSchool(null, null, " ", CASTELNAUDARY))).reasons()).extracting(Refusal::field)
            .containsExactly("schools[0].type", "schools[0].name");
        assertThat(rule.check(List.of(new ConventionSchool(null, SchoolType.EE, "EST", "11049"))).reasons()).extracting(Refusal::sentence)
            .containsExactly("L’école «EST» est d’une commune (11049) que la commune signataire ne représente pas.");
    }

    @Test
    void sixteenSchoolsAreNoErrorTheirListIsEstablishedWithTheIen() {
        List<ConventionSchool> sixteen = IntStream.rangeClosed(1, 16).mapToObj(i -> school(null, "ECOLE " + i)).toList();
        assertThat(rule.check(sixteen).isAccepted()).isTrue();
    }

    private static ConventionSchool school(String uai, String name) {
        return new ConventionSchool(uai, SchoolType.EE, name, CASTELNAUDARY);
    }
}
