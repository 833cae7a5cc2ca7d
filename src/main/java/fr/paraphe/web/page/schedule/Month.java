package fr.paraphe.web.page.schedule;

import fr.paraphe.engine.DueTasks.Due;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A month as a wall calendar shows it: whole weeks from Monday to Sunday, the days of the neighbouring months empty. */
record Month(YearMonth month, List<List<Day>> weeks) {

    /** As many as fit into a square; the rest is a number that leads to the list. */
    private static final int SHOWN = 4;

    /**
     * @param date null for a day of a neighbouring month
     * @param more how many stand in the list beside those shown
     */
    record Day(LocalDate date, boolean today, List<Due> shown, int more) {
    }

    static Month of(YearMonth month, LocalDate today, Map<LocalDate, List<Due>> due) {
        List<List<Day>> weeks = new ArrayList<>();
        LocalDate first = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        for (LocalDate monday = first; !YearMonth.from(monday).isAfter(month); monday = monday.plusWeeks(1)) {
            List<Day> week = new ArrayList<>();
            for (int day = 0; day < DayOfWeek.values().length; day++) {
                LocalDate date = monday.plusDays(day);
                List<Due> all = due.getOrDefault(date, List.of());
                week.add(YearMonth.from(date).equals(month) ? new Day(date, date.equals(today), all.stream().limit(SHOWN).toList(), Math.max(0, all.size() - SHOWN))
                    : new Day(null, false, List.of(), 0));
            }
            weeks.add(week);
        }
        return new Month(month, weeks);
    }
}
