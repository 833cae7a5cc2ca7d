package fr.paraphe.prefecture;

/** How far an act has come on its way to the prefecture. */
public enum ActStage {
    /** To be sent, for the first time or anew after an anomaly. */
    TO_TRANSMIT,
    TRANSMITTED,
    /** Sent back: it counts as not transmitted until it is corrected and sent anew. */
    ANOMALY,
    RECEIVED
}
