package fr.paraphe.convention;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface PartySubstitutionRepository extends JpaRepository<PartySubstitution, PartySubstitution.Key> {

    /** The latest last. */
    @Query("select s from PartySubstitution s where s.key.reference in :references order by s.substitutedOn, s.key.source")
    List<PartySubstitution> ofConventions(Collection<String> references);
}
