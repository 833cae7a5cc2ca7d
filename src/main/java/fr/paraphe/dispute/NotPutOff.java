package fr.paraphe.dispute;

import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.calendar.FrenchHolidays;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;

/** What is said of a limit of the contract that ends on a day when nobody works: it stays there, and where a limit of procedure would end (CPC, art. 642). */
final class NotPutOff {

    private NotPutOff() {
    }

    /** Empty for a working day, else a sentence that begins with a space. */
    static String sentence(LocalDate lastDay, FrenchHolidays holidays) {
        if (holidays.isWorkingDay(lastDay)) {
            return "";
        }
        String why = holidays.holiday(lastDay).map(name -> "jour férié (" + name + ")").orElseGet(() -> "un " + lastDay.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.FRENCH));
        return " Le " + FrenchDates.numeric(lastDay) + " est " + why + " : le délai, contractuel, n’est pas prolongé ; l’art. 642 du CPC, propre à la procédure, conduirait au "
            + FrenchDates.inWords(holidays.nextWorkingDay(lastDay)) + ".";
    }
}
