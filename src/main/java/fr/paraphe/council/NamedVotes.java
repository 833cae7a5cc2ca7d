package fr.paraphe.council;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Votes with the voters' names. A public ballot names everybody (CGCT, art. L2121-21), a secret one nobody; in an ordinary vote the town may name
 * some, usually those against and those who abstain.
 *
 * @param voters the ids and names of those who may vote, in the order of the table: members present, and givers of valid proxies
 */
public record NamedVotes(BallotMode mode, Map<Long, String> voters, List<NamedVote> votes) {

    private static final String ARTICLE = "CGCT, art. L2121-21";

    /** The voter is the member in whose name the vote is: for a proxy, its giver. */
    public record NamedVote(long voter, Sense sense) {
    }

    public NamedVotes {
        voters = Collections.unmodifiableMap(new LinkedHashMap<>(voters));
        votes = List.copyOf(votes);
    }

    public int count(Sense sense) {
        return (int) votes.stream().filter(vote -> vote.sense() == sense).count();
    }

    /** Refuses names in a secret ballot, somebody who may not vote, somebody twice, a vote without its meaning, and in a public ballot somebody missing. */
    public Verdict check() {
        if (mode == BallotMode.SECRET) {
            return votes.isEmpty() ? Verdict.accepted()
                : Verdict.refused("byName", "Au scrutin secret, aucun vote n’est inscrit nominativement.", ARTICLE);
        }
        List<Refusal> reasons = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < votes.size(); i++) {
            long voter = votes.get(i).voter();
            String name = voters.get(voter);
            if (name == null) {
                reasons.add(new Refusal("byName[%d].voter".formatted(i), "Ce conseiller ne peut voter : il n’est ni présent ni représenté, ou il est intéressé à l’affaire.",
                    ARTICLE));
            } else if (!seen.add(voter)) {
                reasons.add(new Refusal("byName[%d].voter".formatted(i), "Le vote de %s est inscrit deux fois.".formatted(name), ARTICLE));
            } else if (votes.get(i).sense() == null) {
                reasons.add(new Refusal("byName[%d].sense".formatted(i), "Indiquez le sens du vote de %s.".formatted(name), ARTICLE));
            }
        }
        if (reasons.isEmpty() && mode == BallotMode.PUBLIC && seen.size() < voters.size()) {
            Map<Long, String> missing = new LinkedHashMap<>(voters);
            missing.keySet().removeAll(seen);
            reasons.add(new Refusal("byName", "Au scrutin public, le vote de chacun est inscrit ; il manque celui de : %s."
                .formatted(String.join(", ", missing.values())), ARTICLE));
        }
        return Verdict.of(reasons);
    }
}
