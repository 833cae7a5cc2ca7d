package fr.paraphe.signature;

import org.springframework.data.jpa.repository.JpaRepository;

interface ExecutoryOverrideRepository extends JpaRepository<ExecutoryOverride, String> {
}
