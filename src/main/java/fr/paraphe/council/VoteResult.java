package fr.paraphe.council;

/** What the council decided by voting. */
public sealed interface VoteResult {

    /** One French sentence that says why. */
    String explanation();

    String article();

    default boolean isAdopted() {
        return this instanceof Adopted;
    }

    record Adopted(String explanation, String article) implements VoteResult {
    }

    record NotAdopted(String explanation, String article) implements VoteResult {
    }
}
