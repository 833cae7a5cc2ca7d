package fr.paraphe.web.page.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A month as a wall calendar shows it: whole weeks from Monday to Sunday, the days of the neighbouring months empty. */
record Month(YearMonth month, List<List<Day>> weeks) {

    /** As many as fit into a square; the rest is a number that leads to the list of that day. */
    static final int SHOWN = 4;

    /**
     * @param date null for a day of a neighbouring month
     * @param more how many the list of that day holds beside those shown
     */
    record Day(LocalDate date, boolean today, List<Entry> shown, int more) {
    }

    /** @param number how many there are on each day, of which {@code first} need hold only the first */
    static Month of(YearMonth month, LocalDate today, Map<LocalDate, List<Entry>> first, Map<LocalDate, Integer> number) {
        List<List<Day>> weeks = new ArrayList<>();
        LocalDate monday = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        for (; !YearMonth.from(monday).isAfter(month); monday = monday.plusWeeks(1)) {
            List<Day> week = new ArrayList<>();
            for (int day = 0; day < DayOfWeek.values().length; day++) {
                LocalDate date = monday.plusDays(day);
                List<Entry> shown = first.getOrDefault(date, List.of()).stream().limit(SHOWN).toList();
                week.add(YearMonth.from(date).equals(month) ? new Day(date, date.equals(today), shown, number.getOrDefault(date, 0) - shown.size()) : new Day(null, false, List.of(), 0));
            }
            weeks.add(week);
        }
        return new Month(month, weeks);
    }
}
