package fr.paraphe.council;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface VoteByNameRepository extends JpaRepository<VoteByName, Long> {

    List<VoteByName> findByBallotOrderById(long ballot);

    /** At once, because the ballot they belong to goes next. */
    @Modifying(flushAutomatically = true)
    @Query("delete from VoteByName where ballot in (select id from Ballot where session = :session)")
    void clear(long session);
}
