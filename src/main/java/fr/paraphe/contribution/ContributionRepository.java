package fr.paraphe.contribution;

import org.springframework.data.jpa.repository.JpaRepository;

interface ContributionRepository extends JpaRepository<Contribution, ContributionId> {
}
