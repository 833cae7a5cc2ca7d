package fr.paraphe.convention;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ConventionRepository extends JpaRepository<Convention, String> {

    List<Convention> findByCommuneOrderByReference(String commune);

    List<Convention> findByCommuneInOrderByReference(Collection<String> communes);
}
