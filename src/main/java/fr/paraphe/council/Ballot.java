package fr.paraphe.council;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalTime;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The vote on an item, with its figures. */
@Entity
class Ballot {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private long session;
    @Enumerated(EnumType.STRING)
    private BallotMode mode;
    private int askPublic;
    private int askSecret;
    private int present;
    private int proxies;
    private int votesFor;
    private int against;
    private int abstentions;
    private int blanks;
    @Enumerated(EnumType.STRING)
    private Sense presidentVote;
    private boolean deduced;
    @JdbcTypeCode(SqlTypes.LOCAL_TIME)
    private LocalTime heldAt;

    protected Ballot() {
    }

    Ballot(long session, VoteCount count, int askPublic, int askSecret, LocalTime heldAt) {
        this.session = session;
        this.mode = count.mode();
        this.askPublic = askPublic;
        this.askSecret = askSecret;
        this.present = count.present();
        this.proxies = count.proxies();
        this.votesFor = count.votesFor();
        this.against = count.against();
        this.abstentions = count.abstentions();
        this.blanks = count.blanks();
        this.presidentVote = count.presidentVote();
        this.deduced = count.deduced();
        this.heldAt = heldAt;
    }

    Long id() {
        return id;
    }

    VoteCount count() {
        return new VoteCount(mode, present, proxies, votesFor, against, abstentions, blanks, presidentVote, deduced);
    }

    int askPublic() {
        return askPublic;
    }

    int askSecret() {
        return askSecret;
    }

    LocalTime heldAt() {
        return heldAt;
    }
}
