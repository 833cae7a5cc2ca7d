package fr.paraphe.dispute;

import java.time.LocalDate;

/**
 * A day from which a time limit might be counted: each one is shown, the clause says which one counts.
 *
 * @param name   e.g. «réception»
 * @param counts whether the limit runs from it
 */
public record CandidateDate(String name, LocalDate date, boolean counts) {
}
