package fr.paraphe.prefecture;

import fr.paraphe.calendar.SettableClock;
import java.time.LocalDate;
import java.time.LocalTime;

final class Mornings {

    private Mornings() {
    }

    /** Sets the clock to nine o'clock of that day. */
    static void on(SettableClock clock, String day) {
        clock.set(LocalDate.parse(day).atTime(LocalTime.of(9, 0)).atZone(clock.getZone()).toInstant());
    }
}
