package fr.paraphe.council;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface AgendaItemRepository extends JpaRepository<AgendaItem, Long> {

    Optional<AgendaItem> findFirstByReferenceOrderByTurnDesc(String reference);
}
