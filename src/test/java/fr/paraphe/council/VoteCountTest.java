package fr.paraphe.council;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CGCT, art. L2121-20 and L2121-21. */
class VoteCountTest {

    @ParameterizedTest(name = "{0}: {1} for, {2} against, {3} abstentions, {4} blank, president {5}: adopted {6}")
    @CsvSource({
        "ORDINARY, 33, 0, 0, 0,, true",
        // abstentions are no votes cast: one vote for is enough
        "ORDINARY, 1, 0, 32, 0,, true", "SECRET, 1, 0, 2, 30,, true",
        "ORDINARY, 17, 16, 0, 0,, true", "ORDINARY, 16, 17, 0, 0,, false", "PUBLIC, 0, 1, 32, 0,, false",
        // Castelnaudary, September 2017, with four absent
        "ORDINARY, 26, 2, 5, 0,, true",
        // ties
        "ORDINARY, 16, 16, 1, 0, FOR, true", "ORDINARY, 16, 16, 1, 0, AGAINST, false", "PUBLIC, 10, 10, 13, 0, FOR, true",
        "SECRET, 16, 16, 0, 1,, false", "SECRET, 16, 16, 0, 1, FOR, false",
        // no votes cast
        "ORDINARY, 0, 0, 33, 0,, false", "SECRET, 0, 0, 3, 30,, false",
    })
    void decidesByTheVotesCast(BallotMode mode, int votesFor, int against, int abstentions, int blanks, Sense president, boolean adopted) {
        VoteCount count = new VoteCount(mode, 28, 5, votesFor, against, abstentions, blanks, president, false);
        assertThat(count.check()).isEqualTo(Verdict.accepted());
        assertThat(count.result().isAdopted()).isEqualTo(adopted);
        assertThat(count.result().article()).startsWith("CGCT, art. L2121-20");
    }

    @Test
    void infersTheFiguresOfUnanimityAndSaysSo() {
        VoteCount count = VoteCount.unanimous(BallotMode.ORDINARY, 28, 5);
        assertThat(count.votesFor()).isEqualTo(33);
        assertThat(count.against() + count.abstentions() + count.blanks()).isZero();
        assertThat(count.deduced()).isTrue();
        assertThat(count.isUnanimous()).isTrue();
        assertThat(count.check()).isEqualTo(Verdict.accepted());
        assertThat(count.result().isAdopted()).isTrue();
    }

    @Test
    void refusesWhatDoesNotAddUp() {
        assertThat(count(BallotMode.ORDINARY, 30, 1, 1, 0, null).check().reasons()).containsExactly(new Refusal("votesFor",
            "Le compte n’est pas bon : 30 pour, 1 contre, 1 abstention(s) et 0 blanc(s) ou nul(s) font 32 ; 33 peuvent voter (28 présents et 5 procurations valables).",
            "CGCT, art. L2121-20"));
        assertThat(count(BallotMode.ORDINARY, 34, -1, 0, 0, null).check().reasons())
            .containsExactly(new Refusal("against", "Le nombre de voix contre ne peut être négatif.", "CGCT, art. L2121-20"));
    }

    @Test
    void isNotMisledByFiguresBeyondCounting() {
        assertThat(count(BallotMode.ORDINARY, Integer.MAX_VALUE, Integer.MAX_VALUE, 35, 0, Sense.FOR).check().isAccepted()).isFalse();
    }

    @Test
    void asksForThePresidentsVoteInATie() {
        assertThat(count(BallotMode.PUBLIC, 16, 16, 1, 0, null).check().reasons()).containsExactly(new Refusal("presidentVote",
            "Partage égal des voix, 16 contre 16 : indiquez le sens du vote du président, dont la voix est prépondérante.", "CGCT, art. L2121-20"));
        assertThat(count(BallotMode.PUBLIC, 16, 16, 1, 0, Sense.ABSTENTION).check().reasons()).containsExactly(new Refusal("presidentVote",
            "Partage égal des voix, 16 contre 16, et le président s’est abstenu : sa voix ne peut départager. Faites revoter le conseil ou ajournez l’affaire.",
                "CGCT, art. L2121-20"));
    }

    @Test
    void saysWhyNothingWasAdopted() {
        assertThat(count(BallotMode.SECRET, 16, 16, 0, 1, null).result()).isEqualTo(new VoteResult.NotAdopted(
            "Partage égal des voix au scrutin secret, 16 contre 16 : le président n’a pas voix prépondérante, la délibération n’est pas adoptée.",
                "CGCT, art. L2121-20 et L2121-21"));
        assertThat(count(BallotMode.ORDINARY, 0, 0, 33, 0, null).result()).isEqualTo(new VoteResult.NotAdopted(
            "Aucun suffrage exprimé : la délibération n’est pas adoptée.", "CGCT, art. L2121-20"));
        assertThat(count(BallotMode.ORDINARY, 16, 16, 1, 0, Sense.AGAINST).result()).isEqualTo(new VoteResult.NotAdopted(
            "Partage égal des voix, 16 contre 16 : la voix du président, contre, est prépondérante.", "CGCT, art. L2121-20"));
        assertThat(count(BallotMode.ORDINARY, 16, 17, 0, 0, null).result()).isEqualTo(new VoteResult.NotAdopted(
            "La majorité absolue des suffrages exprimés n’est pas atteinte : 16 voix pour, 17 contre.", "CGCT, art. L2121-20"));
    }

    @Property
    void abstentionsAndBlanksNeverChangeTheResult(@ForAll BallotMode mode, @ForAll @IntRange(max = 40) int votesFor, @ForAll @IntRange(max = 40) int against,
                                                  @ForAll @IntRange(max = 40) int abstentions, @ForAll @IntRange(max = 40) int blanks) {
        VoteCount with = new VoteCount(mode, votesFor + against + abstentions, blanks, votesFor, against, abstentions, blanks, Sense.FOR, false);
        VoteCount without = new VoteCount(mode, votesFor + against, 0, votesFor, against, 0, 0, Sense.FOR, false);
        assertThat(with.check().isAccepted()).isTrue();
        assertThat(with.result()).isEqualTo(without.result());
    }

    @Property
    void moreVotesForThanAgainstIsAdoptedAndFewerIsNot(@ForAll BallotMode mode, @ForAll @IntRange(max = 40) int votesFor, @ForAll @IntRange(max = 40) int against) {
        VoteCount count = new VoteCount(mode, votesFor + against, 0, votesFor, against, 0, 0, null, false);
        if (votesFor != against) {
            assertThat(count.result().isAdopted()).isEqualTo(votesFor > against);
        } else if (mode == BallotMode.SECRET || votesFor == 0) {
            assertThat(count.result().isAdopted()).isFalse();
        } else {
            assertThat(count.check().isAccepted()).isFalse();
        }
    }

    private static VoteCount count(BallotMode mode, int votesFor, int against, int abstentions, int blanks, Sense president) {
        return new VoteCount(mode, 28, 5, votesFor, against, abstentions, blanks, president, false);
    }
}
