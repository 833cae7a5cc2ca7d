package fr.paraphe;

import java.util.Objects;
import java.util.Optional;

/**
 * Whose what one party to a convention prepares against the other is: an owner of its own beside the party's, so that the case, its papers, its mails and its
 * reminders are seen by that party alone until they are sent (art. 9 and 10).
 */
public final class Confidential {

    private static final String MARK = "-litiges";

    private Confidential() {
    }

    /**
     * @param party INSEE code of a commune or code of an académie
     * @return «11076-litiges», «montpellier-litiges»
     */
    public static String ownerFor(String party) {
        Objects.requireNonNull(party, "party");
        if (party.isBlank() || isConfidential(party)) {
            throw new IllegalArgumentException("not a party: " + party);
        }
        return party + MARK;
    }

    /** @return the party whose confidence it is, or empty where the owner is a commune or an académie itself, or null */
    public static Optional<String> partyOf(String owner) {
        return isConfidential(owner) ? Optional.of(owner.substring(0, owner.length() - MARK.length())) : Optional.empty();
    }

    private static boolean isConfidential(String owner) {
        return owner != null && owner.length() > MARK.length() && owner.endsWith(MARK);
    }
}
