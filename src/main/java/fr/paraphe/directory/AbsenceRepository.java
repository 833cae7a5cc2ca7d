package fr.paraphe.directory;

import java.time.LocalDate;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface AbsenceRepository extends JpaRepository<Absence, Long> {

    @Query("select a from Absence a where a.role = :role and a.party = :party and a.cancelledAt is null and a.startsOn <= :on and a.endsOn >= :on order by a.id")
    List<Absence> ofGroup(String role, String party, LocalDate on);

    @Query("select a from Absence a where (a.absent in :accounts or a.deputy in :accounts) and a.cancelledAt is null and a.startsOn <= :until and a.endsOn >= :from order by a.id")
    List<Absence> concerning(List<String> accounts, LocalDate from, LocalDate until);

    @Query("select a from Absence a where a.takenOverAt is null and a.cancelledAt is null and a.startsOn <= :on and a.endsOn >= :on order by a.id")
    List<Absence> begun(LocalDate on);

    @Query("select a from Absence a where a.takenOverAt is not null and a.handedBackAt is null and (a.cancelledAt is not null or a.endsOn < :on) order by a.id")
    List<Absence> over(LocalDate on);

    List<Absence> findAllByOrderByStartsOnDescIdDesc();
}
