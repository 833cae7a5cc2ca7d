package fr.paraphe.prefecture;

/** What the prefecture answers to a transmission: the receipt (1-2), or the anomaly (1-3) that leaves the act untransmitted. */
public enum ReceptionOutcome {
    RECEIVED,
    ANOMALY
}
