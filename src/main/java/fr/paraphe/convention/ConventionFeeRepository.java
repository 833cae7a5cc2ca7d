package fr.paraphe.convention;

import org.springframework.data.jpa.repository.JpaRepository;

interface ConventionFeeRepository extends JpaRepository<ConventionFee, ConventionFee.Key> {
}
