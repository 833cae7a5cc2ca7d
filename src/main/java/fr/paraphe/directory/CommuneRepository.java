package fr.paraphe.directory;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface CommuneRepository extends JpaRepository<Commune, String> {

    List<Commune> findAllByOrderByInsee();

    List<Commune> findByNameIgnoreCaseOrderByInsee(String name);

    @Query("select c.insee from Commune c where c.academie = :academie")
    List<String> codesOfAcademie(String academie);

    /** @param beginning in {@link PlainLetters} */
    @Query(value = "select insee from commune where position(:beginning in " + PlainLetters.OF_NAME + ") = 1", nativeQuery = true)
    List<String> codesOfNamesBeginning(String beginning);
}
