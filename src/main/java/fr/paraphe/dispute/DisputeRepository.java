package fr.paraphe.dispute;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface DisputeRepository extends JpaRepository<Dispute, String> {

    List<Dispute> findByConventionOrderByOpenedAtAscReferenceAsc(String convention);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select dispute from Dispute dispute where dispute.reference = :reference")
    Optional<Dispute> lock(String reference);
}
