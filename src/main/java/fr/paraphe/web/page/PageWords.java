package fr.paraphe.web.page;

import fr.paraphe.Euros;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.document.PlaceName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** What pages need to write French, as {@code @words} in their templates; nothing becomes an empty text. */
@Component("words")
public class PageWords {

    /** Keeps a number and its unit on one line. */
    private static final String NBSP = "\u00a0";
    private static final int A_WEEK = 7;
    private static final int DAYS_COUNTED = 62;
    private static final int MONTHS_COUNTED = 24;

    private final CivilClock clock;

    PageWords(CivilClock clock) {
        this.clock = clock;
    }

    /** 30/10/2017 */
    public String date(LocalDate date) {
        return date == null ? "" : FrenchDates.numeric(date);
    }

    /** lundi 30 octobre 2017 */
    public String dayAndDate(LocalDate date) {
        return date == null ? "" : FrenchDates.inWords(date);
    }

    /** octobre 2017 */
    public String month(YearMonth month) {
        return month == null ? "" : FrenchDates.monthAndYear(month);
    }

    /** 30/10/2017, in the zone of the académie */
    public String day(Instant moment) {
        return moment == null ? "" : date(clock.dayOf(moment));
    }

    /** 30/10/2017 à 18 h 05, in the zone of the académie */
    public String moment(Instant moment) {
        return moment == null ? "" : day(moment) + " à " + time(LocalTime.ofInstant(moment, clock.zone()));
    }

    /** 18 h 05, 18 h */
    public String time(LocalTime time) {
        return time == null ? "" : time.getHour() + NBSP + "h" + (time.getMinute() == 0 ? "" : NBSP + (time.getMinute() < 10 ? "0" : "") + time.getMinute());
    }

    /** 1 250,00 € */
    public String euros(BigDecimal euros) {
        return euros == null ? "" : Euros.written(euros);
    }

    /** «120 Ko», «1,4 Mo»; a file is never shown smaller than 1 Ko */
    public String size(long bytes) {
        long tenths = Math.max(10, bytes * 10 / 1024);
        if (tenths < 10_240) {
            return tenths / 10 + NBSP + "Ko";
        }
        long mega = tenths / 1024;
        return mega / 10 + (mega % 10 == 0 ? "" : "," + mega % 10) + NBSP + "Mo";
    }

    /** «1 dossier», «3 dossiers», «1 500 dossiers» */
    public String count(long count, String one, String many) {
        StringBuilder figures = new StringBuilder(String.valueOf(count));
        for (int thousands = figures.length() - 3; thousands > 0; thousands -= 3) {
            figures.insert(thousands, NBSP);
        }
        return figures + NBSP + (Math.abs(count) < 2 ? one : many);
    }

    /** «dans 3 jours», «demain», «aujourd’hui», «en retard de 12 jours»; beyond two months nobody counts days: «dans 9 mois», «dans 2 ans», which have wholly passed by then. */
    public String untilDue(LocalDate date) {
        if (date == null) {
            return "";
        }
        long days = ChronoUnit.DAYS.between(clock.today(), date);
        if (days < 0) {
            return "en retard de " + count(-days, "jour", "jours");
        }
        if (days > DAYS_COUNTED) {
            long months = ChronoUnit.MONTHS.between(clock.today(), date);
            return "dans " + (months < MONTHS_COUNTED ? months + NBSP + "mois" : count(months / 12, "an", "ans"));
        }
        return days == 0 ? "aujourd’hui" : days == 1 ? "demain" : "dans " + count(days, "jour", "jours");
    }

    /** The badge of a date: {@code late}, {@code soon} within a week, or nothing. */
    public String urgency(LocalDate date) {
        if (date == null) {
            return "";
        }
        long days = ChronoUnit.DAYS.between(clock.today(), date);
        return days < 0 ? "late" : days <= A_WEEK ? "soon" : "";
    }

    /** A sentence of a rule as it is printed: apostrophes curved, guillemets and semicolons at their distance, and no line that begins with a colon. */
    public String typeset(String sentence) {
        return sentence == null ? "" : sentence.replace('\'', '’').replaceAll("«\\h*", "«" + NBSP).replaceAll("\\h*»", NBSP + "»").replaceAll("(?<=[\\p{L}\\d)])(?=[;?!](\\h|$))", NBSP)
            .replaceAll(" (?=[:;?!€%])", NBSP);
    }

    /** «de Castelnaudary», «d’Agde» */
    public String de(String commune) {
        return PlaceName.de(commune);
    }
}
