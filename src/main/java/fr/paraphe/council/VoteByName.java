package fr.paraphe.council;

import fr.paraphe.council.NamedVotes.NamedVote;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** How one member voted, or was voted for by the holder of his or her proxy. */
@Entity
class VoteByName {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private long ballot;
    private long voter;
    @Enumerated(EnumType.STRING)
    private Sense sense;

    protected VoteByName() {
    }

    VoteByName(long ballot, NamedVote vote) {
        this.ballot = ballot;
        this.voter = vote.voter();
        this.sense = vote.sense();
    }

    NamedVote vote() {
        return new NamedVote(voter, sense);
    }
}
