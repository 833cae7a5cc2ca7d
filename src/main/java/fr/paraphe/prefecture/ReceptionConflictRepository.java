package fr.paraphe.prefecture;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface ReceptionConflictRepository extends JpaRepository<ReceptionConflict, Long> {

    List<ReceptionConflict> findByActIdOrderById(Long actId);

    Optional<ReceptionConflict> findByActIdAndPayloadSha(Long actId, String payloadSha);
}
