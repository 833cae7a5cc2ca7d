package fr.paraphe.prefecture;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface ActRepository extends JpaRepository<Act, Long> {

    Optional<Act> findByReference(String reference);

    Optional<Act> findByIdentifier(String identifier);

    /** Until the transaction ends, nobody else changes this act: two deliveries of one receipt come one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select act from Act act where act.reference = :reference")
    Optional<Act> lockByReference(String reference);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select act from Act act where act.identifier = :identifier")
    Optional<Act> lockByIdentifier(String identifier);

    boolean existsByCommuneAndNumberEmittedAndReferenceNot(String commune, String numberEmitted, String reference);
}
