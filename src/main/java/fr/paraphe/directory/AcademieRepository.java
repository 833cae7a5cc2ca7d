package fr.paraphe.directory;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface AcademieRepository extends JpaRepository<Academie, String> {

    List<Academie> findByNameIgnoreCaseOrderByCode(String name);
}
