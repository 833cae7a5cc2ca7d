package fr.paraphe.prefecture;

import fr.paraphe.Refusal;
import java.util.Optional;

/** What became of something that a program delivered in the prefecture's name. */
public sealed interface Delivery {

    /** The case it belongs to. */
    String reference();

    /** @param reception what the prefecture answers to the transmission; empty for a letter */
    record Stored(String reference, Optional<ReceptionOutcome> reception) implements Delivery {
    }

    /** The same has come before: nothing changed. */
    record AlreadyKnown(String reference) implements Delivery {
    }

    /**
     * It contradicts what is recorded. It is refused, and kept aside for a person to decide.
     *
     * @param fresh false when the same contradiction came before
     */
    record Conflicting(String reference, boolean fresh, Refusal refusal) implements Delivery {
    }
}
