package fr.paraphe.calendar;

import fr.paraphe.RefusedException;
import java.time.LocalDate;
import java.time.Month;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A school year, from 1 September to 31 August, written «2017-2018».
 *
 * @param firstYear the calendar year in which it begins
 */
public record SchoolYear(int firstYear) implements Comparable<SchoolYear> {

    private static final Pattern WRITTEN = Pattern.compile("([12]\\d{3})-([12]\\d{3})");

    public SchoolYear {
        if (firstYear < 1000 || firstYear > 2998) {
            throw new IllegalArgumentException("not the year of a school year: " + firstYear);
        }
    }

    public static SchoolYear of(LocalDate day) {
        return new SchoolYear(day.getMonthValue() >= Month.SEPTEMBER.getValue() ? day.getYear() : day.getYear() - 1);
    }

    /** @throws RefusedException (field {@code schoolYear}) unless it is two consecutive years on four digits, e.g. «2017-2018» */
    public static SchoolYear parse(String written) {
        Matcher years = WRITTEN.matcher(Objects.requireNonNullElse(written, "").strip());
        if (!years.matches() || Integer.parseInt(years.group(2)) != Integer.parseInt(years.group(1)) + 1) {
            throw new RefusedException("schoolYear",
                "«" + Objects.requireNonNullElse(written, "") + "» n’est pas une année scolaire : écrivez deux années qui se suivent, par exemple 2017-2018.", "");
        }
        return new SchoolYear(Integer.parseInt(years.group(1)));
    }

    public LocalDate firstDay() {
        return LocalDate.of(firstYear, Month.SEPTEMBER, 1);
    }

    public LocalDate lastDay() {
        return LocalDate.of(firstYear + 1, Month.AUGUST, 31);
    }

    public boolean contains(LocalDate day) {
        return equals(of(day));
    }

    public SchoolYear next() {
        return new SchoolYear(firstYear + 1);
    }

    public SchoolYear previous() {
        return new SchoolYear(firstYear - 1);
    }

    @Override
    public int compareTo(SchoolYear other) {
        return Integer.compare(firstYear, other.firstYear);
    }

    /** «2017-2018» */
    @Override
    public String toString() {
        return firstYear + "-" + (firstYear + 1);
    }
}
