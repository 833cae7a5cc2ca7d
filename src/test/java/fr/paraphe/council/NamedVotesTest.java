package fr.paraphe.council;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.Refusal;
import fr.paraphe.council.NamedVotes.NamedVote;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** CGCT, art. L2121-21. */
class NamedVotesTest {

    private static final Map<Long, String> VOTERS = new LinkedHashMap<>();

    static {
        VOTERS.put(1L, "M. THOMAS Guy");
        VOTERS.put(2L, "M. THOMAS Eric");
        VOTERS.put(3L, "Mme THOMAS-DAIDE Hélène");
    }

    @Test
    void namesEverybodyInAPublicBallot() {
        assertThat(votes(BallotMode.PUBLIC, new NamedVote(1, Sense.FOR), new NamedVote(2, Sense.AGAINST), new NamedVote(3, Sense.FOR)).check().isAccepted()).isTrue();
        refused(votes(BallotMode.PUBLIC, new NamedVote(2, Sense.AGAINST)), "byName",
            "Au scrutin public, le vote de chacun est inscrit ; il manque celui de : M. THOMAS Guy, Mme THOMAS-DAIDE Hélène.");
    }

    @Test
    void mayNameSomeInAnOrdinaryVote() {
        assertThat(votes(BallotMode.ORDINARY).check().isAccepted()).isTrue();
        assertThat(votes(BallotMode.ORDINARY, new NamedVote(2, Sense.AGAINST)).check().isAccepted()).isTrue();
    }

    @Test
    void namesNobodyInASecretBallot() {
        assertThat(votes(BallotMode.SECRET).check().isAccepted()).isTrue();
        refused(votes(BallotMode.SECRET, new NamedVote(1, Sense.FOR)), "byName", "Au scrutin secret, aucun vote n’est inscrit nominativement.");
    }

    @Test
    void refusesStrangersAndRepetitions() {
        refused(votes(BallotMode.ORDINARY, new NamedVote(9, Sense.FOR)), "byName[0].voter",
            "Ce conseiller ne peut voter : il n’est ni présent ni représenté, ou il est intéressé à l’affaire.");
        refused(votes(BallotMode.ORDINARY, new NamedVote(1, Sense.FOR), new NamedVote(1, Sense.AGAINST)), "byName[1].voter", "Le vote de M. THOMAS Guy est inscrit deux fois.");
        refused(votes(BallotMode.ORDINARY, new NamedVote(2, null)), "byName[0].sense", "Indiquez le sens du vote de M. THOMAS Eric.");
    }

    @Test
    void countsByMeaning() {
        NamedVotes votes = votes(BallotMode.PUBLIC, new NamedVote(1, Sense.FOR), new NamedVote(2, Sense.AGAINST), new NamedVote(3, Sense.FOR));
        assertThat(votes.count(Sense.FOR)).isEqualTo(2);
        assertThat(votes.count(Sense.ABSTENTION)).isZero();
    }

    private static void refused(NamedVotes votes, String field, String sentence) {
        assertThat(votes.check().reasons()).containsExactly(new Refusal(field, sentence, "CGCT, art. L2121-21"));
    }

    private static NamedVotes votes(BallotMode mode, NamedVote... votes) {
        return new NamedVotes(mode, VOTERS, List.of(votes));
    }
}
