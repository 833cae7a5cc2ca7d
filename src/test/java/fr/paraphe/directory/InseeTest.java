package fr.paraphe.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InseeTest {

    @ParameterizedTest
    @CsvSource({"11076, 011, 076", "06073, 006, 073", "2A004, 02A, 004", "2B033, 02B, 033", "97411, 974, 011", "97105, 971, 005", "75056, 075, 056"})
    void knowsTheDepartementAndTheNumber(String code, String departement, String number) {
        assertThat(Insee.read(code)).hasValueSatisfying(insee -> {
            assertThat(insee.departement()).isEqualTo(departement);
            assertThat(insee.number()).isEqualTo(number);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1107", "110766", "2C004", "2a004", "1A004", "00001", "20004", "97501", "98735", "96001", "abcde", "1107 ", "١١٠٧٦"})
    void readsNothingElse(String entered) {
        assertThat(Insee.read(entered)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Insee(entered));
    }
}
