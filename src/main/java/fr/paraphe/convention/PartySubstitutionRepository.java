package fr.paraphe.convention;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface PartySubstitutionRepository extends JpaRepository<PartySubstitution, PartySubstitution.Key> {

    /** Those that have begun, the latest last. */
    @Query("select s from PartySubstitution s where s.key.reference in :references and s.substitutedOn <= :today order by s.substitutedOn, s.key.source")
    List<PartySubstitution> inPlace(Collection<String> references, LocalDate today);
}
