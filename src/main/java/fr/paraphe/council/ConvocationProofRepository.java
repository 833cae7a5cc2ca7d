package fr.paraphe.council;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ConvocationProofRepository extends JpaRepository<ConvocationProof, Long> {

    List<ConvocationProof> findByConvocationOrderById(long convocation);
}
