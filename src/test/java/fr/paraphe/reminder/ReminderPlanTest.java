package fr.paraphe.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SettableClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReminderPlanTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final CivilClock CLOCK = new CivilClock(new SettableClock(Instant.EPOCH, PARIS), PARIS);

    @ParameterizedTest(name = "{0}, {1} days ahead ({5})")
    @CsvSource(textBlock = """
        2017-10-24, 3, 2017-10-21T06:00:00Z, 2017-10-24T06:00:00Z, 2017-10-25T06:00:00Z, the source's convocation
        2017-10-30, 3, 2017-10-27T06:00:00Z, 2017-10-30T07:00:00Z, 2017-10-31T07:00:00Z, winter time came on 29 October
        2017-10-29, 1, 2017-10-28T06:00:00Z, 2017-10-29T07:00:00Z, 2017-10-30T07:00:00Z, on the day of the change
        2018-03-25, 1, 2018-03-24T07:00:00Z, 2018-03-25T06:00:00Z, 2018-03-26T06:00:00Z, summer time
        2018-03-01, 3, 2018-02-26T07:00:00Z, 2018-03-01T07:00:00Z, 2018-03-02T07:00:00Z, over the end of February
        2020-03-01, 1, 2020-02-29T07:00:00Z, 2020-03-01T07:00:00Z, 2020-03-02T07:00:00Z, leap year
        2018-01-03, 7, 2017-12-27T07:00:00Z, 2018-01-03T07:00:00Z, 2018-01-04T07:00:00Z, over the new year
        2017-12-31, 30, 2017-12-01T07:00:00Z, 2017-12-31T07:00:00Z, 2018-01-01T07:00:00Z, a month
        """)
    void speaksAtEightInTheMorning(LocalDate due, int daysAhead, Instant ahead, Instant onDay, Instant past, String why) {
        assertThat(ReminderPlan.of(due, daysAhead, CLOCK)).isEqualTo(new ReminderPlan(ahead, onDay, past));
    }

    @Test
    void followsTheAcademiesZone() {
        ZoneId reunion = ZoneId.of("Indian/Reunion");
        CivilClock there = new CivilClock(new SettableClock(Instant.EPOCH, reunion), reunion);
        assertThat(ReminderPlan.of(LocalDate.of(2017, 10, 24), 3, there).onDay()).isEqualTo(Instant.parse("2017-10-24T04:00:00Z"));
    }

    @Test
    void aheadIsBefore() {
        assertThatIllegalArgumentException().isThrownBy(() -> ReminderPlan.of(LocalDate.of(2017, 10, 24), 0, CLOCK));
    }

    @Property
    void everyReminderIsWantedOnItsOwnDayAndNoOther(@ForAll @IntRange(min = 0, max = 20_000) int day, @ForAll @IntRange(min = 1, max = 60) int daysAhead,
                                                   @ForAll ReminderKind kind, @ForAll ReminderKind other) {
        LocalDate due = LocalDate.of(2000, 1, 1).plusDays(day);
        Instant at = ReminderPlan.of(due, daysAhead, CLOCK).at(kind);
        assertThat(at.atZone(PARIS).toLocalTime()).isEqualTo(LocalTime.of(8, 0));
        assertThat(ReminderRule.decide(other, CLOCK.dayOf(at), due)).isEqualTo(other == kind);
        if (kind == ReminderKind.AHEAD) {
            assertThat(ChronoUnit.DAYS.between(CLOCK.dayOf(at), due)).isEqualTo(daysAhead);
        }
    }
}
