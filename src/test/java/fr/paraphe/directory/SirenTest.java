package fr.paraphe.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SirenTest {

    @ParameterizedTest
    @CsvSource({"211100763, 211100763", "'211 100 763', 211100763", "217500016, 217500016", "211300074, 211300074"})
    void acceptsTheRightKey(String entered, String stored) {
        assertThat(Siren.check(entered)).satisfies(check -> {
            assertThat(check.valid()).isTrue();
            assertThat(check.normalised()).isEqualTo(stored);
        });
        assertThat(Siren.check(entered).verdict("siren").isAccepted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456789", "211100764", "211100673", "121100763"})
    void refusesAWrongKey(String entered) {
        assertThat(Siren.check(entered).valid()).isFalse();
        assertThat(Siren.check(entered).sentence()).contains(entered).contains("clé de contrôle");
        assertThat(Siren.check(entered).verdict("siren").reasons()).singleElement().satisfies(reason -> assertThat(reason.field()).isEqualTo("siren"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "21110076", "2111007630", "21110076300012", "21110076E", "٢١١١٠٠٧٦٣", "-21110076"})
    void saysTheFormOfWhatIsNoSiren(String entered) {
        assertThat(Siren.check(entered).valid()).isFalse();
        assertThat(Siren.check(entered).sentence()).contains("neuf chiffres");
    }

    @ParameterizedTest
    @CsvSource({"11076, 211100763", "06073, 210600730", "44015, 214400152", "2A004, 212000046", "2B033, 212000335", "97411, 219740115", "13007, 211300074", "75056, 217500560"})
    void knowsTheNumberThatACommuneUsuallyHas(String insee, String siren) {
        assertThat(Siren.usualOf(new Insee(insee)).number()).isEqualTo(siren);
        assertThat(new Siren(siren).warningFor(new Insee(insee))).isEmpty();
    }

    @Test
    void warnsOfAnotherNumberButKeepsIt() {
        assertThat(new Siren("217500016").warningFor(new Insee("75056"))).hasValueSatisfying(warning -> assertThat(warning).contains("217500016", "217500560", "75056"));
    }

    @Test
    void holdsOnlyWhatIsChecked() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Siren("123456789"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Siren("211 100 763"));
    }

    @Property
    void exactlyOneKeyIsRight(@ForAll @IntRange(max = 99999999) int firstEight) {
        String digits = String.format(Locale.ROOT, "%08d", firstEight);
        long right = IntStream.range(0, 10).filter(key -> Siren.check(digits + key).valid()).count();
        assertThat(right).isEqualTo(1);
    }
}
