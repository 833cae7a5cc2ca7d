package fr.paraphe.contribution;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface TitreReminderRepository extends JpaRepository<TitreReminder, Long> {

    List<TitreReminder> findByTitreIdOrderByOrdinal(long titreId);
}
