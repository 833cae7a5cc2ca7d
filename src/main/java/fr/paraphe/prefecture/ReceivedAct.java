package fr.paraphe.prefecture;

import java.time.LocalDate;

/** Of an act that the prefecture has, what its last day is computed from: an académie has thousands of them. */
public record ReceivedAct(Long id, String reference, String commune, LocalDate receivedOn) {
}
