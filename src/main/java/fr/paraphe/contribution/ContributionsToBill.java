package fr.paraphe.contribution;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Contributions as titres ask for them. */
interface ContributionsToBill extends Repository<Contribution, ContributionId> {

    Optional<Contribution> findById(ContributionId id);

    /** Those of a campaign for which no titre was ever issued. */
    @Query("""
        select c from Contribution c where c.campaign = :campaign and c.due = true and c.amount > 0
        and not exists (select t.id from Titre t where t.reference = c.id.reference and t.schoolYear = c.id.schoolYear) order by c.id.reference""")
    List<Contribution> toNumber(String campaign, Limit limit);

    /** Waits for whoever works on it, and keeps others from it until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Contribution c where c.id = :id")
    Optional<Contribution> lock(ContributionId id);
}
