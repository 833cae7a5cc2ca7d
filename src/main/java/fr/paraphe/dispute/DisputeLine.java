package fr.paraphe.dispute;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.convention.Side;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A dispute or a dénonciation in a list.
 *
 * @param sentOn      when the letter that opened it was sent
 * @param nextLimit   the next date that counts; empty for a closed one, and while its author has not said what follows a failure
 * @param closeReason how it ended; empty while it is open
 */
public record DisputeLine(String reference, String convention, String commune, String communeName, String academie, LetterKind kind, Side author, DisputeStatus status,
                          LocalDate sentOn, Optional<Deadline> nextLimit, Optional<String> closeReason) {
}
