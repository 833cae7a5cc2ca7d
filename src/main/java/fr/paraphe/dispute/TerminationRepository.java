package fr.paraphe.dispute;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface TerminationRepository extends JpaRepository<Termination, String> {

    Optional<Termination> findByLetter(String letter);
}
