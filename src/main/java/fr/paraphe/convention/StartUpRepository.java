package fr.paraphe.convention;

import org.springframework.data.jpa.repository.JpaRepository;

interface StartUpRepository extends JpaRepository<StartUp, String> {
}
