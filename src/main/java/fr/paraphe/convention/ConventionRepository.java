package fr.paraphe.convention;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface ConventionRepository extends JpaRepository<Convention, String> {

    List<Convention> findByCommuneOrderByReference(String commune);

    List<Convention> findByCommuneInOrderByReference(Collection<String> communes);

    /** The convention, until the end of the transaction for nobody else: what changes it after its signature does so one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Convention c where c.reference = :reference")
    Optional<Convention> lock(String reference);
}
