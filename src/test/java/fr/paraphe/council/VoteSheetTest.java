package fr.paraphe.council;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import fr.paraphe.council.NamedVotes.NamedVote;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** CGCT, art. L2121-20 and L2121-21. */
class VoteSheetTest {

    private static final LocalTime HOUR = LocalTime.of(19, 0);

    @Test
    void countsMembersPresentAndGiversOfValidProxies() {
        VoteSheet sheet = sheet(entry(BallotMode.ORDINARY, 0, true, null, null, null, null));
        assertThat(sheet.voters().values()).containsExactly("M. 1", "M. 2", "M. 3", "M. 4", "M. 5");
        assertThat(sheet.present()).isEqualTo(4);
        assertThat(sheet.check()).isEqualTo(Verdict.accepted());
        assertThat(sheet.count()).isEqualTo(VoteCount.unanimous(BallotMode.ORDINARY, 4, 1));
    }

    @Test
    void unanimityWithFiguresIsNoInference() {
        VoteSheet sheet = sheet(entry(BallotMode.ORDINARY, 0, true, 4, 0, 1, null));
        assertThat(sheet.check()).isEqualTo(Verdict.accepted());
        assertThat(sheet.count().deduced()).isFalse();
    }

    @Test
    void unanimityWithAVoteAgainstIsRefused() {
        refused(entry(BallotMode.ORDINARY, 0, true, 4, 1, null, null), "unanimous", "Le vote n’est pas unanime : 4 voix pour et 1 contre.", VoteCount.ARTICLE);
    }

    @Test
    void figuresAgreeWithNames() {
        refused(entry(BallotMode.ORDINARY, 0, false, 5, 0, null, null, new NamedVote(2, Sense.AGAINST)), "against",
            "Le décompte («contre» : 0) ne correspond pas aux votes nominatifs (1).", BallotRules.ARTICLE);
        NamedVote[] all = IntStream.rangeClosed(1, 5).mapToObj(i -> new NamedVote(i, i < 4 ? Sense.FOR : Sense.AGAINST)).toArray(NamedVote[]::new);
        assertThat(sheet(entry(BallotMode.PUBLIC, 1, false, 4, 1, null, null, all)).check().reasons()).containsExactly(
            new Refusal("votesFor", "Le décompte («pour» : 4) ne correspond pas aux votes nominatifs (3).", BallotRules.ARTICLE),
            new Refusal("against", "Le décompte («contre» : 1) ne correspond pas aux votes nominatifs (2).", BallotRules.ARTICLE));
        assertThat(sheet(entry(BallotMode.PUBLIC, 1, false, 3, 2, null, null, all)).check()).isEqualTo(Verdict.accepted());
    }

    @Test
    void thePresidentsNamedVoteBreaksATie() {
        NamedVote[] all = {new NamedVote(1, Sense.FOR), new NamedVote(2, Sense.FOR), new NamedVote(3, Sense.AGAINST), new NamedVote(4, Sense.AGAINST),
            new NamedVote(5, Sense.ABSTENTION)};
        VoteSheet sheet = sheet(entry(BallotMode.PUBLIC, 1, false, null, null, null, null, all));
        assertThat(sheet.check()).isEqualTo(Verdict.accepted());
        assertThat(sheet.count().result().isAdopted()).isTrue();
        refused(entry(BallotMode.PUBLIC, 1, false, null, null, null, Sense.AGAINST, all), "presidentVote", "Le président est inscrit «pour» et non «contre».", BallotRules.ARTICLE);
    }

    @Test
    void whoPresidesIsThere() {
        VoteSheet sheet = sheet(entry(BallotMode.ORDINARY, 0, true, null, null, null, null));
        assertThat(new VoteSheet(sheet.entry(), sheet.roll(), sheet.proxies(), 5, HOUR).check().reasons())
            .containsExactly(new Refusal("votedAt", "M. 5, qui préside, n’est pas en séance à l’heure du vote.", "CGCT, art. L2121-14"));
        assertThat(sheet(new VoteEntry(ItemAction.VOTE, null, null, null, null, 0, 0, true, null, null, null, null, null, null)).check().reasons())
            .containsExactly(new Refusal("mode", "Indiquez le mode de scrutin : vote ordinaire, scrutin public ou scrutin secret.", "CGCT, art. L2121-21"));
    }

    @Property
    void whateverIsAcceptedAddsUp(@ForAll @IntRange(max = 6) int votesFor, @ForAll @IntRange(max = 6) int against, @ForAll @IntRange(max = 6) int abstentions,
        @ForAll Sense president) {
        VoteSheet sheet = sheet(entry(BallotMode.ORDINARY, 0, false, votesFor, against, abstentions, president));
        assertThat(sheet.check().isAccepted())
            .isEqualTo(votesFor + against + abstentions == 5 && (votesFor != against || votesFor == 0 || president == Sense.FOR || president == Sense.AGAINST));
    }

    private static void refused(VoteEntry entry, String field, String sentence, String article) {
        assertThat(sheet(entry).check().reasons()).containsExactly(new Refusal(field, sentence, article));
    }

    /** Four are there, the fifth has given the fourth his proxy, the sixth is absent. */
    private static VoteSheet sheet(VoteEntry entry) {
        List<Presence> presences = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            presences.add(new Presence(i, "M. " + i, i <= 4, null, null, false));
        }
        return new VoteSheet(entry, new RollCall(presences), List.of(new GivenProxy(5, 4, true, 1, false)), 1, HOUR);
    }

    private static VoteEntry entry(BallotMode mode, int askPublic, boolean unanimous, Integer votesFor, Integer against, Integer abstentions, Sense president, NamedVote... names) {
        return new VoteEntry(ItemAction.VOTE, null, null, null, mode, askPublic, 0, unanimous, votesFor, against, abstentions, null, president, List.of(names));
    }
}
