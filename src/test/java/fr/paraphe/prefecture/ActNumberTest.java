package fr.paraphe.prefecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.paraphe.RefusedException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActNumberTest {

    @ParameterizedTest
    @CsvSource({
            "2017-276, 2017_276",
            "' 2017-276 ', 2017_276",
            "2017_276, 2017_276",
            "2017 276, 2017_276",
            "2017/276, 2017_276",
            "2022-02-AR-1, 2022_02_AR_1",
            "276bis, 276BIS",
            "7, 7",
            "A23456789012345, A23456789012345"})
    void isEmittedWithoutHyphenOrBlank(String entered, String emitted) {
        ActNumber number = ActNumber.of(entered);
        assertThat(number.emitted()).isEqualTo(emitted);
        assertThat(number.display()).isEqualTo(entered.strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "''|Indiquez le numéro de l’acte, par exemple 2017-276.",
            "'   '|Indiquez le numéro de l’acte, par exemple 2017-276.",
            "1234567890123456|Le numéro de l’acte compte 16 caractères : 15 au plus.",
            "2017-é|Le numéro de l’acte ne peut contenir que des lettres sans accent, des chiffres, des tirets et des traits de soulignement.",
            "2017;DROP|Le numéro de l’acte ne peut contenir que des lettres sans accent, des chiffres, des tirets et des traits de soulignement.",
            "-276|Le numéro de l’acte doit commencer et finir par une lettre ou un chiffre.",
            "276_|Le numéro de l’acte doit commencer et finir par une lettre ou un chiffre.",
            "_|Le numéro de l’acte doit commencer et finir par une lettre ou un chiffre."})
    void refusesWhatActesCannotCarry(String entered, String sentence) {
        assertThat(ActNumber.check(entered).reasons()).singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.field()).isEqualTo("number");
                    assertThat(refusal.sentence()).isEqualTo(sentence);
                });
        assertThatThrownBy(() -> ActNumber.of(entered)).isInstanceOf(RefusedException.class);
    }

    @Property
    void whateverIsAcceptedCanBeSent(@ForAll @StringLength(max = 20) String entered) {
        if (ActNumber.check(entered).isAccepted()) {
            assertThat(ActNumber.of(entered).emitted()).matches("[A-Z0-9]([A-Z0-9_]{0,13}[A-Z0-9])?");
        }
    }
}
