package fr.paraphe.dispute;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface CommitmentRepository extends JpaRepository<ConciliationCommitment, Long> {

    List<ConciliationCommitment> findByConciliationOrderByPosition(long conciliation);

    List<ConciliationCommitment> findByConciliationInOrderByPosition(Collection<Long> conciliations);

    void deleteByConciliation(long conciliation);
}
