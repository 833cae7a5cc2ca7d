package fr.paraphe.council;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A count of votes and what it decides: the absolute majority of the votes cast, abstentions and blank or void papers being none
 * (CGCT, art. L2121-20). A tie is the president's to break, except in a secret ballot.
 *
 * @param present       members present who may vote
 * @param proxies       valid proxies
 * @param presidentVote how the president voted, asked for only in a tie that his vote breaks; may be null
 * @param deduced       the figures are inferred from «à l’unanimité», which does not tell whether anybody abstained
 */
public record VoteCount(BallotMode mode, int present, int proxies, int votesFor, int against, int abstentions, int blanks,
                        Sense presidentVote, boolean deduced) {

    public static final String ARTICLE = "CGCT, art. L2121-20";

    public VoteCount {
        Objects.requireNonNull(mode, "mode");
    }

    /** «À l’unanimité» without figures: all who may vote are taken to have voted for, and the count says that this is inferred. */
    public static VoteCount unanimous(BallotMode mode, int present, int proxies) {
        return new VoteCount(mode, present, proxies, present + proxies, 0, 0, 0, null, true);
    }

    /** Those who may vote. */
    public int voters() {
        return present + proxies;
    }

    /** Votes cast, «suffrages exprimés». */
    public int cast() {
        return votesFor + against;
    }

    public boolean isTie() {
        return cast() > 0 && votesFor == against;
    }

    /** Nobody against among the votes cast; there may be abstentions. */
    public boolean isUnanimous() {
        return votesFor > 0 && against == 0;
    }

    /**
     * Refuses figures below zero, a sum other than the number of those who may vote, and a tie that the president has not broken (on {@code presidentVote}).
     */
    public Verdict check() {
        List<Refusal> reasons = new ArrayList<>();
        notNegative("votesFor", "voix pour", votesFor, reasons);
        notNegative("against", "voix contre", against, reasons);
        notNegative("abstentions", "abstentions", abstentions, reasons);
        notNegative("blanks", "bulletins blancs ou nuls", blanks, reasons);
        if (!reasons.isEmpty()) {
            return new Verdict.Refused(reasons);
        }
        long sum = (long) votesFor + against + abstentions + blanks;
        if (sum != voters()) {
            return Verdict.refused("votesFor",
                "Le compte n’est pas bon : %d pour, %d contre, %d abstention(s) et %d blanc(s) ou nul(s) font %d ; %d peuvent voter (%d présents et %d procurations valables)."
                .formatted(votesFor, against, abstentions, blanks, sum, voters(), present, proxies), ARTICLE);
        }
        if (isTie() && mode != BallotMode.SECRET) {
            if (presidentVote == null) {
                return Verdict.refused("presidentVote", "Partage égal des voix, %d contre %d : indiquez le sens du vote du président, dont la voix est prépondérante."
                    .formatted(votesFor, against), ARTICLE);
            }
            if (presidentVote != Sense.FOR && presidentVote != Sense.AGAINST) {
                return Verdict.refused("presidentVote",
                    "Partage égal des voix, %d contre %d, et le président s’est abstenu : sa voix ne peut départager. Faites revoter le conseil ou ajournez l’affaire."
                    .formatted(votesFor, against), ARTICLE);
            }
        }
        return Verdict.accepted();
    }

    /** What was decided; call {@link #check()} first. */
    public VoteResult result() {
        if (cast() == 0) {
            return new VoteResult.NotAdopted("Aucun suffrage exprimé : la délibération n’est pas adoptée.", ARTICLE);
        }
        if (!isTie()) {
            String figures = "%d voix pour, %d contre".formatted(votesFor, against);
            return votesFor > against
                ? new VoteResult.Adopted("Majorité absolue des suffrages exprimés : %s.".formatted(figures), ARTICLE)
                : new VoteResult.NotAdopted("La majorité absolue des suffrages exprimés n’est pas atteinte : %s.".formatted(figures), ARTICLE);
        }
        if (mode == BallotMode.SECRET) {
            return new VoteResult.NotAdopted("Partage égal des voix au scrutin secret, %d contre %d : le président n’a pas voix prépondérante, la délibération n’est pas adoptée."
                .formatted(votesFor, against), ARTICLE + " et L2121-21");
        }
        String tie = "Partage égal des voix, %d contre %d : la voix du président, %s, est prépondérante.".formatted(votesFor, against,
            presidentVote == Sense.FOR ? "pour" : "contre");
        return presidentVote == Sense.FOR ? new VoteResult.Adopted(tie, ARTICLE) : new VoteResult.NotAdopted(tie, ARTICLE);
    }

    private static void notNegative(String field, String label, int figure, List<Refusal> reasons) {
        if (figure < 0) {
            reasons.add(new Refusal(field, "Le nombre de %s ne peut être négatif.".formatted(label), ARTICLE));
        }
    }
}
