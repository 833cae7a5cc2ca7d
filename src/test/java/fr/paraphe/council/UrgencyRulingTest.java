package fr.paraphe.council;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CGCT, art. L2121-11 and L2121-12. */
class UrgencyRulingTest {

    @ParameterizedTest
    @CsvSource({"11900, CGCT, art. L2121-12", "3499, CGCT, art. L2121-11"})
    void needsTheMayorsReport(int population, String code, String number) {
        assertThat(new UrgencyRuling(population, true, " ").check().reasons()).containsExactly(new Refusal("report",
            "Indiquez ce dont le maire a rendu compte à l’ouverture de la séance : le conseil se prononce sur l’urgence après ce compte rendu.", code + ", " + number));
        assertThat(new UrgencyRuling(population, false, "Délai de la subvention.").check().isAccepted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "true, Le conseil municipal se prononce pour l’urgence et délibère.",
        "false, Le conseil municipal ne retient pas l’urgence et renvoie l’affaire à une séance ultérieure.",
    })
    void saysWhatTheCouncilRuled(boolean accepted, String sentence) {
        assertThat(new UrgencyRuling(11900, accepted, "Délai de la subvention.").sentence()).isEqualTo(sentence);
    }
}
