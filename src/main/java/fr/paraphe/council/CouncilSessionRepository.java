package fr.paraphe.council;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface CouncilSessionRepository extends JpaRepository<CouncilSession, Long> {

    Optional<CouncilSession> findFirstByAgendaItemOrderByAttemptDesc(long agendaItem);
}
