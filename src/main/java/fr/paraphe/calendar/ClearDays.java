package fr.paraphe.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A notice in «jours francs»: neither the day of sending nor the day of the session counts; Saturdays, Sundays and holidays do, and nothing is
 * put off to a working day (CGCT, art. L2121-11 and L2121-12; CE, 13 octobre 1993).
 *
 * @param required how many clear days there must be, at least 1: even in urgency the law leaves one
 */
public record ClearDays(int required) {

    private static final int LISTED_ONE_BY_ONE = 15;

    public ClearDays {
        if (required < 1) {
            throw new IllegalArgumentException("at least one clear day, not " + required);
        }
    }

    /** The last day on which the sending is in time for that session. */
    public LocalDate latestSending(LocalDate session) {
        return session.minusDays(required + 1L);
    }

    /** The first day on which a session may be held after that sending. */
    public LocalDate earliestSession(LocalDate sending) {
        return sending.plusDays(required + 1L);
    }

    public boolean respected(LocalDate sending, LocalDate session) {
        return !sending.isAfter(latestSending(session));
    }

    /** The number of clear days between the two; zero when the session is the next day, the same day or earlier. */
    public static int count(LocalDate sending, LocalDate session) {
        return (int) Math.max(0, ChronoUnit.DAYS.between(sending, session) - 1);
    }

    /** «5 jours francs entre le 24/10/2017 et le 30/10/2017 : les 25, 26, 27, 28 et 29 octobre» */
    public static String explain(LocalDate sending, LocalDate session) {
        Objects.requireNonNull(sending, "sending");
        int count = count(sending, session);
        String span = " entre le " + FrenchDates.numeric(sending) + " et le " + FrenchDates.numeric(session);
        return switch (count) {
            case 0 -> "Aucun jour franc" + span;
            case 1 -> "1 jour franc" + span + " : " + days(sending, session);
            default -> count + " jours francs" + span + " : " + days(sending, session);
        };
    }

    private static String days(LocalDate sending, LocalDate session) {
        LocalDate first = sending.plusDays(1);
        LocalDate last = session.minusDays(1);
        boolean sameYear = first.getYear() == last.getYear();
        if (count(sending, session) > LISTED_ONE_BY_ONE) {
            return "du " + (sameYear ? FrenchDates.dayMonth(first) : FrenchDates.dayMonthYear(first)) + " au " + FrenchDates.dayMonthYear(last);
        }
        List<String> months = new ArrayList<>();
        for (LocalDate from = first; !from.isAfter(last); from = YearMonth.from(from).atEndOfMonth().plusDays(1)) {
            LocalDate end = YearMonth.from(from).atEndOfMonth();
            months.add(daysOfOneMonth(from, end.isBefore(last) ? end : last, !sameYear));
        }
        return FrenchDates.enumeration(months);
    }

    private static String daysOfOneMonth(LocalDate from, LocalDate to, boolean withYear) {
        List<String> ordinals = from.datesUntil(to.plusDays(1)).map(FrenchDates::ordinal).toList();
        return (ordinals.size() == 1 ? "le " : "les ") + FrenchDates.enumeration(ordinals) + " " + FrenchDates.month(to) + (withYear ? " " + to.getYear() : "");
    }
}
