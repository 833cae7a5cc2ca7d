package fr.paraphe.council;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface ConvocationRepository extends JpaRepository<Convocation, Long> {

    Optional<Convocation> findBySession(long session);
}
