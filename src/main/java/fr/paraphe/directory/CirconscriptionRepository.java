package fr.paraphe.directory;

import org.springframework.data.jpa.repository.JpaRepository;

interface CirconscriptionRepository extends JpaRepository<Circonscription, String> {
}
