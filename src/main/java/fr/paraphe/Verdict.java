package fr.paraphe;

import java.util.ArrayList;
import java.util.List;

/** What a rule answers: accepted, perhaps with warnings that the user must see, or refused because. */
public sealed interface Verdict {

    /** @param warnings French sentences to show; the act is lawful or the law leaves it open */
    record Accepted(List<String> warnings) implements Verdict {
        public Accepted {
            warnings = List.copyOf(warnings);
        }
    }

    /** @param reasons at least one */
    record Refused(List<Refusal> reasons) implements Verdict {
        public Refused {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a refusal says why");
            }
        }
    }

    static Verdict accepted() {
        return new Accepted(List.of());
    }

    static Verdict acceptedWith(String... warnings) {
        return new Accepted(List.of(warnings));
    }

    static Verdict refused(String field, String sentence, String article) {
        return new Refused(List.of(new Refusal(field, sentence, article)));
    }

    /** Accepted if the list is empty, refused for all its reasons otherwise. */
    static Verdict of(List<Refusal> reasons) {
        return reasons.isEmpty() ? accepted() : new Refused(reasons);
    }

    /** Both must hold: all reasons of both, or all warnings of both. */
    default Verdict and(Verdict other) {
        List<Refusal> reasons = new ArrayList<>(reasons());
        reasons.addAll(other.reasons());
        if (!reasons.isEmpty()) {
            return new Refused(reasons);
        }
        List<String> warnings = new ArrayList<>(warnings());
        warnings.addAll(other.warnings());
        return new Accepted(warnings);
    }

    default List<Refusal> reasons() {
        return this instanceof Refused refused ? refused.reasons() : List.of();
    }

    default List<String> warnings() {
        return this instanceof Accepted accepted ? accepted.warnings() : List.of();
    }

    default boolean isAccepted() {
        return this instanceof Accepted;
    }

    /** @throws RefusedException if refused */
    default void orThrow() {
        if (this instanceof Refused refused) {
            throw new RefusedException(refused.reasons());
        }
    }
}
