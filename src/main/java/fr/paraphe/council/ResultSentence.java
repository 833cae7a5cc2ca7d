package fr.paraphe.council;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The result of a vote as the town writes it under a deliberation: «ADOPTÉ À L’UNANIMITÉ», or figures with the names of those against and of those who abstained.
 *
 * @param names the voters' names by what they voted, as far as they were named
 */
record ResultSentence(VoteCount count, Map<Sense, List<String>> names) {

    String text() {
        VoteResult result = count.result();
        String ballot = count.mode() == BallotMode.ORDINARY ? "" : " AU " + count.mode().french().toUpperCase(Locale.FRENCH);
        if (result.isAdopted() && count.isUnanimous()) {
            String abstentions = figure(count.abstentions(), "Abstention", Sense.ABSTENTION) + figure(count.blanks(), "Bulletin blanc ou nul", Sense.BLANK);
            return "ADOPTÉ À L’UNANIMITÉ" + (ballot.isEmpty() ? "" : " DES SUFFRAGES EXPRIMÉS" + ballot) + abstentions;
        }
        String tie = count.isTie() && count.mode() != BallotMode.SECRET ? ", la voix du président étant prépondérante" : "";
        return (result.isAdopted() ? "ADOPTÉ" : "REJETÉ") + ballot + " : " + count.votesFor() + " voix Pour" + named(Sense.FOR)
            + ", " + count.against() + " voix Contre" + named(Sense.AGAINST) + figure(count.abstentions(), "Abstention", Sense.ABSTENTION)
            + figure(count.blanks(), "Bulletin blanc ou nul", Sense.BLANK) + tie;
    }

    private String figure(int figure, String label, Sense sense) {
        if (figure == 0) {
            return "";
        }
        String plural = figure > 1 ? label.replace("Bulletin blanc ou nul", "Bulletins blancs ou nuls").replaceFirst("Abstention$", "Abstentions") : label;
        return ", " + figure + " " + plural + named(sense);
    }

    private String named(Sense sense) {
        List<String> voters = names.getOrDefault(sense, List.of());
        return voters.isEmpty() ? "" : voters.stream().collect(Collectors.joining(", ", " (", ")"));
    }
}
