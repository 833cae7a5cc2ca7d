package fr.paraphe.avenant;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface AvenantRepository extends JpaRepository<Avenant, String> {

    List<Avenant> findByConventionOrderByNumber(String convention);

    List<Avenant> findByConventionInOrderByConventionAscNumberAsc(Collection<String> conventions);

    List<Avenant> findByCommuneInOrderByConventionAscNumberAsc(Collection<String> communes);

    Optional<Avenant> findByProposesAgain(String late);

    @Query("select a.convention from Avenant a where a.reference = :reference")
    Optional<String> conventionOf(String reference);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Avenant a where a.convention = :convention order by a.number")
    List<Avenant> lockAll(String convention);
}
