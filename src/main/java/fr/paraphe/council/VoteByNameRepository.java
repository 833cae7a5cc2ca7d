package fr.paraphe.council;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface VoteByNameRepository extends JpaRepository<VoteByName, Long> {

    List<VoteByName> findByBallotOrderById(long ballot);

    @Query("select v from VoteByName v where v.ballot in (select b.id from Ballot b where b.session = :session) order by v.id")
    List<VoteByName> ofSession(long session);

    /** At once, because the ballot they belong to goes next; each by itself, so that the audit trail has what they said. */
    default void clear(long session) {
        deleteAll(ofSession(session));
        flush();
    }
}
