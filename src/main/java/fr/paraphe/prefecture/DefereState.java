package fr.paraphe.prefecture;

import fr.paraphe.calendar.Deadline;
import java.time.LocalDate;

/** Where the two months of the déféré stand on a given day. */
public sealed interface DefereState {

    /** The last day on which the prefect can refer the act to the court, as far as is known now: silence is taken to go on. */
    Deadline lastDay();

    /** The prefect can refer the act to the court until {@code lastDay}. */
    record Running(Deadline lastDay) implements DefereState {
    }

    /**
     * The prefect waits for an answer: the two months start anew from it, or from the implicit refusal.
     *
     * @param implicitRefusal the day after which silence is a refusal
     */
    record Suspended(Deadline implicitRefusal, Deadline lastDay) implements DefereState {
    }

    /**
     * The act is before the court.
     *
     * @param on   when the déféré came in
     * @param late whether the two months were already over; the court will say so
     */
    record Referred(LocalDate on, boolean late, Deadline lastDay) implements DefereState {
    }

    /** The two months have passed without a déféré. */
    record Over(Deadline lastDay) implements DefereState {
    }
}
