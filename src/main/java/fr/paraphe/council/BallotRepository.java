package fr.paraphe.council;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface BallotRepository extends JpaRepository<Ballot, Long> {

    Optional<Ballot> findBySession(long session);

    /** At once, because the row that replaces it carries the same unique key. */
    @Modifying(flushAutomatically = true)
    @Query("delete from Ballot where session = :session")
    void clear(long session);
}
