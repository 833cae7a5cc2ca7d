package fr.paraphe.council;

import java.time.LocalDate;

/**
 * A proof of sending entered by hand.
 *
 * @param councillor the directory's id; not read where one proof is entered for all who have none
 * @param kind       null takes the entered proof away
 * @param date       the day of sending, delivery or making available that it proves
 * @param note       what else there is to say; needed for {@link ProofKind#OTHER}
 */
public record ProofEntry(long councillor, ProofKind kind, LocalDate date, String note) {
}
