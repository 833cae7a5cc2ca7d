package fr.paraphe.council;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import fr.paraphe.council.NamedVotes.NamedVote;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A recorded vote held against those who may vote: the ballot that was due, the names, the figures, and what follows from them.
 *
 * @param president the id of who presides
 * @param heldAt    the hour of the vote
 */
public record VoteSheet(VoteEntry entry, RollCall roll, List<GivenProxy> proxies, long president, LocalTime heldAt) {

    public VoteSheet {
        proxies = List.copyOf(proxies);
    }

    /** Those who may vote at that hour, in the order of the table: members present, and members whose proxy is valid. */
    public Map<Long, String> voters() {
        Map<Long, String> voters = new LinkedHashMap<>();
        List<GivenProxy> valid = validProxies();
        for (Presence presence : roll.presences()) {
            if (presence.countsAt(heldAt) || valid.stream().anyMatch(proxy -> proxy.giver() == presence.councillor())) {
                voters.put(presence.councillor(), presence.name());
            }
        }
        return voters;
    }

    public List<GivenProxy> validProxies() {
        return new ProxyRules(roll, proxies).validAt(heldAt);
    }

    public int present() {
        return roll.countedAt(heldAt).size();
    }

    /** Refuses on the fields of the entry; accepted means that {@link #count()} adds up. */
    public Verdict check() {
        if (entry.mode() == null) {
            return Verdict.refused("mode", "Indiquez le mode de scrutin : vote ordinaire, scrutin public ou scrutin secret.", BallotRules.ARTICLE);
        }
        Verdict verdict = presidentThere().and(new BallotRules(present()).check(entry.mode(), entry.askPublic(), entry.askSecret()));
        if (verdict.isAccepted()) {
            verdict = named().check();
        }
        return verdict.isAccepted() ? figures().and(count().check()) : verdict;
    }

    /** The figures given; or inferred from unanimity; or counted from the names of a public ballot. */
    public VoteCount count() {
        int represented = validProxies().size();
        NamedVotes named = named();
        Sense presidents = entry.presidentVote() != null ? entry.presidentVote() : namedVote(president);
        if (entry.hasFigures()) {
            return new VoteCount(entry.mode(), present(), represented, orZero(entry.votesFor()), orZero(entry.against()), orZero(entry.abstentions()),
                orZero(entry.blanks()), presidents, false);
        }
        if (entry.mode() == BallotMode.PUBLIC) {
            return new VoteCount(entry.mode(), present(), represented, named.count(Sense.FOR), named.count(Sense.AGAINST), named.count(Sense.ABSTENTION),
                named.count(Sense.BLANK), presidents, false);
        }
        return entry.unanimous() ? VoteCount.unanimous(entry.mode(), present(), represented)
            : new VoteCount(entry.mode(), present(), represented, 0, 0, 0, 0, presidents, false);
    }

    private NamedVotes named() {
        return new NamedVotes(entry.mode(), voters(), entry.byName());
    }

    private Verdict presidentThere() {
        return roll.of(president).filter(presence -> presence.countsAt(heldAt)).isPresent() ? Verdict.accepted()
            : Verdict.refused("votedAt", "%s, qui préside, n’est pas en séance à l’heure du vote.".formatted(roll.of(president).map(Presence::name).orElse("Celui")),
                "CGCT, art. L2121-14");
    }

    private Verdict figures() {
        VoteCount count = count();
        List<Refusal> reasons = new ArrayList<>();
        if (entry.unanimous() && !count.isUnanimous()) {
            reasons.add(new Refusal("unanimous", "Le vote n’est pas unanime : %d voix pour et %d contre.".formatted(count.votesFor(), count.against()), VoteCount.ARTICLE));
        }
        agree("votesFor", Sense.FOR, count.votesFor(), reasons);
        agree("against", Sense.AGAINST, count.against(), reasons);
        agree("abstentions", Sense.ABSTENTION, count.abstentions(), reasons);
        agree("blanks", Sense.BLANK, count.blanks(), reasons);
        Sense named = namedVote(president);
        if (entry.presidentVote() != null && named != null && named != entry.presidentVote()) {
            reasons.add(new Refusal("presidentVote", "Le président est inscrit «%s» et non «%s».".formatted(named.french(), entry.presidentVote().french()), BallotRules.ARTICLE));
        }
        return Verdict.of(reasons);
    }

    private void agree(String field, Sense sense, int figure, List<Refusal> reasons) {
        int names = named().count(sense);
        if (names > figure || entry.mode() == BallotMode.PUBLIC && names < figure) {
            reasons.add(new Refusal(field, "Le décompte («%s» : %d) ne correspond pas aux votes nominatifs (%d).".formatted(sense.french(), figure, names), BallotRules.ARTICLE));
        }
    }

    private Sense namedVote(long voter) {
        return entry.byName().stream().filter(vote -> vote.voter() == voter).map(NamedVote::sense).findFirst().orElse(null);
    }

    private static int orZero(Integer figure) {
        return figure == null ? 0 : figure;
    }
}
