package fr.paraphe;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No-break spaces are shown as ~. */
class EurosTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        150       | 150,00~€       | 150,00
        0.5       | 0,50~€         | 0,50
        1062.50   | 1~062,50~€     | 1062,50
        1750000   | 1~750~000,00~€ | 1750000,00
        -0.01     | -0,01~€        | -0,01
        """)
    void sums(BigDecimal euros, String written, String cell) {
        assertThat(Euros.written(euros).replace('\u00a0', '~')).isEqualTo(written);
        assertThat(Euros.cell(euros)).isEqualTo(cell);
    }
}
