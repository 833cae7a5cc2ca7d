package fr.paraphe.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as a town hall writes them. */
public final class FrenchDates {

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.FRANCE);
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.FRANCE);

    private FrenchDates() {
    }

    /** 30/10/2017 */
    public static String numeric(LocalDate date) {
        return SHORT.format(date);
    }

    /** lundi 30 octobre 2017, and «1er» for the first of a month */
    public static String inWords(LocalDate date) {
        String words = LONG.format(date);
        return date.getDayOfMonth() == 1 ? words.replaceFirst(" 1 ", " 1er ") : words;
    }
}
