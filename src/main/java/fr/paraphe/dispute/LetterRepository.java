package fr.paraphe.dispute;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface LetterRepository extends JpaRepository<Letter, String> {

    List<Letter> findByConventionOrderByOpenedAtAscReferenceAsc(String convention);

    List<Letter> findByConventionInOrderByOpenedAtAscReferenceAsc(Collection<String> conventions);

    Optional<Letter> findByDispute(String dispute);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select letter from Letter letter where letter.reference = :reference")
    Optional<Letter> lock(String reference);
}
