package fr.paraphe.contribution;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface CampaignRepository extends JpaRepository<Campaign, String> {

    /** Waits for whoever works on the campaign at this moment, and keeps others from it until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Campaign c where c.reference = :reference")
    Optional<Campaign> lock(String reference);

    /** As {@link #lock}, those of an académie from a school year on, in one order for everybody. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Campaign c where c.academie = :academie and c.schoolYear >= :from order by c.reference")
    List<Campaign> lockFrom(String academie, String from);

    List<Campaign> findByAcademieInOrderBySchoolYearDescAcademie(Collection<String> academies);

    List<Campaign> findAllByOrderBySchoolYearDescAcademie();
}
