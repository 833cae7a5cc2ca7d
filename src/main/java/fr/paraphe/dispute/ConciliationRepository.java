package fr.paraphe.dispute;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface ConciliationRepository extends JpaRepository<Conciliation, Long> {

    List<Conciliation> findByReferenceOrderByNumber(String dispute);

    List<Conciliation> findByReferenceInOrderByNumber(Collection<String> disputes);

    Optional<Conciliation> findFirstByReferenceOrderByNumberDesc(String dispute);
}
