package fr.paraphe.avenant;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.convention.ConventionTerms;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Objects;

/**
 * The days of a school year on which its list of schools may be changed (art. 6.2): from the first one, 0:00, to the last one, 24:00, in the zone of the académie.
 * It is not put off when the last day is no working day (docs/adr/0009).
 *
 * @param opensOn  first day
 * @param closesOn last day, included
 */
public record AvenantWindow(SchoolYear schoolYear, LocalDate opensOn, LocalDate closesOn) {

    public static final String ARTICLE = "Convention, art. 6.2";

    public AvenantWindow {
        Objects.requireNonNull(schoolYear, "schoolYear");
        if (closesOn.isBefore(opensOn)) {
            throw new IllegalArgumentException("a window that closes before it opens: " + opensOn + ", " + closesOn);
        }
    }

    /** As the convention has it. */
    public static AvenantWindow of(ConventionTerms terms, SchoolYear year) {
        return of(terms.windowOpensOn(), terms.windowClosesOn(), year);
    }

    public static AvenantWindow of(MonthDay opens, MonthDay closes, SchoolYear year) {
        LocalDate closesOn = within(closes, year);
        LocalDate opensOn = within(opens, year);
        return new AvenantWindow(year, opensOn.isAfter(closesOn) ? opensOn.minusYears(1) : opensOn, closesOn);
    }

    /** The day that clerks are asked to keep: the eve of the last one, since art. 6.3 can be read as excluding that. */
    public LocalDate targetOn() {
        return closesOn.isAfter(opensOn) ? closesOn.minusDays(1) : closesOn;
    }

    /** The first instant at which an avenant is in the window. */
    public Instant opensAt(CivilClock clock) {
        return clock.startOf(opensOn);
    }

    /** The instant at which the window has closed. */
    public Instant closesAt(CivilClock clock) {
        return clock.endOf(closesOn);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(opensOn) && !day.isAfter(closesOn);
    }

    /** Whether that instant is in it, whatever the zone of the machine. */
    public boolean contains(Instant instant, CivilClock clock) {
        return !instant.isBefore(opensAt(clock)) && instant.isBefore(closesAt(clock));
    }

    public boolean isLastDay(LocalDate day) {
        return day.equals(closesOn);
    }

    public Deadline opens() {
        return new Deadline(opensOn, "Ouverture de la fenêtre des avenants", ARTICLE, "Fenêtre de l’année scolaire " + schoolYear + " : elle s’ouvre le "
            + FrenchDates.inWords(opensOn) + " à 0 h.");
    }

    public Deadline closes() {
        return new Deadline(closesOn, "Fermeture de la fenêtre des avenants", ARTICLE, "Fenêtre de l’année scolaire " + schoolYear + " : jusqu’au "
            + FrenchDates.inWords(closesOn) + " à 24 h, ce jour compris (art. 6.2, «entre»); l’art. 6.3 dit «avant», une transmission ce jour-là est donc acceptée et signalée."
            + (isWeekend(closesOn) ? " Ce jour n’est pas ouvré : le délai n’est pas prolongé pour autant." : ""));
    }

    public Deadline target() {
        return new Deadline(targetOn(), "Transmission de l’avenant", ARTICLE, "La fenêtre de l’année scolaire " + schoolYear + " se ferme le "
            + FrenchDates.numeric(closesOn) + " à 24 h : visez la veille, le " + FrenchDates.inWords(targetOn()) + ".");
    }

    private static LocalDate within(MonthDay day, SchoolYear year) {
        LocalDate date = day.atYear(year.firstYear());
        return date.isBefore(year.firstDay()) ? day.atYear(year.firstYear() + 1) : date;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
