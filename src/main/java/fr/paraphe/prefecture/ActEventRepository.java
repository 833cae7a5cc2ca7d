package fr.paraphe.prefecture;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ActEventRepository extends JpaRepository<ActEvent, Long> {

    List<ActEvent> findByActIdOrderById(Long actId);

    boolean existsByActIdAndPayloadSha(Long actId, String payloadSha);
}
