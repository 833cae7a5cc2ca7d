package fr.paraphe.directory;

import java.time.LocalDate;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface CouncillorRepository extends JpaRepository<Councillor, Long> {

    @Query("""
        select c from Councillor c
        where c.commune = :commune and c.inOfficeFrom <= :on and (c.inOfficeUntil is null or c.inOfficeUntil >= :on)
        order by c.orderNumber, c.id""")
    List<Councillor> findInOffice(String commune, LocalDate on);
}
