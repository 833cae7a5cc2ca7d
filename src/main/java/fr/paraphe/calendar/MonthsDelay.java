package fr.paraphe.calendar;

import java.time.LocalDate;

/**
 * A time limit in months. The day of the act does not count; the limit ends at 24:00 of the day of the last month that bears the same number
 * (quantième), or of that month's last day where it has no such number (CPC, art. 641).
 *
 * @param months at least 1
 */
public record MonthsDelay(int months) {

    public MonthsDelay {
        if (months < 1) {
            throw new IllegalArgumentException("at least one month, not " + months);
        }
    }

    /** The last day, whatever the day of the week: contractual limits are not put off (CPC, art. 642 is for procedure only). */
    public LocalDate lastDay(LocalDate from) {
        return from.plusMonths(months);
    }

    /** The last day of a «délai franc», put off to the next working day (CJA, art. R421-1; CE, 19 septembre 2014, n° 362568). */
    public LocalDate lastDayFranc(LocalDate from, FrenchHolidays holidays) {
        return holidays.nextWorkingDay(unextended(from));
    }

    /** «2 mois à compter du 31/12/2018 : jusqu’au 28/02/2019, dernier jour du mois faute de 31 février» */
    public String explain(LocalDate from) {
        LocalDate last = lastDay(from);
        return months + " mois à compter du " + FrenchDates.numeric(from) + " : jusqu’au " + FrenchDates.numeric(last) + missingQuantieme(from, last);
    }

    /** «2 mois francs à compter du 01/10/2007 : le 01/12/2007 de quantième à quantième, plus un jour, soit le dimanche 2 décembre 2007, non ouvré, reporté au lundi 3 décembre 2007» */
    public String explainFranc(LocalDate from, FrenchHolidays holidays) {
        LocalDate sameNumber = lastDay(from);
        LocalDate unextended = unextended(from);
        LocalDate last = lastDayFranc(from, holidays);
        String sentence = months + " mois francs à compter du " + FrenchDates.numeric(from) + " : le " + FrenchDates.numeric(sameNumber)
            + (from.getDayOfMonth() == sameNumber.getDayOfMonth() ? " de quantième à quantième" : missingQuantieme(from, sameNumber))
            + ", plus un jour, soit le " + FrenchDates.inWords(unextended);
        if (last.equals(unextended)) {
            return sentence;
        }
        String why = holidays.holiday(unextended).map(name -> "jour férié (" + name + ")").orElse("non ouvré");
        return sentence + ", " + why + ", reporté au " + FrenchDates.inWords(last);
    }

    private LocalDate unextended(LocalDate from) {
        return lastDay(from).plusDays(1);
    }

    private static String missingQuantieme(LocalDate from, LocalDate last) {
        return from.getDayOfMonth() == last.getDayOfMonth() ? "" : ", dernier jour du mois faute de " + from.getDayOfMonth() + " " + FrenchDates.month(last);
    }
}
