package fr.paraphe.dispute;

import fr.paraphe.convention.Side;
import java.time.LocalDate;

/** What one side undertakes in an agreement, as entered; anything may be missing. */
public record Commitment(Side side, String what, LocalDate dueOn) {

    public Commitment {
        what = what == null || what.isBlank() ? null : what.strip();
    }
}
