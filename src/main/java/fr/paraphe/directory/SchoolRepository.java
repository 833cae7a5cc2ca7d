package fr.paraphe.directory;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface SchoolRepository extends JpaRepository<School, Long> {

    List<School> findByCommuneOrderById(String commune);

    List<School> findByCommuneInAndUaiNotNull(Collection<String> communes);
}
