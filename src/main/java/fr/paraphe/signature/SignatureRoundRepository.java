package fr.paraphe.signature;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface SignatureRoundRepository extends JpaRepository<SignatureRound, Long> {

    Optional<SignatureRound> findByCurrentReference(String reference);

    List<SignatureRound> findByReferenceOrderById(String reference);
}
