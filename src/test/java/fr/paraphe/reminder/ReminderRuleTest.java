package fr.paraphe.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A reminder whose timer fires late (the engine was down) is sent only while it is still true. */
class ReminderRuleTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
        AHEAD,  2017-10-21, true
        AHEAD,  2017-10-23, true
        AHEAD,  2017-10-24, false
        AHEAD,  2017-10-25, false
        ON_DAY, 2017-10-23, false
        ON_DAY, 2017-10-24, true
        ON_DAY, 2017-10-25, false
        PAST,   2017-10-24, false
        PAST,   2017-10-25, true
        PAST,   2018-10-25, true
        """)
    void forTheConvocationDueOn24October2017(ReminderKind kind, LocalDate today, boolean sent) {
        assertThat(ReminderRule.decide(kind, today, LocalDate.of(2017, 10, 24))).isEqualTo(sent);
    }
}
