package fr.paraphe.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Dates as a town hall writes them. */
public final class FrenchDates {

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.FRANCE);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE", Locale.FRANCE);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM", Locale.FRANCE);

    private FrenchDates() {
    }

    /** 30/10/2017 */
    public static String numeric(LocalDate date) {
        return SHORT.format(date);
    }

    /** lundi 30 octobre 2017, and «1er» for the first of a month */
    public static String inWords(LocalDate date) {
        return WEEKDAY.format(date) + " " + dayMonthYear(date);
    }

    /** 30 octobre 2017, and «1er» for the first of a month */
    public static String dayMonthYear(LocalDate date) {
        return dayMonth(date) + " " + date.getYear();
    }

    /** 30 octobre, and «1er» for the first of a month */
    public static String dayMonth(LocalDate date) {
        return ordinal(date) + " " + month(date);
    }

    /** octobre 2017 */
    public static String monthAndYear(YearMonth month) {
        return month(month.atDay(1)) + " " + month.getYear();
    }

    static String month(LocalDate date) {
        return MONTH.format(date);
    }

    static String ordinal(LocalDate date) {
        return date.getDayOfMonth() == 1 ? "1er" : String.valueOf(date.getDayOfMonth());
    }

    /** «A, B et C» */
    public static String enumeration(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1 ? String.join("", parts) : String.join(", ", parts.subList(0, last)) + " et " + parts.get(last);
    }
}
