package fr.paraphe.directory;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface CommuneRepository extends JpaRepository<Commune, String> {

    List<Commune> findAllByOrderByInsee();

    List<Commune> findByAcademieOrderByInsee(String academie);

    List<Commune> findByCirconscriptionOrderByInsee(String circonscription);
}
