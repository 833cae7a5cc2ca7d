package fr.paraphe.prefecture;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface PrefectureLetterRepository extends JpaRepository<PrefectureLetter, Long> {

    List<PrefectureLetter> findByActIdOrderByReceivedOnAscIdAsc(Long actId);

    List<PrefectureLetter> findByActIdIn(Collection<Long> actIds);

    Optional<PrefectureLetter> findByActIdAndSameLetterKey(Long actId, String sameLetterKey);

    Optional<PrefectureLetter> findByActIdAndTask(Long actId, String task);
}
