package fr.paraphe.council;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.directory.Channel;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CGCT, art. L2121-10 before and after loi 2019-1461, art. 9. */
class ChannelRuleTest {

    @ParameterizedTest(name = "{0}, asked {1}, sent {2}: in order {3}")
    @CsvSource({
        "DOMICILE,, 2019-12-28, true", "DEMATERIALISE,, 2019-12-28, false", "AUTRE_ADRESSE,, 2019-12-28, false",
        "DEMATERIALISE, 2014-04-10, 2017-10-24, true", "AUTRE_ADRESSE, 2017-10-24, 2017-10-24, true", "AUTRE_ADRESSE, 2017-10-25, 2017-10-24, false",
        "DOMICILE,, 2019-12-29, false", "DEMATERIALISE,, 2019-12-29, true", "AUTRE_ADRESSE,, 2019-12-29, false",
        "DOMICILE, 2020-06-01, 2020-06-01, true", "DOMICILE, 2020-06-02, 2020-06-01, false",
    })
    void followsTheDateOfSending(Channel channel, LocalDate asked, LocalDate sent, boolean inOrder) {
        assertThat(ChannelRule.check("Mme GUILHEM Evelyne", channel, asked, sent).warnings()).hasSize(inOrder ? 0 : 1);
        assertThat(ChannelRule.check("Mme GUILHEM Evelyne", channel, asked, sent).isAccepted()).as("a wrong channel is no ground to stop").isTrue();
    }

    @Test
    void namesTheCouncillorAndTheRule() {
        assertThat(ChannelRule.check("Mme GUILHEM Evelyne", Channel.DEMATERIALISE, null, LocalDate.of(2017, 10, 24)).warnings()).containsExactly(
            "Mme GUILHEM Evelyne est convoqué(e) de manière dématérialisée sans demande enregistrée au 24/10/2017 ; la règle est alors l’envoi par écrit, à domicile (CGCT, art. L2121-10).");
    }
}
