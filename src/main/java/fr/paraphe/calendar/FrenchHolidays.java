package fr.paraphe.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The legal holidays of one {@link Territory}, as they have stood since 1982 (code du travail, art. L3133-1), and the working days between them.
 * A working day («jour ouvré») is neither a Saturday, nor a Sunday, nor a holiday, as CJA, art. R421-1 and CPC, art. 642 want it.
 */
public record FrenchHolidays(Territory territory) {

    public static final FrenchHolidays METROPOLE = new FrenchHolidays(Territory.METROPOLE);

    public FrenchHolidays {
        Objects.requireNonNull(territory, "territory");
    }

    /**
     * @param code a département on two or three characters: {@code 11}, {@code 011}, {@code 02A}, {@code 974}
     * @throws IllegalArgumentException for what is no département
     */
    public static FrenchHolidays ofDepartement(String code) {
        return new FrenchHolidays(Territory.ofDepartement(code).orElseThrow(() -> new IllegalArgumentException("Département inconnu : " + code + ".")));
    }

    /**
     * Those of that commune; those of mainland France where its territory's are not known.
     *
     * @param insee the commune's INSEE code
     */
    public static FrenchHolidays ofCommune(String insee) {
        String departement = insee.startsWith("97") || insee.startsWith("98") ? insee.substring(0, 3) : insee.substring(0, 2);
        return Territory.ofDepartement(departement).map(FrenchHolidays::new).orElse(METROPOLE);
    }

    /** The holiday's French name, if that day is one. */
    public Optional<String> holiday(LocalDate day) {
        return Optional.ofNullable(ofYear(day.getYear()).get(day));
    }

    public boolean isHoliday(LocalDate day) {
        return holiday(day).isPresent();
    }

    public boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && !isHoliday(day);
    }

    /** That day if it is a working day, else the first one after it. */
    public LocalDate nextWorkingDay(LocalDate day) {
        LocalDate candidate = day;
        while (!isWorkingDay(candidate)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }

    /** The holidays of a calendar year with their French names, in order; two that fall on one day share it. */
    public SortedMap<LocalDate, String> ofYear(int year) {
        TreeMap<LocalDate, String> days = new TreeMap<>();
        LocalDate easter = easterSunday(year);
        put(days, LocalDate.of(year, 1, 1), "jour de l’an");
        put(days, easter.plusDays(1), "lundi de Pâques");
        put(days, LocalDate.of(year, 5, 1), "fête du Travail");
        put(days, LocalDate.of(year, 5, 8), "victoire de 1945");
        put(days, easter.plusDays(39), "Ascension");
        put(days, easter.plusDays(50), "lundi de Pentecôte");
        put(days, LocalDate.of(year, 7, 14), "fête nationale");
        put(days, LocalDate.of(year, 8, 15), "Assomption");
        put(days, LocalDate.of(year, 11, 1), "Toussaint");
        put(days, LocalDate.of(year, 11, 11), "armistice de 1918");
        put(days, LocalDate.of(year, 12, 25), "Noël");
        if (territory == Territory.ALSACE_MOSELLE) {
            put(days, easter.minusDays(2), "Vendredi saint");
            put(days, LocalDate.of(year, 12, 26), "Saint-Étienne");
        }
        territory.abolitionOfSlavery(year).ifPresent(day -> put(days, day, "abolition de l’esclavage"));
        return Collections.unmodifiableSortedMap(days);
    }

    private static void put(TreeMap<LocalDate, String> days, LocalDate day, String name) {
        days.merge(day, name, (first, second) -> first + " et " + second);
    }

    /** Meeus's form of the Gregorian computus. */
    static LocalDate easterSunday(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = b / 4;
        int e = b % 4;
        int f = (b + 8) / 25;
        int g = (b - f + 1) / 3;
        int h = (19 * a + b - d - g + 15) % 30;
        int i = c / 4;
        int k = c % 4;
        int l = (32 + 2 * e + 2 * i - h - k) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int month = (h + l - 7 * m + 114) / 31;
        int day = (h + l - 7 * m + 114) % 31 + 1;
        return LocalDate.of(year, month, day);
    }
}
