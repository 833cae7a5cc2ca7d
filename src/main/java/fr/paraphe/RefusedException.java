package fr.paraphe;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown by a use case that a rule refuses; the transaction rolls back and nothing is stored. */
public class RefusedException extends RuntimeException {

    private final transient List<Refusal> reasons;

    public RefusedException(List<Refusal> reasons) {
        super(reasons.stream().map(Refusal::withArticle).collect(Collectors.joining(" ")));
        this.reasons = List.copyOf(reasons);
    }

    public RefusedException(String field, String sentence, String article) {
        this(List.of(new Refusal(field, sentence, article)));
    }

    public List<Refusal> reasons() {
        return reasons;
    }
}
