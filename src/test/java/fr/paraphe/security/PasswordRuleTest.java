package fr.paraphe.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.paraphe.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a password must be, and the sentence where it is not. */
class PasswordRuleTest {

    private final PasswordRule rule = new PasswordRule(12);

    @ParameterizedTest
    @ValueSource(strings = {"douze-signes", "la mairie ouvre à huit heures", "ÀÉÏÔÜ-ÀÉÏÔÜ-"})
    void accepted(String password) {
        assertThat(rule.check("wanted", password, "martin-11076").isAccepted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "onze-signes,Le mot de passe compte au moins 12 caractères.",
        "paraphe-demo,'Le mot de passe n’est pas celui de la démonstration, que tout le monde connaît.'",
        "mon-MARTIN-11076,Le mot de passe ne contient pas l’identifiant du compte.",
        "abcdabcdabcd,Le mot de passe compte au moins 5 caractères différents."})
    void refused(String password, String sentence) {
        assertThat(rule.check("wanted", password, "martin-11076").reasons()).containsExactly(new Refusal("wanted", sentence, ""));
    }

    @Test
    void allFaultsAreToldAtOnce() {
        assertThat(rule.check("wanted", "aaaa", "aaaaa").reasons()).hasSize(2);
    }

    @Test
    void tooLong() {
        assertThat(rule.check("wanted", "douze-signes".repeat(17), null).reasons()).extracting(Refusal::sentence)
            .containsExactly("Le mot de passe compte au plus 200 caractères.");
    }

    @Test
    void aLetterBeyondTheBasicPlaneIsOneCharacter() {
        assertThat(rule.check("wanted", "𝒶𝒷𝒸𝒹ℯ𝒻", null).isAccepted()).isFalse();
    }

    @Test
    void aShortNameMayOccur() {
        assertThat(rule.check("wanted", "regipont du gard", "gip").isAccepted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 201})
    void theLengthCannotBeConfiguredAway(int shortest) {
        assertThatThrownBy(() -> new PasswordRule(shortest)).isInstanceOf(IllegalArgumentException.class);
    }
}
