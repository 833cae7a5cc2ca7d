package fr.paraphe.signature;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface SignatureRepository extends JpaRepository<Signature, Long> {

    List<Signature> findByRoundIdOrderById(Long roundId);

    Optional<Signature> findByRoundIdAndParty(Long roundId, Party party);
}
