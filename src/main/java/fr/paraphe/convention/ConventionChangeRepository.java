package fr.paraphe.convention;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ConventionChangeRepository extends JpaRepository<ConventionChange, Long> {

    List<ConventionChange> findByReferenceOrderById(String reference);
}
