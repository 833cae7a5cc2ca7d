package fr.paraphe.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class UaiTest {

    private static final String LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";

    @ParameterizedTest
    @CsvSource({
        // the specimen of annexe 1, as printed there too, and a published example
        "0341301E, 0341301E", "0341301e, 0341301E", "' 0 3 4 1 3 0 1 E ', 0341301E", "0 341 301\u00a0e, 0341301E", "0951099D, 0951099D",
        // 0 mod 23 and 22 mod 23
        "0000000A, 0000000A", "0000022Z, 0000022Z", "0000023A, 0000023A",
    })
    void acceptsTheRightLetterHoweverItIsTyped(String entered, String stored) {
        UaiCheck check = Uai.check(entered);
        assertThat(check.valid()).isTrue();
        assertThat(check.normalised()).isEqualTo(stored);
        assertThat(check.expectedLetter()).isNull();
        assertThat(check.sentence()).contains(stored);
        assertThat(check.verdict("uai").isAccepted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0341301F, E", "0341301I, E", "0341301O, E", "0951099E, D", "0341302E, F", "0341301, E", "0951099, D"})
    void saysTheLetterThatItShouldHave(String entered, String letter) {
        UaiCheck check = Uai.check(entered);
        assertThat(check.valid()).isFalse();
        assertThat(check.expectedLetter()).isEqualTo(letter);
        assertThat(check.sentence()).contains("ce serait " + letter).contains(entered.substring(0, 7) + letter);
        assertThat(check.verdict("schools[2].uai").reasons()).singleElement().satisfies(reason -> assertThat(reason.field()).isEqualTo("schools[2].uai"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "E", "034130E", "03413011E", "0341301EE", "E0341301", "O341301E", "0341301É", "034-1301E", "٠٣٤١٣٠١E", "<script>alert(1)</script>", "0341301\u0000E"})
    void saysTheFormOfWhatIsNoCode(String entered) {
        UaiCheck check = Uai.check(entered);
        assertThat(check.valid()).isFalse();
        assertThat(check.expectedLetter()).isNull();
        assertThat(check.sentence()).contains("sept chiffres puis une lettre, par exemple 0341301E");
    }

    @Test
    void knowsItsDepartement() {
        assertThat(List.of("0341301E", "0110001X", "9740001K", "6200001D", "7200001Y")).extracting(code -> new Uai(code.substring(0, 7) + letter(code)).departement())
            .containsExactly("034", "011", "974", "02A", "02B");
    }

    private static char letter(String code) {
        return LETTERS.charAt(Integer.parseInt(code.substring(0, 7)) % 23);
    }

    @Test
    void holdsOnlyWhatIsCheckedAndInCapitals() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Uai("0341301F"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Uai("0341301e"));
        assertThat(new Uai("0341301E").code()).isEqualTo("0341301E");
    }

    @Property
    void exactlyOneLetterIsRight(@ForAll @IntRange(max = 9999999) int number, @ForAll @CharRange(from = 'A', to = 'Z') char letter) {
        String digits = String.format(Locale.ROOT, "%07d", number);
        char right = LETTERS.charAt(number % 23);
        UaiCheck check = Uai.check(digits + letter);
        assertThat(check.valid()).isEqualTo(letter == right);
        assertThat(check.expectedLetter()).isEqualTo(letter == right ? null : String.valueOf(right));
    }

    @Property
    void aWrongDigitIsAlwaysSeen(@ForAll @IntRange(max = 9999999) int number, @ForAll @IntRange(max = 6) int place, @ForAll @IntRange(min = 1, max = 9) int change) {
        String digits = String.format(Locale.ROOT, "%07d", number);
        char changed = (char) ('0' + (digits.charAt(place) - '0' + change) % 10);
        String wrong = digits.substring(0, place) + changed + digits.substring(place + 1);
        assertThat(Uai.check(wrong + LETTERS.charAt(number % 23)).valid()).isFalse();
    }

    @Property
    void neverFailsOnAnyText(@ForAll String entered) {
        assertThat(Uai.check(entered).sentence()).isNotBlank();
    }
}
