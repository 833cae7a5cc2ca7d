package fr.paraphe.prefecture;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.calendar.Deadline;
import java.time.LocalDate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.Dates;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutoryDateTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            // the source: receipt 02.11.2017, publication 07.11.2017
            "2017-11-02|2017-11-07|2017-11-07|Reçu en préfecture le 02/11/2017, publié le 07/11/2017 : exécutoire à la plus tardive des deux dates, le 07/11/2017.",
            "2017-11-07|2017-11-02|2017-11-07|Reçu en préfecture le 07/11/2017, publié le 02/11/2017 : exécutoire à la plus tardive des deux dates, le 07/11/2017.",
            "2020-02-29|2020-02-29|2020-02-29|Reçu en préfecture et publié le 29/02/2020 : exécutoire ce jour-là.",
            "2017-12-31|2018-01-01|2018-01-01|Reçu en préfecture le 31/12/2017, publié le 01/01/2018 : exécutoire à la plus tardive des deux dates, le 01/01/2018."})
    void isTheLaterOfReceiptAndPublication(LocalDate received, LocalDate published, LocalDate executory, String explanation) {
        Deadline deadline = ExecutoryDate.of(received, published);
        assertThat(deadline).isEqualTo(new Deadline(executory, "Caractère exécutoire", "CGCT, art. L2131-1", explanation));
    }

    @Property
    void isOneOfTheTwoAndBeforeNeither(@ForAll("days") LocalDate received, @ForAll("days") LocalDate published) {
        LocalDate executory = ExecutoryDate.of(received, published).date();
        assertThat(executory).isIn(received, published).isAfterOrEqualTo(received).isAfterOrEqualTo(published);
        assertThat(executory).isEqualTo(ExecutoryDate.of(published, received).date());
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Dates.dates().yearBetween(1982, 2099);
    }
}
