package fr.paraphe.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The neighbours of a page among 101 lines or so, 50 a page. */
class PagerTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"1, 0, 1, -, -", "1, 50, 1, -, -", "1, 51, 2, -, to 2", "2, 101, 3, to 1, to 3", "3, 101, 3, to 2, -", "9, 101, 3, to 3, -", "2, 0, 1, to 1, -"})
    void leadToTheOneBeforeAndTheOneAfterAndFromBeyondTheLastBackToIt(int page, long total, int last, String previous, String next) {
        assertThat(Pager.of(page, total, 50, other -> "to " + other)).isEqualTo(new Pager(page, last, previous, next));
    }
}
