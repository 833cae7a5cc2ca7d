package fr.paraphe.dispute;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.calendar.FrenchHolidays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * When and where the parties may be convened (art. 10): within the limit, later only with the other side's agreement, which is kept.
 *
 * @param limit    of the conciliation
 * @param holidays of the commune's département, to warn of a day when nobody works
 */
public record ConveningRule(LocalDate today, Deadline limit, FrenchHolidays holidays) {

    private static final int PLACE = 300;
    private static final int TEXT = 2000;

    public ConveningRule {
        Objects.requireNonNull(today, "today");
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(holidays, "holidays");
    }

    /** The fields of the form in which a meeting is entered. */
    public enum Entry {
        CONVENING("heldOn", "heldAt", "place", "agreedLater"),
        POSTPONING("newDate", "newTime", "newPlace", "agreement");

        private final String date;
        private final String time;
        private final String place;
        private final String agreement;

        Entry(String date, String time, String place, String agreement) {
            this.date = date;
            this.time = time;
            this.place = place;
            this.agreement = agreement;
        }
    }

    public Verdict check(Meeting meeting, Entry entry) {
        List<Refusal> reasons = new ArrayList<>();
        if (meeting.heldOn() == null) {
            reasons.add(new Refusal(entry.date, "Indiquez la date de la rencontre.", limit.article()));
        } else if (meeting.heldOn().isBefore(today)) {
            reasons.add(new Refusal(entry.date, "La rencontre ne peut pas être fixée avant aujourd’hui, " + FrenchDates.inWords(today) + ".", limit.article()));
        } else if (meeting.heldOn().isAfter(limit.date()) && meeting.agreedLater() == null) {
            reasons.add(new Refusal(entry.agreement, "Le " + FrenchDates.numeric(meeting.heldOn()) + " est postérieur à la limite du " + FrenchDates.numeric(limit.date())
                + " : choisissez une date plus proche, ou dites qui, de l’autre partie, a accepté cette date, et comment. " + limit.explanation(), limit.article()));
        }
        if (meeting.heldAt() == null) {
            reasons.add(new Refusal(entry.time, "Indiquez l’heure de la rencontre.", ""));
        }
        if (meeting.place() == null) {
            reasons.add(new Refusal(entry.place, "Indiquez le lieu de la rencontre.", ""));
        } else if (meeting.place().length() > PLACE) {
            reasons.add(new Refusal(entry.place, tooLong(meeting.place().length(), PLACE), ""));
        }
        if (meeting.agreedLater() != null && meeting.agreedLater().length() > TEXT) {
            reasons.add(new Refusal(entry.agreement, tooLong(meeting.agreedLater().length(), TEXT), ""));
        }
        int length = String.join("\n", meeting.participants()).length();
        if (length > TEXT) {
            reasons.add(new Refusal("participants", tooLong(length, TEXT), ""));
        }
        return reasons.isEmpty() ? warnings(meeting) : Verdict.of(reasons);
    }

    private Verdict warnings(Meeting meeting) {
        if (holidays.isWorkingDay(meeting.heldOn())) {
            return Verdict.accepted();
        }
        String why = holidays.holiday(meeting.heldOn()).map(name -> "jour férié (" + name + ")").orElse("un jour de fin de semaine");
        return Verdict.acceptedWith("Le " + FrenchDates.inWords(meeting.heldOn()) + " est " + why + " : vérifiez que l’autre partie peut venir.");
    }

    private static String tooLong(int length, int most) {
        return "Ce texte compte " + length + " caractères : " + most + " au plus.";
    }
}
