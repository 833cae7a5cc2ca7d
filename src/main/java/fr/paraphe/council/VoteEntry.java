package fr.paraphe.council;

import fr.paraphe.council.NamedVotes.NamedVote;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;

/**
 * A vote, an adjournment or a withdrawal as the clerk records it.
 *
 * @param reason        why the item is adjourned or withdrawn
 * @param number        the deliberation's display number, e.g. «2017-276»; null when it gets one later
 * @param votedAt       null for the hour at which the item was put under discussion
 * @param askPublic     how many members present asked for a public ballot
 * @param unanimous     «à l’unanimité»; without figures they are inferred
 * @param votesFor      null with the other figures when they are inferred, or counted from the names of a public ballot
 * @param presidentVote needed in a tie that the president breaks, unless named
 */
public record VoteEntry(ItemAction action, String reason, String number, LocalTime votedAt, BallotMode mode, int askPublic, int askSecret,
                        boolean unanimous, Integer votesFor, Integer against, Integer abstentions, Integer blanks, Sense presidentVote,
                        List<NamedVote> byName) {

    public VoteEntry {
        byName = byName == null ? List.of() : byName.stream().filter(Objects::nonNull).toList();
    }

    public static VoteEntry without(ItemAction action, String reason) {
        return new VoteEntry(action, reason, null, null, null, 0, 0, false, null, null, null, null, null, null);
    }

    boolean hasFigures() {
        return votesFor != null || against != null || abstentions != null || blanks != null;
    }
}
