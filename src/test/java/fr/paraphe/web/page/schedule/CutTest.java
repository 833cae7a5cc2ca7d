package fr.paraphe.web.page.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.web.page.schedule.CaseDate.Kind;
import fr.paraphe.web.page.schedule.Schedule.Cut;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which tasks and which dates stand on a page of the échéancier: three tasks on the first, two dates on the second, one of each on the third, then three dates. */
class CutTest {

    private static final LocalDate FIRST = LocalDate.of(2018, 10, 1);
    private static final SortedMap<LocalDate, Integer> TASKS = new TreeMap<>(Map.of(FIRST, 3, FIRST.plusDays(2), 1));
    private static final List<CaseDate> DATES = List.of(date(1, "a"), date(1, "b"), date(2, "c"), date(9, "d"), date(9, "e"), date(9, "f"));

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"10, 0, 0, 4, a b c d e f", "2, 0, 0, 2, -", "2, 2, 2, 1, a", "2, 4, 0, 1, b", "3, 4, 0, 1, b c", "1, 5, 0, 1, -", "4, 6, 0, 0, c d e f", "4, 10, 0, 0, -"})
    void aPageHoldsWhatComesNext(int size, long offset, long firstTask, int tasks, String dates) {
        Cut cut = Cut.of(TASKS, DATES, size, offset);
        assertThat(cut.total()).isEqualTo(10);
        assertThat(cut.tasks()).isEqualTo(tasks);
        assertThat(cut.firstTask()).isEqualTo(firstTask);
        assertThat(String.join(" ", cut.dates().stream().map(CaseDate::key).toList())).isEqualTo(dates == null ? "" : dates);
    }

    @Test
    void pageByPageNothingIsLostAndNothingStandsTwice() {
        for (int size = 1; size <= 11; size++) {
            int tasks = 0;
            StringBuilder dates = new StringBuilder();
            for (long offset = 0; offset < 10; offset += size) {
                Cut cut = Cut.of(TASKS, DATES, size, offset);
                if (cut.tasks() > 0) {
                    long before = TASKS.headMap(cut.firstDay()).values().stream().mapToInt(Integer::intValue).sum();
                    assertThat(before + cut.firstTask()).isEqualTo(tasks);
                    assertThat(TASKS.subMap(cut.firstDay(), cut.lastDay().plusDays(1)).values().stream().mapToInt(Integer::intValue).sum())
                        .as("its days hold what it shows").isGreaterThanOrEqualTo((int) cut.firstTask() + cut.tasks());
                }
                tasks += cut.tasks();
                cut.dates().forEach(date -> dates.append(date.key()));
            }
            assertThat(tasks).isEqualTo(4);
            assertThat(dates).hasToString("abcdef");
        }
    }

    @Test
    void whatIsAlikeOnOneDayIsOneLineFromFourOn() {
        assertThat(CaseDates.together(List.of(date(1, "a"), date(1, "b"), date(1, "c")))).hasSize(3);
        List<CaseDate> four = CaseDates.together(List.of(date(9, "x"), date(1, "a"), date(1, "b"), date(1, "c"), date(1, "d")));
        assertThat(four).extracting(CaseDate::alike).containsExactly(4, 1);
        assertThat(four.get(0).reference()).isNull();
    }

    private static CaseDate date(int days, String key) {
        LocalDate on = FIRST.plusDays(days);
        return new CaseDate(on, Kind.TERM, key, "Terme de la convention", key, key, "Commune", () -> new Deadline(on, "x", "x", "x"), 1);
    }
}
