package fr.paraphe.directory;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface CirconscriptionRepository extends JpaRepository<Circonscription, String> {

    List<Circonscription> findByNameIgnoreCaseOrderByCode(String name);
}
