package fr.paraphe.contribution;

import jakarta.persistence.LockModeType;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface ContributionRepository extends JpaRepository<Contribution, ContributionId> {

    /** References of the conventions of that range that are billed already. */
    @Query("select c.id.reference from Contribution c where c.id.schoolYear = :schoolYear and c.id.reference between :first and :last")
    List<String> billedBetween(String schoolYear, String first, String last);

    /** Those of a convention, from a school year on; waits for whoever works on them, and keeps others from it until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Contribution c where c.id.reference = :reference and c.id.schoolYear >= :from order by c.id.schoolYear")
    List<Contribution> lockFrom(String reference, String from);

    long countByCampaignAndFlagAndDecidedByIsNull(String campaign, ContributionFlag flag);
}
