package fr.paraphe.council;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface BallotRepository extends JpaRepository<Ballot, Long> {

    Optional<Ballot> findBySession(long session);

    /** At once, because the row that replaces it carries the same unique key; by itself, so that the audit trail has what it said. */
    default void clear(long session) {
        findBySession(session).ifPresent(this::delete);
        flush();
    }
}
