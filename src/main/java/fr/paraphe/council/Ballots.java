package fr.paraphe.council;

import fr.paraphe.council.NamedVotes.NamedVote;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps the vote of a session with its names. */
@Component
class Ballots {

    private final BallotRepository ballots;
    private final VoteByNameRepository votes;

    Ballots(BallotRepository ballots, VoteByNameRepository votes) {
        this.ballots = ballots;
        this.votes = votes;
    }

    Optional<Ballot> of(CouncilFile file) {
        return ballots.findBySession(file.session().id());
    }

    /** Takes the place of whatever was recorded before. */
    void keep(CouncilFile file, VoteSheet sheet) {
        forget(file);
        VoteEntry entry = sheet.entry();
        Ballot ballot = ballots.saveAndFlush(new Ballot(file.session().id(), sheet.count(), entry.askPublic(), entry.askSecret(), sheet.heldAt()));
        votes.saveAll(entry.byName().stream().map(vote -> new VoteByName(ballot.id(), vote)).toList());
    }

    void forget(CouncilFile file) {
        votes.clear(file.session().id());
        ballots.clear(file.session().id());
    }

    /** As it was entered; inferred figures are left out again. */
    VoteEntry entry(CouncilFile file, Ballot ballot) {
        VoteCount count = ballot.count();
        boolean figures = !count.deduced();
        return new VoteEntry(ItemAction.VOTE, null, file.item().number().orElse(null), ballot.heldAt(), count.mode(), ballot.askPublic(), ballot.askSecret(), count.isUnanimous(),
            figures ? count.votesFor() : null, figures ? count.against() : null, figures ? count.abstentions() : null, figures ? count.blanks() : null,
            count.presidentVote(), names(ballot));
    }

    /** As the extract prints it. */
    String result(CouncilFile file, Ballot ballot) {
        Map<Sense, List<String>> names = new EnumMap<>(Sense.class);
        for (Sense sense : Sense.values()) {
            names.put(sense, names(ballot).stream().filter(vote -> vote.sense() == sense).map(NamedVote::voter).map(file::name).toList());
        }
        return new ResultSentence(ballot.count(), names).text();
    }

    private List<NamedVote> names(Ballot ballot) {
        return votes.findByBallotOrderById(ballot.id()).stream().map(VoteByName::vote).toList();
    }
}
