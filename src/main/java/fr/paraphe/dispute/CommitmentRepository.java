package fr.paraphe.dispute;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface CommitmentRepository extends JpaRepository<ConciliationCommitment, Long> {

    List<ConciliationCommitment> findByConciliationOrderByPosition(long conciliation);

    void deleteByConciliation(long conciliation);
}
